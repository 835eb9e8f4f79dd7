namespace LlmJudgeStats.Data;

/// <summary>The evidence of one group of rows.</summary>
/// <remarks>Counts are items: a row with a count of 50 is fifty. Immutable, thread-safe.</remarks>
public sealed record JudgmentGroup
{
    /// <summary>The value of each group column, in the order asked for; empty when no grouping was asked for.</summary>
    public required IReadOnlyList<GroupKey> Key { get; init; }

    /// <summary>Items with a verdict and no visible label.</summary>
    public required JudgeTally Test { get; init; }

    /// <summary>Items with a verdict and a visible label.</summary>
    public required ConfusionCounts Calibration { get; init; }

    /// <summary>
    /// The hidden labels of test items, pass and fail: empty unless <see cref="JudgmentReaderOptions.Calibration"/> hides some.
    /// </summary>
    public required JudgeTally Revealed { get; init; }

    /// <summary>Items with a visible label and no verdict. Not used by corrected methods.</summary>
    public required long LabelsWithoutVerdict { get; init; }
}
