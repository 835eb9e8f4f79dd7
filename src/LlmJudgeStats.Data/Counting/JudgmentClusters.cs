namespace LlmJudgeStats.Data;

/// <summary>Which items of a group belong together.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record JudgmentClusters
{
    /// <summary>Items with a verdict; those that stand alone are clusters of one.</summary>
    public required ClusteredCounts Counts { get; init; }

    /// <summary>
    /// Labelled items with or without a verdict, for the labels alone: those without one stand among the judge's passes.
    /// </summary>
    public required ClusteredCounts AllLabels { get; init; }

    /// <summary>
    /// All items, in the strata pass, fail and no verdict; <see langword="null"/> where every item has a verdict.
    /// </summary>
    public ClusteredTable? Table { get; init; }
}
