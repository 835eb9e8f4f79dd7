namespace LlmJudgeStats.Coverage;

/// <summary>Coverage over a grid of pass rates and judges, in a few numbers.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
public readonly record struct CoverageSummary
{
    /// <summary>The lowest coverage on the grid.</summary>
    public required double Minimum { get; init; }

    /// <summary>Where the lowest coverage was found: the first such point in the order of the grid.</summary>
    public required CoveragePoint Where { get; init; }

    /// <summary>The coverage that one percent of the points do not exceed.</summary>
    public required double FirstPercentile { get; init; }

    /// <summary>The mean over the points, each of the same weight.</summary>
    public required double Mean { get; init; }

    /// <summary>The share of points whose coverage is below the bound that was given.</summary>
    public required double ShareBelow { get; init; }
}
