using Spectre.Console;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>A page as text: blocks with a blank line between them, for a terminal, a pipe or a file. Pictures are left out.</summary>
internal static class PageText
{
    private static readonly Style s_strong = new(decoration: Decoration.Bold);

    /// <summary>Writes it block by block.</summary>
    public static void Write(TextWriter output, Page page, Screen screen)
    {
        using var canvas = new Canvas(screen, output);
        var isFirst = true;
        foreach (var block in page.Blocks)
        {
            if (!isFirst) canvas.Line();
            isFirst = false;
            Draw(canvas, block);
        }
        canvas.End();
    }

    private static void Draw(Canvas canvas, IPageBlock block)
    {
        switch (block)
        {
            case PageHeading heading:
                canvas.Line(PlainText.Escape(heading.Text));
                break;
            case PageParagraph paragraph:
                var style = paragraph.Weight == PageWeight.Strong ? s_strong : (Style?)null;
                foreach (var line in paragraph.Lines) canvas.Line(PlainText.Escape(line), style);
                break;
            case PageTable table:
                canvas.Table(table);
                break;
            case PageNote note:
                Draw(canvas, note);
                break;
            case PageNotes notes:
                foreach (var note in notes.Notes) Draw(canvas, note);
                break;
            default:
                throw new InvalidOperationException($"no text for a {block.GetType().Name}");
        }
    }

    private static void Draw(Canvas canvas, PageNote note)
    {
        canvas.Line($"{note.Word} {note.Code}: {PlainText.Escape(note.Message)}", new Style(Colour(note.Severity)));
        canvas.Line($"  -> {PlainText.Escape(note.Fix)}");
    }

    private static Color Colour(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Info => Color.Aqua,
        DiagnosticSeverity.Warning => Color.Yellow,
        DiagnosticSeverity.Error => Color.Red,
    };
}
