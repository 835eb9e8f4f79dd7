using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Which Markdown.</summary>
internal enum MarkdownDialect
{
    /// <summary>For pull requests and wikis: at most 60,000 characters.</summary>
    Plain,

    /// <summary>For the summary of a step of GitHub Actions: alerts, a picture in characters, at most 1,000,000 bytes.</summary>
    GitHub,
}

/// <summary>A document as Markdown. What is too long loses sections from the end, then rows of a table, and says how many.</summary>
internal static class MarkdownDocument
{
    private const int LongestComment = 60_000;       // characters: GitHub refuses 65,536
    private const int LongestSummary = 1_000_000;    // bytes: GitHub drops a summary above 1 MiB whole
    private const int RoomForTheEnd = 400;           // what is said about what is left out

    public static void Write(TextWriter output, ReportDocument document, MarkdownDialect dialect)
    {
        var limit = (dialect == MarkdownDialect.GitHub ? LongestSummary : LongestComment) - RoomForTheEnd;
        var sections = document.Sections.Where(section => section.Blocks.Any(block => block is not DocumentFigure)).ToList();
        var head = Head(document, dialect);
        output.Write(head);
        var used = Size(head, dialect);
        for (var i = 0; i < sections.Count; i++)
        {
            var text = new StringBuilder();
            var left = Section(text, sections[i], limit - used, dialect);
            if (left is null)
            {
                output.Write($"\n{Left(sections.Count - i, "more sections")}");
                return;
            }
            output.Write(text);
            used += Size(text.ToString(), dialect);
            if (left == 0) continue;
            output.Write($"\n{Left(left.Value, "more rows")}");
            return;
        }
    }

    private static string Left(int count, string what) => Invariant($"… and {count:N0} {what}: see the JSON.\n");

    private static long Size(string text, MarkdownDialect dialect) =>
        dialect == MarkdownDialect.GitHub ? Encoding.UTF8.GetByteCount(text) : text.Length;

