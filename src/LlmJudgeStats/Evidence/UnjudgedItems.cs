namespace LlmJudgeStats;

/// <summary>Items of the population without a verdict: rows that have an id, a label, or a word for no answer in place of one.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct UnjudgedItems
{
    /// <summary>Labelled ones: passes and fails.</summary>
    public required JudgeTally Labels { get; init; }

    /// <summary>Those without a label.</summary>
    public required long Unlabelled { get; init; }

    /// <summary>All of them.</summary>
    public long Count => checked(Labels.Count + Unlabelled);
}
