namespace LlmJudgeStats.Reporting;

/// <summary>The blocks of a page, one after the other: pictures get ids in the order in which they come.</summary>
internal sealed class HtmlBlocks(TextWriter output)
{
    private int _figures;

    public void Write(IDocumentBlock block, string section)
    {
        switch (block)
        {
            case DocumentLines lines:
                foreach (var line in lines.Lines) output.Write($"<p>{HtmlIsolation.Sentence(line)}</p>\n");
                break;
            case DocumentTable table:
                Table(table, section);
                break;
            case DocumentNotes notes:
                foreach (var note in notes.Notes) Write(note, lead: "");
                break;
            case DocumentChecklist checklist:
                Checklist(checklist);
                break;
            case DocumentFigure figure:
                output.Write(PictureFigure.Html(figure.Picture, Invariant($"p{++_figures}")));
                output.Write('\n');
                break;
            case DocumentQuote quote:
                output.Write($"<blockquote><p>{HtmlIsolation.Sentence(quote.Text)}</p></blockquote>\n");
                break;
            case DocumentCode code:
                Preformatted(code.Text);
                break;
            case DocumentBibliography bibliography:
                Preformatted(string.Concat(bibliography.Citations.Select(Bibtex.Of)));
                break;
            case DocumentTerms terms:
                Terms(terms);
                break;
            case DocumentCitations citations:
                Citations(citations);
                break;
            default:
                throw new InvalidOperationException($"no HTML for a {block.GetType().Name}");
        }
    }

    /// <summary>Writes a note.</summary>
    /// <param name="note">A note.</param>
    /// <param name="lead">What stands before its word; empty behind the figures.</param>
    public void Write(PageNote note, string lead)
    {
        var look = note.Severity switch
        {
            DiagnosticSeverity.Error => " is-bad",
            DiagnosticSeverity.Warning => "",
            DiagnosticSeverity.Info => " is-info",
        };
        output.Write($"<div class=\"note{look}\">\n<p><b>{lead}{note.Word} {note.Code}.</b> {HtmlIsolation.Sentence(note.Message)}</p>\n"
            + $"<p class=\"fix\">{HtmlIsolation.Sentence(note.Fix)}</p>\n</div>\n");
    }

    private void Preformatted(string text) =>
        output.Write($"<pre>{string.Join('\n', text.TrimEnd('\n').Split('\n').Select(HtmlText.Escape))}</pre>\n");

    private void Table(DocumentTable table, string section)
    {
        var title = table.Title.Length > 0 ? table.Title : section;
        output.Write($"<div class=\"scroll\" role=\"region\" aria-label=\"{HtmlText.Name(title)}\" tabindex=\"0\">\n<table>\n");
        if (table.Title.Length > 0) output.Write($"<caption>{HtmlIsolation.Sentence(table.Title)}</caption>\n");
        output.Write("<thead><tr>");
        foreach (var column in table.Columns) output.Write($"<th scope=\"col\"{Numeric(column)}>{HtmlIsolation.Value(column.Name)}</th>");
        output.Write("</tr></thead>\n<tbody>\n");
        var row = 0;
        foreach (var cells in table.Rows) Row(table, cells, isMain: row++ == table.MainRow);
        output.Write("</tbody>\n</table>\n</div>\n");
    }

    private void Row(DocumentTable table, IReadOnlyList<DocumentCell> cells, bool isMain)
    {
        output.Write(isMain ? "<tr class=\"is-main\">" : "<tr>");
        for (var i = 0; i < cells.Count; i++)
        {
            var text = Text(cells[i]);
            var look = Numeric(table.Columns[i]);
            output.Write(i == 0 ? $"<th scope=\"row\"{look}>{text}</th>" : $"<td{look}>{text}</td>");
        }
        output.Write("</tr>\n");
    }

    private static string Numeric(PageColumn column) => column.Cells == PageCells.Numbers ? " class=\"n\"" : "";

    private static string Text(in DocumentCell cell) => cell.Kind == CellKind.Name
        ? HtmlIsolation.Value(cell.Text)
        : HtmlIsolation.Sentence(CellText.Of(in cell, CellStyle.Prose));

    private void Checklist(DocumentChecklist checklist)
    {
        output.Write("<ul class=\"check\">\n");
        foreach (var item in checklist.Items)
        {
            var look = item.State switch
            {
                ChecklistState.Holds => "is-good",
                ChecklistState.InDoubt or ChecklistState.Fails => "is-bad",
                ChecklistState.NotChecked or ChecklistState.Declared => "is-open",
            };
            output.Write($"<li><span class=\"state {look}\">{ChecklistWords.Of(item.State)}</span>"
                + $"<span>{HtmlIsolation.Sentence(item.Text)}</span></li>\n");
        }
        output.Write("</ul>\n");
    }

    private void Terms(DocumentTerms terms)
    {
        output.Write("<dl class=\"made\">\n");
        foreach (var (term, value) in terms.Terms) output.Write($"<dt>{HtmlIsolation.Value(term)}</dt><dd>{Text(value)}</dd>\n");
        output.Write("</dl>\n");
    }

    private void Citations(DocumentCitations citations)
    {
        output.Write("<ul class=\"sources\">\n");
        foreach (var words in citations.Assumed) output.Write($"<li>{HtmlIsolation.Sentence(words)}</li>\n");
        foreach (var citation in citations.Citations)
        {
            // The addresses are constants of ours.
            var link = citation.Link is { Scheme: "https" } address
                ? $" <a href=\"{HtmlText.Escape(address.AbsoluteUri)}\" rel=\"noreferrer\">{HtmlText.Escape(address.AbsoluteUri)}</a>"
                : "";
            output.Write($"<li>{HtmlText.Escape(citation.Text)}{link}</li>\n");
        }
        output.Write("</ul>\n");
    }
}
