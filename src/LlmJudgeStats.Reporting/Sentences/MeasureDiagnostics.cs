namespace LlmJudgeStats.Reporting;

/// <summary>What estimates of means warn of, in words that speak of no pass rate.</summary>
internal static class MeasureDiagnostics
{
    private static readonly Dictionary<string, (string Message, string Fix)> s_words = new(StringComparer.Ordinal)
    {
        ["LJS1001"] = ("The labels do not determine the value: there are none, or none that tells.",
            "Label some of the items: a random sample, or so many for each verdict."),
        ["LJS1020"] = ("A stratum has no labelled item: the data only bound the value, unless labels at random tell it by themselves.",
            "Label at least 10 items of what is missing."),
        ["LJS1021"] = ("Few labelled items: fewer than 5 in a stratum, or than 10 where labels were chosen by verdict or weights declared.",
            "Label more items, picked in the same way; where you pick by verdict, of the smaller stratum first."),
    };

    /// <summary>The diagnostics of estimates that have an interval.</summary>
    public static IEnumerable<Diagnostic> Of(IEnumerable<MeasuredEstimate> estimates)
    {
        var flags = estimates.Where(one => !one.IsPointOnly).Aggregate(EstimateWarnings.None, (all, one) => all | one.Estimate.Warnings);
        return Diagnostic.Of(flags).Select(one =>
            s_words.TryGetValue(one.Code, out var words) ? one with { Message = words.Message, Fix = words.Fix } : one);
    }
}
