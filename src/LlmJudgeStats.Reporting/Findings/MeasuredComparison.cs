using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Reporting;

/// <summary>Two systems whose means were compared: the first estimate of the result is the first one's less the second one's.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeasuredComparison
{
    /// <summary>The first system.</summary>
    public required string A { get; init; }

    /// <summary>The second system.</summary>
    public required string B { get; init; }

    /// <summary>The one word: better is more.</summary>
    public ComparisonVerdict Verdict { get; init; }

    /// <summary>A difference that would not matter, in the unit of the values; <see langword="null"/> without.</summary>
    public double? Margin { get; init; }

    /// <summary>Whether the interval lies above minus the margin; <see langword="null"/> without a margin.</summary>
    public bool? NonInferior { get; init; }

    /// <summary>Whether the interval lies inside the margin; <see langword="null"/> without a margin.</summary>
    public bool? WithinMargin { get; init; }

    /// <summary>The interval at the level of all comparisons together; that of the estimate where there is one.</summary>
    public required IntervalEstimate Together { get; init; }

    /// <summary>Items that both answered; <see langword="null"/> where nobody said which items are the same.</summary>
    public long? Pairs { get; init; }

    /// <summary>Pairs with a label of one answer, which is not used; <see langword="null"/> without pairs.</summary>
    public long? LabelsOnOneSide { get; init; }

    /// <summary>Rows without a partner; <see langword="null"/> without pairs.</summary>
    public long? Unpaired { get; init; }

    /// <summary>Whether rows belong together in a way that the interval does not allow for.</summary>
    public bool IsTooNarrow { get; init; }
}
