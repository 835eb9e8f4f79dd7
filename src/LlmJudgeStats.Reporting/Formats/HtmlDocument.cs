namespace LlmJudgeStats.Reporting;

/// <summary>A document as one page of its own: no script, nothing loaded, no style but its own.</summary>
internal static class HtmlDocument
{
    public static void Write(TextWriter output, ReportDocument document)
    {
        var question = HtmlText.Escape(document.Question);
        output.Write($"""
            <!doctype html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{ReportStyle.Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{question}</title>
            <style>{ReportStyle.Css}</style>
            </head>
            <body>
            <main>
            <header>
            <p>{string.Join(" · ", document.Origin.Select(HtmlIsolation.Value))}</p>
            <h1>{HtmlIsolation.Sentence(document.Question)}</h1>
            </header>

            """.ReplaceLineEndings("\n"));
        if (document.Verdict is { } verdict)
            output.Write($"<p class=\"verdict{Tone(verdict.Tone)}\">{HtmlText.Escape(verdict.Word)}</p>\n");
        output.Write($"<p class=\"lead\">{HtmlIsolation.Sentence(document.Sentence)}</p>\n");
        Facts(output, document.Facts);
        var blocks = new HtmlBlocks(output);
        foreach (var note in document.Notices) blocks.Write(note, "Read this first: ");
        if (document.Picture is { } picture) blocks.Write(new DocumentFigure(picture), "");
        foreach (var section in document.Sections)
        {
            output.Write($"<h2>{HtmlIsolation.Value(section.Title)}</h2>\n");
            foreach (var block in section.Blocks) blocks.Write(block, section.Title);
        }
        output.Write("<footer><p>The same input gives the same bytes. No script runs in this page and nothing is loaded from elsewhere.</p>"
            + "</footer>\n</main>\n</body>\n</html>\n");
    }

    private static string Tone(DocumentTone tone) => tone switch
    {
        DocumentTone.Good => " is-good",
        DocumentTone.Bad => " is-bad",
        DocumentTone.Open => "",
    };

    private static void Facts(TextWriter output, IReadOnlyList<DocumentFact> facts)
    {
        if (facts.Count == 0) return;
        output.Write("<dl class=\"facts\">\n");
        for (var i = 0; i < facts.Count; i++)
        {
            var fact = facts[i];
            var main = i == 0 ? " class=\"is-main\"" : "";
            var value = HtmlText.Escape(CellText.Of(fact.Value, CellStyle.Prose));
            output.Write(Invariant(
                $"<div{main}><dt>{HtmlText.Escape(fact.Label)}</dt><dd>{value}</dd><dd>{HtmlText.Escape(fact.Detail)}</dd></div>\n"));
        }
        output.Write("</dl>\n");
    }
}
