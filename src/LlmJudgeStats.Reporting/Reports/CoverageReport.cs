using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>What one <c>coverage</c> says: how often an interval contains the pass rate in studies of one size.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record CoverageReport
{
    private CoverageReport(CoverageFindings findings) => Findings = findings;

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>What was found.</summary>
    public CoverageFindings Findings { get; }

    /// <summary>What the method assumes, and where it comes from.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>
    /// The coverage of the interval in a few numbers. Low means below the level; of simulated points by so much that chance shows it on one
    /// grid in a thousand
    /// (Clopper and Pearson's upper limit).
    /// </summary>
    public required CoverageSummary Interval { get; init; }

    /// <summary>The coverage of the lower limit alone.</summary>
    public required CoverageSummary LowerLimit { get; init; }

    /// <summary>The coverage of the upper limit alone.</summary>
    public required CoverageSummary UpperLimit { get; init; }

    /// <summary>The expected width, averaged over the points.</summary>
    public required double ExpectedWidth { get; init; }

    /// <summary>The Monte Carlo standard error of the lowest coverage of the map; 0 when it is exact.</summary>
    public required double StandardError { get; init; }

    /// <summary>The finding in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What looked wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether the map is one pass rate and one judge.</summary>
    public bool IsOnePoint => Findings.Map.Points.Count == 1;

    /// <summary>The report of what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static CoverageReport Of(CoverageFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var map = findings.Map;
        var bound = findings.Simulation is { } simulation
            ? LowestByChance.Of(findings.Level, map.Points.Count, simulation.Replications) : findings.Level;
        var interval = map.Summary(bound);
        var standardError = findings.Simulation is { } drawn ? ErrorOf(interval.Minimum, drawn.Replications) : 0;
        return new(findings)
        {
            Method = ReportMethod.Of(findings.Method),
            Interval = interval,
            LowerLimit = map.Summary(bound, IntervalSide.Lower),
            UpperLimit = map.Summary(bound, IntervalSide.Upper),
            ExpectedWidth = map.MeanWidth,
            StandardError = standardError,
            Sentence = CoverageSentence.Of(findings, in interval, standardError),
        };
    }

    private static double ErrorOf(double coverage, int replications) => Math.Sqrt(coverage * (1 - coverage) / replications);
}