    private static string Head(ReportDocument document, MarkdownDialect dialect)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {MarkdownText.Escape(document.Question)}\n\n");
        if (document.Verdict is { } verdict) text.Append(CultureInfo.InvariantCulture, $"{Sign(verdict.Tone)} **{verdict.Word}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{MarkdownText.Escape(document.Sentence)}**\n");
        foreach (var note in document.Notices) Note(text, note, dialect);
        if (dialect == MarkdownDialect.GitHub && document.Picture is IntervalPicture picture)
            Code(text, new(CharacterPicture.Of(picture)));
        return text.ToString();
    }

    private static string Sign(DocumentTone tone) => tone switch
    {
        DocumentTone.Good => "✓",
        DocumentTone.Bad => "✗",
        DocumentTone.Open => "?",
    };

    private static void Note(StringBuilder text, PageNote note, MarkdownDialect dialect)
    {
        var message = MarkdownText.Escape(note.Message);
        var fix = MarkdownText.Escape(note.Fix);
        if (dialect == MarkdownDialect.GitHub)
        {
            var kind = note.Severity switch
            {
                DiagnosticSeverity.Error => "CAUTION",
                DiagnosticSeverity.Warning => "WARNING",
                DiagnosticSeverity.Info => "NOTE",
            };
            text.Append(CultureInfo.InvariantCulture, $"\n> [!{kind}]\n> {note.Code}: {message}\n> {fix}\n");
        }
        else text.Append(CultureInfo.InvariantCulture, $"\n- **{note.Word} {note.Code}**: {message} → {fix}\n");
    }

    /// <summary>Adds a section.</summary>
    /// <returns>0: whole; more: so many rows of its table are left out; <see langword="null"/>: there was no room for any of it.</returns>
    private static int? Section(StringBuilder text, DocumentSection section, long room, MarkdownDialect dialect)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {MarkdownText.Escape(section.Title)}\n");
        foreach (var block in section.Blocks)
        {
            if (block is DocumentTable { IsDetail: true }) continue;
            if (block is DocumentTable table)
            {
                var left = Table(text, table, room, dialect);
                if (left == table.Rows.Count && left > 0) return null;
                if (left > 0) return left;
                continue;
            }
            Block(text, block, dialect);
            if (Size(text.ToString(), dialect) > room) return null;
        }
        return 0;
    }

    private static int Table(StringBuilder text, DocumentTable table, long room, MarkdownDialect dialect)
    {
        text.Append("\n|");
        foreach (var column in table.Columns) text.Append(CultureInfo.InvariantCulture, $" {MarkdownText.Escape(column.Name)} |");
        text.Append("\n|");
        foreach (var column in table.Columns) text.Append(column.Cells == PageCells.Numbers ? " ---: |" : " --- |");
        text.Append('\n');
        var used = Size(text.ToString(), dialect);
        var written = 0;
        foreach (var cells in table.Rows)
        {
            var row = $"| {string.Join(" | ", cells.Select(cell => MarkdownText.Escape(CellText.Of(in cell, CellStyle.Brackets))))} |\n";
            used += Size(row, dialect);
            if (used > room) return table.Rows.Count - written;
            text.Append(row);
            written++;
        }
        return 0;
    }

    private static void Block(StringBuilder text, IDocumentBlock block, MarkdownDialect dialect)
    {
        switch (block)
        {
            case DocumentFigure or DocumentBibliography:
                break;
            case DocumentLines lines:
                foreach (var line in lines.Lines) text.Append(CultureInfo.InvariantCulture, $"\n{MarkdownText.Escape(line)}\n");
                break;
            case DocumentNotes notes:
                foreach (var note in notes.Notes) Note(text, note, dialect);
                break;
            case DocumentChecklist checklist:
                Checklist(text, checklist);
                break;
            case DocumentQuote quote:
                text.Append(CultureInfo.InvariantCulture, $"\n> {MarkdownText.Escape(quote.Text)}\n");
                break;
            case DocumentCode code:
                Code(text, code);
                break;
            case DocumentTerms terms:
                Terms(text, terms);
                break;
            case DocumentCitations citations:
                Citations(text, citations);
                break;
            default:
                throw new InvalidOperationException($"no Markdown for a {block.GetType().Name}");
        }
    }

    private static void Checklist(StringBuilder text, DocumentChecklist checklist)
    {
        text.Append('\n');
        foreach (var item in checklist.Items)
        {
            var box = item.State == ChecklistState.Holds ? 'x' : ' ';
            text.Append(CultureInfo.InvariantCulture, $"- [{box}] {ChecklistWords.Of(item.State)}: {MarkdownText.Escape(item.Text)}\n");
        }
    }

    private static void Terms(StringBuilder text, DocumentTerms terms)
    {
        text.Append('\n');
        foreach (var (term, value) in terms.Terms)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"- {MarkdownText.Escape(term)}: {MarkdownText.Escape(CellText.Of(in value, CellStyle.Brackets))}\n");
        }
    }

    private static void Citations(StringBuilder text, DocumentCitations citations)
    {
        text.Append('\n');
        foreach (var words in citations.Assumed) text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(words)}\n");
        foreach (var citation in citations.Citations)
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(citation.Text)}{Link(citation)}\n");
    }

    // The fence is longer than any in the code; lists before it end with it, as they would not with an indented block.
    private static void Code(StringBuilder text, DocumentCode code)
    {
        var fence = new string('`', Math.Max(3, LongestRun(code.Text) + 1));
        text.Append(CultureInfo.InvariantCulture, $"\n{fence}text\n");
        foreach (var line in code.Text.TrimEnd('\n').Split('\n')) text.Append(PlainText.Escape(line)).Append('\n');
        text.Append(fence).Append('\n');
    }

    private static int LongestRun(string text)
    {
        var run = 0;
        var longest = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static string Link(Citation citation) => citation.Link is { } link ? $" <{link.AbsoluteUri}>" : "";
}
