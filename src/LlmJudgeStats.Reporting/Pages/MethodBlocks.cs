namespace LlmJudgeStats.Reporting;

/// <summary>What the methods of a report assume, and where they come from: each method once.</summary>
internal static class MethodBlocks
{
    public static IEnumerable<IPageBlock> Of(IReadOnlyList<EstimateResult> results) =>
        results.SelectMany(result => result.Estimates).DistinctBy(one => one.Estimate.Method.Name).Select(Block);

    private static PageParagraph Block(ReportedEstimate one) => new(PageWeight.Plain,
    [
        $"Method: {Phrases.Method(one.Estimate.Method)}",
        .. one.Assumptions.Select(assumption => $"  assumes: {assumption}"),
        $"  source: {PlainText.Ascii(one.Citation.Text)}{Link(one.Citation)}",
    ]);

    private static string Link(Citation citation) => citation.Link is { } link ? $" {link}" : "";
}
