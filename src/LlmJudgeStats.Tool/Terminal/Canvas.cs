using System.Globalization;
using System.Text;
using LlmJudgeStats.Reporting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>Lines and tables, drawn by Spectre.Console into a string. Every text is literal: nothing in it is markup.</summary>
internal sealed class Canvas : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly IAnsiConsole _console;

    public Canvas(Screen screen)
    {
        _console = AnsiConsole.Create(new()
        {
            Ansi = screen.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = screen.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_text),
            Enrichment = new() { UseDefaultEnrichers = false },   // a build server is not a terminal, whatever its variables say
        });
        _console.Profile.Width = screen.Width;
    }

    public void Line(string text = "", Style? style = null)
    {
        if (text.Length > 0) _console.Write(new Paragraph(text, style));
        _console.Write(new Text("\n"));
    }

    /// <summary>A table without lines: a header, then rows. Text stands left and may wrap; numbers stand right in one piece.</summary>
    public void Table(PageTable page)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var column in page.Columns) table.AddColumn(Column(column));
        foreach (var row in page.Rows) table.AddRow(row.Select(cell => (IRenderable)new Text(PlainText.Escape(cell))));
        _console.Write(table);
    }

    private static TableColumn Column(PageColumn column)
    {
        var isText = column.Cells == PageCells.Text;
        return new(new Text(PlainText.Escape(column.Name), new Style(decoration: Decoration.Bold)))
        {
            Padding = new Padding(0, 0, 2, 0),
            NoWrap = !isText,
            Alignment = isText ? Justify.Left : Justify.Right,
        };
    }

    public void Dispose() => _text.Dispose();

    /// <summary>What was drawn, without blanks at the ends of lines.</summary>
    public override string ToString()
    {
        var trimmed = new StringBuilder();
        var lines = _text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        foreach (var line in lines) trimmed.Append(line.TrimEnd(' ')).Append('\n');
        return trimmed.ToString();
    }
}
