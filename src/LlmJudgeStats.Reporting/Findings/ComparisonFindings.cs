using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Reporting;

/// <summary>What was found for two systems, before anything is said about it.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ComparisonFindings
{
    /// <summary>The value of each group column; <see langword="null"/> when there are no groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>The criterion; <see langword="null"/> when there is no such column.</summary>
    public string? Criterion { get; init; }

    /// <summary>The name of A.</summary>
    public required string A { get; init; }

    /// <summary>The name of B.</summary>
    public required string B { get; init; }

    /// <summary>The pair, judged in its family.</summary>
    public required ComparedPair Pair { get; init; }

    /// <summary>What was asked.</summary>
    public required ComparisonQuestion Question { get; init; }

    /// <summary>How the labelled items were chosen; <see langword="null"/> with known error rates.</summary>
    public required CalibrationDesign? Design { get; init; }

    /// <summary>The counts.</summary>
    public required ComparisonCounts Counts { get; init; }

    /// <summary>How many claims are made together.</summary>
    public int FamilySize { get; init; } = 1;

    /// <summary>Which tier the claim belongs to, from 1; <see langword="null"/> without tiers.</summary>
    public int? Tier { get; init; }

    /// <summary>Whether one calibration may serve both; <see langword="null"/> where that could not be tested, or need not be.</summary>
    public HomogeneityFindings? Homogeneity { get; init; }

    /// <summary>The corrected rate of A by itself; <see langword="null"/> where only pairs are known.</summary>
    public JudgeEstimate? RateOfA { get; init; }

    /// <summary>The same of B.</summary>
    public JudgeEstimate? RateOfB { get; init; }

    /// <summary>Pairs that both systems answered although the method does not use them.</summary>
    public long? UnusedPairs { get; init; }

    /// <summary>The answer by itself.</summary>
    public ComparisonAnswer Answer => Pair.Answer;
}
