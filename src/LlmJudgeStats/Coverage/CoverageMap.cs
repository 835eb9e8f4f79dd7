namespace LlmJudgeStats.Coverage;

/// <summary>The coverage of an interval at every point of a grid: exact, or simulated.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record CoverageMap
{
    /// <summary>The points, the rate fastest, then the specificity, then the sensitivity.</summary>
    /// <exception cref="ArgumentException">No point.</exception>
    public required IReadOnlyList<CoveragePoint> Points
    {
        get;
        init => field = value is { Count: > 0 } ? value : throw new ArgumentException("a map needs at least one point", nameof(value));
    }

    /// <summary>The expected width, averaged over the points.</summary>
    public double MeanWidth => Points.Average(point => point.Width);

    /// <summary>The largest probability that was left out at a point.</summary>
    public double Omitted => Points.Max(point => point.Omitted);

    /// <summary>The coverage in a few numbers.</summary>
    /// <param name="bound">What counts as low for <see cref="CoverageSummary.ShareBelow"/>.</param>
    /// <param name="side">One limit alone; both by default.</param>
    public CoverageSummary Summary(double bound, IntervalSide? side = null)
    {
        var values = Points.Select(point => Coverage(point, side)).ToArray();
        var lowest = Array.IndexOf(values, values.Min());
        var mean = values.Average();
        var minimum = values[lowest];
        var below = values.Count(value => value < bound);
        Array.Sort(values);
        return new()
        {
            Minimum = minimum,
            Where = Points[lowest],
            FirstPercentile = values[((values.Length + 99) / 100) - 1],
            Mean = mean,
            ShareBelow = (double)below / values.Length,
        };
    }

    private static double Coverage(in CoveragePoint point, IntervalSide? side) => side is not { } one ? point.Coverage : one switch
    {
        IntervalSide.Lower => point.LowerCoverage,
        IntervalSide.Upper => point.UpperCoverage,
    };
}
