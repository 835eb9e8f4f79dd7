namespace LlmJudgeStats.Reporting;

/// <summary>A method that figures of a report come from: what it assumes, and where it comes from.</summary>
/// <param name="Name">The method in words.</param>
/// <param name="Assumptions">What must hold, one sentence each.</param>
/// <param name="Citation">Where the interval comes from; the method, where it has none.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ReportMethod(string Name, IReadOnlyList<string> Assumptions, Citation Citation)
{
    /// <summary>A method of items that stand alone.</summary>
    internal static ReportMethod Of(EstimationMethod method) =>
        new(Phrases.Method(method), method.Assumptions.Words, method.Traits?.Citation ?? method.Citation);

    /// <summary>The same of items in clusters: clusters are independent, and items of one need not be.</summary>
    internal static ReportMethod OfClusters(EstimationMethod method) =>
        Of(method) with { Assumptions = method.Assumptions.WordsOfClusters };

    /// <summary>That of an estimate: with Student's t it is of clusters.</summary>
    internal static ReportMethod Of(JudgeEstimate estimate) =>
        double.IsPositiveInfinity(estimate.DegreesOfFreedom) ? Of(estimate.Method) : OfClusters(estimate.Method);
}
