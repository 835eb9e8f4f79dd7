namespace LlmJudgeStats.Data;

/// <summary>Runs of the judge on the same items.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record JudgmentRuns
{
    /// <summary>Items with two runs or more.</summary>
    public required long Items { get; init; }

    /// <summary>Items of which not all runs agree.</summary>
    public required long Flipping { get; init; }

    /// <summary>The probability that two runs on one item disagree; <see langword="null"/> without such items.</summary>
    public required double? FlipRate { get; init; }
}
