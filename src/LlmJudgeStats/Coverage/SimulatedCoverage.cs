namespace LlmJudgeStats.Coverage;

/// <summary>What a simulation found about an interval at one scenario.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
public readonly record struct SimulatedCoverage
{
    /// <summary>The share of replications whose interval contains the pass rate.</summary>
    public required double Coverage { get; init; }

    /// <summary>The share of replications whose lower limit is not above the pass rate.</summary>
    public required double LowerCoverage { get; init; }

    /// <summary>The share of replications whose upper limit is not below the pass rate.</summary>
    public required double UpperCoverage { get; init; }

    /// <summary>The mean width of the intervals.</summary>
    public required double MeanWidth { get; init; }

    /// <summary>The share of replications with a point.</summary>
    public required double Identified { get; init; }

    /// <summary>How many replications there were.</summary>
    public required int Replications { get; init; }

    /// <summary>The Monte Carlo standard error of the coverage.</summary>
    /// <remarks>
    /// <code>√(c (1 − c)/R)</code>
    /// 0 when every replication agrees; the true coverage is then within about 3/R with 95 % confidence.
    /// </remarks>
    public double StandardError => Math.Sqrt(Coverage * (1 - Coverage) / Replications);
}
