using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Comparison;

/// <summary>What is asked of a comparison.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ComparisonQuestion
{
    /// <summary>The level .95, no margin, Holm's correction.</summary>
    public static ComparisonQuestion Default { get; } = new();

    /// <summary>A difference that would not matter, strictly between 0 and 1; <see langword="null"/> without one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A margin outside (0, 1).</exception>
    public double? Margin { get; init => field = value is { } margin ? Check.Inside(margin) : null; }

    /// <summary>The level of intervals, and one minus the error of claims; strictly between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public double Level { get; init => field = Check.Level(value); } = IntervalEstimate.DefaultLevel;

    /// <summary>The probability with which a detectable difference would be found, strictly between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1).</exception>
    public double Chance { get; init => field = Check.Inside(value); } = 0.8;

    /// <summary>How several claims share one error.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MultiplicityCorrection Correction { get; init => field = Check.Defined(value); }
}
