namespace LlmJudgeStats.Reporting;

/// <summary>What the methods of a report assume, and where they come from: each method once.</summary>
internal static class MethodBlocks
{
    public static IEnumerable<IPageBlock> Of(IReadOnlyList<EstimateResult> results) =>
        results.SelectMany(result => result.Estimates).DistinctBy(one => one.Estimate.Method.Name)
            .Select(one => Block(Phrases.Method(one.Estimate.Method), one.Assumptions, one.Citation));

    /// <summary>The same beyond pass rates.</summary>
    public static IEnumerable<IPageBlock> Of(IReadOnlyList<MeasureResult> results) =>
        results.SelectMany(result => result.Estimates).DistinctBy(one => (one.Estimate.Method.Name, one.IsPointOnly))
            .Select(one => Block(Phrases.Method(one.Estimate.Method), one.Assumptions, one.Citation));

    /// <summary>The same of checks.</summary>
    public static IEnumerable<IPageBlock> Of(IReadOnlyList<CheckMethod> checks) =>
        checks.Select(one => Block(one.Name, one.Assumptions, one.Citation));

    private static PageParagraph Block(string method, IReadOnlyList<string> assumptions, Citation citation) => new(PageWeight.Plain,
    [
        $"Method: {method}",
        .. assumptions.Select(assumption => $"  assumes: {assumption}"),
        $"  source: {PlainText.Ascii(citation.Text)}{Link(citation)}",
    ]);

    private static string Link(Citation citation) => citation.Link is { } link ? $" {link}" : "";
}
