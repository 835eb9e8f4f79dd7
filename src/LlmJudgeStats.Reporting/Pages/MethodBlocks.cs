namespace LlmJudgeStats.Reporting;

/// <summary>What the methods of a report assume, and where they come from, on a page.</summary>
internal static class MethodBlocks
{
    /// <summary>A page with its methods behind the figures: notes and the sentence at the end stay last.</summary>
    /// <param name="page">A page.</param>
    /// <param name="methods">Its methods, each once.</param>
    public static Page Into(Page page, IReadOnlyList<ReportMethod> methods)
    {
        var figures = page.Blocks.Count;
        while (figures > 0 && IsLast(page.Blocks[figures - 1])) figures--;
        return new([.. page.Blocks.Take(figures), .. ReportMethods.Alike(methods).Select(Block), .. page.Blocks.Skip(figures)]);
    }

    private static bool IsLast(IPageBlock block) => block is PageNote or PageNotes or PageParagraph { Weight: PageWeight.Strong };

    private static PageParagraph Block(IReadOnlyList<ReportMethod> alike) => new(PageWeight.Plain,
    [
        .. alike.Select(Named),
        .. alike[0].Assumptions.Select(assumption => $"  {Assumed(assumption)}"),
        $"  source: {PlainText.Ascii(alike[0].Citation.Text)}{Link(alike[0].Citation)}",
    ]);

    /// <summary>What must hold, in a line.</summary>
    internal static string Assumed(string assumption) => $"assumes: {assumption}";

    /// <summary>Which method it is, in a line.</summary>
    internal static string Named(ReportMethod method) => $"Method: {method.Name}";

    private static string Link(Citation citation) => citation.Link is { } link ? $" {link.AbsoluteUri}" : "";
}
