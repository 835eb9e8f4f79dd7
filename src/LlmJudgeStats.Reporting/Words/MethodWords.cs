namespace LlmJudgeStats.Reporting;

/// <summary>What a method assumes, and where it comes from, as the library has it.</summary>
internal static class MethodWords
{
    /// <summary>What must hold, one sentence each; with Student's t for clusters, clusters are independent and their items need not be.
    /// </summary>
    public static IReadOnlyList<string> AssumptionsOf(JudgeEstimate estimate) => double.IsPositiveInfinity(estimate.DegreesOfFreedom)
        ? AssumptionsOf(estimate.Method)
        : estimate.Method.Assumptions.WordsOfClusters;

    /// <summary>What must hold of items that stand alone, one sentence each.</summary>
    public static IReadOnlyList<string> AssumptionsOf(EstimationMethod method) => method.Assumptions.Words;

    /// <summary>Where the interval comes from; the method, where it has none.</summary>
    public static Citation CitationOf(EstimationMethod method) => method.Traits?.Citation ?? method.Citation;
}
