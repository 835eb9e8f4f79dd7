using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>Lines and tables, drawn by Spectre.Console and passed on block by block. Every text is literal, never markup.</summary>
internal sealed class Canvas : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly IAnsiConsole _console;
    private readonly Screen _screen;
    private readonly TidyLines _lines;

    public Canvas(Screen screen, TextWriter output)
    {
        _screen = screen;
        _lines = new(output);
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

    /// <summary>A line; what is set in stays so where a terminal breaks it.</summary>
    public void Line(string text = "", Style? style = null)
    {
        var indent = _screen.IsTerminal ? Math.Min(text.Length - text.TrimStart(' ').Length, _screen.Width / 4) : 0;
        _console.Profile.Width = _screen.Width - indent;
        if (text.Length > 0) _console.Write(new Paragraph(text[indent..], style));
        _console.Write(new Text("\n"));
        _console.Profile.Width = _screen.Width;
        Settle(new(' ', indent));
    }

    /// <summary>A table without lines: a header, then rows. Text stands left and may wrap; numbers stand right in one piece.</summary>
    public void Table(PageTable page)
    {
        // Spectre.Console holds every cell of a table; where nothing has to be wrapped or coloured, rows go by one by one.
        if (!_screen.Colour && PlainTable.Fitting(page, _screen.Width) is { } plain)
        {
            foreach (var line in plain.Lines()) _lines.Add(line);
            return;
        }
        var table = new Table().Border(TableBorder.None);
        foreach (var column in page.Columns) table.AddColumn(Column(column));
        foreach (var row in page.Rows) table.AddRow(row.Select(cell => (IRenderable)new Text(PlainText.Escape(cell))));
        _console.Write(table);
        Settle();
    }

    /// <summary>Ends the last line: no blank line stands below it.</summary>
    public void End() => _lines.End();

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

    // What was drawn goes its way.
    private void Settle(string indent = "")
    {
        var drawn = _text.GetStringBuilder();
        var lines = drawn.ToString().ReplaceLineEndings("\n").Split('\n');
        foreach (var line in lines.AsSpan(0, lines.Length - 1)) _lines.Add(indent + line);
        drawn.Clear();
    }
}
