using System.Text;
using Spectre.Console;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>
/// A table without colours, as wide as it is, row by row: what <see cref="Canvas"/> draws with Spectre.Console where something has to be
/// wrapped, to the character.
/// </summary>
/// <param name="page">The table.</param>
/// <param name="widths">How wide each column is.</param>
internal sealed class PlainTable(PageTable page, int[] widths)
{
    private const int Gap = 2;    // columns behind each cell


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
        yield return Line(line, page.Columns.Select(column => column.Name));
        foreach (var row in page.Rows) yield return Line(line, row);
    }

    private string Line(StringBuilder line, IEnumerable<string> cells)
    {
        line.Clear();
        var column = 0;
        foreach (var cell in cells)
        {
            var text = PlainText.Escape(cell);
            var room = widths[column] - Width(text);
            if (page.Columns[column].Cells == PageCells.Text) line.Append(text).Append(' ', room);
            else line.Append(' ', room).Append(text);
            line.Append(' ', Gap);
            column++;
        }
        return line.ToString();
    }

    private static int Width(string text) => text.GetCellWidth();
}
