namespace LlmJudgeStats.Reporting;

/// <summary>What the methods of a report assume, and where they come from, on a page and in a document.</summary>
internal static class MethodBlocks
{
    /// <summary>A page with its methods behind the figures: notes and the sentence at the end stay last.</summary>
    /// <param name="page">A page.</param>
    /// <param name="methods">Its methods, each once.</param>
    public static Page Into(Page page, IReadOnlyList<ReportMethod> methods)
    {
        var figures = page.Blocks.Count;
        while (figures > 0 && IsLast(page.Blocks[figures - 1])) figures--;
        return new([.. page.Blocks.Take(figures), .. methods.Select(Block), .. page.Blocks.Skip(figures)]);
    }

    /// <summary>A document with a section of its methods before its last one, which says how it was made.</summary>
    /// <param name="document">A document.</param>
    /// <param name="methods">Its methods, each once.</param>
    public static ReportDocument Into(ReportDocument document, IReadOnlyList<ReportMethod> methods)
    {
        if (methods.Count == 0) return document;
        var section = new DocumentSection("Methods", [.. methods.SelectMany(DocumentBlocks)]);
        return document with { Sections = [.. document.Sections.SkipLast(1), section, .. document.Sections.TakeLast(1)] };
    }

    private static bool IsLast(IPageBlock block) => block is PageNote or PageNotes or PageParagraph { Weight: PageWeight.Strong };

    private static IEnumerable<IDocumentBlock> DocumentBlocks(ReportMethod method)
    {
        yield return new DocumentLines([$"Method: {method.Name}", .. method.Assumptions.Select(Assumed)]);
        yield return new DocumentCitations([method.Citation]);
    }

    private static PageParagraph Block(ReportMethod method) => new(PageWeight.Plain,
    [
        $"Method: {method.Name}",
        .. method.Assumptions.Select(assumption => $"  {Assumed(assumption)}"),
        $"  source: {PlainText.Ascii(method.Citation.Text)}{Link(method.Citation)}",
    ]);

    private static string Assumed(string assumption) => $"assumes: {assumption}";

    private static string Link(Citation citation) => citation.Link is { } link ? $" {link.AbsoluteUri}" : "";
}
