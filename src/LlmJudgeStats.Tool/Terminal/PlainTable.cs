using System.Text;
using Spectre.Console;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>
/// A table without colours, as wide as it is, row by row: what <see cref="Canvas"/> draws with Spectre.Console where something has to be
/// wrapped, to the character.
/// </summary>
internal sealed class PlainTable
{
    private const int Gap = 2;    // columns behind each cell

    private readonly PageTable _page;
    private readonly int[] _widths;

    private PlainTable(PageTable page, int[] widths)
    {
        _page = page;
        _widths = widths;
    }

    /// <summary>The table, if it is no wider than the screen.</summary>
    public static PlainTable? Fitting(PageTable page, int width)
    {
        int[] widths = [.. page.Columns.Select(column => Width(PlainText.Escape(column.Name)))];
        foreach (var row in page.Rows)
        {
            for (var i = 0; i < widths.Length; i++) widths[i] = Math.Max(widths[i], Width(PlainText.Escape(row[i])));
        }
        return widths.Sum() + (Gap * widths.Length) <= width ? new(page, widths) : null;
    }

    public IEnumerable<string> Lines()
    {
        var line = new StringBuilder();
        yield return Line(line, _page.Columns.Select(column => column.Name));
        foreach (var row in _page.Rows) yield return Line(line, row);
    }

    private string Line(StringBuilder line, IEnumerable<string> cells)
    {
        line.Clear();
        var column = 0;
        foreach (var cell in cells)
        {
            var text = PlainText.Escape(cell);
            var room = _widths[column] - Width(text);
            if (_page.Columns[column].Cells == PageCells.Text) line.Append(text).Append(' ', room);
            else line.Append(' ', room).Append(text);
            line.Append(' ', Gap);
            column++;
        }
        return line.ToString();
    }

    private static int Width(string text) => text.GetCellWidth();
}
