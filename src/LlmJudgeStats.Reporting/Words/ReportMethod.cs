namespace LlmJudgeStats.Reporting;

/// <summary>A method that figures of a report come from.</summary>
/// <param name="Name">The method in words.</param>
/// <param name="Assumptions">What must hold, one sentence each.</param>
/// <param name="Citation">Where it comes from.</param>
internal sealed record ReportMethod(string Name, IReadOnlyList<string> Assumptions, Citation Citation)
{
    /// <summary>A method with what a result says of it.</summary>
    public static ReportMethod Of(EstimationMethod method, IReadOnlyList<string> assumptions, Citation citation) =>
        new(Phrases.Method(method), assumptions, citation);

    /// <summary>A method of items that stand alone.</summary>
    public static ReportMethod Of(EstimationMethod method) =>
        Of(method, MethodWords.AssumptionsOf(method), MethodWords.CitationOf(method));

    /// <summary>The same of items in clusters.</summary>
    public static ReportMethod OfClusters(EstimationMethod method) =>
        Of(method, method.Assumptions.WordsOfClusters, MethodWords.CitationOf(method));

    /// <summary>That of an estimate.</summary>
    public static ReportMethod Of(JudgeEstimate estimate) =>
        Of(estimate.Method, MethodWords.AssumptionsOf(estimate), MethodWords.CitationOf(estimate.Method));
}
