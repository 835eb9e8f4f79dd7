using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>What one <c>coverage</c> says: how often an interval contains the pass rate in studies of one size.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record CoverageReport
{
    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>The counts whose sizes were asked about.</summary>
    public required StudyCounts Counts { get; init; }

    /// <summary>How the labelled items are chosen; <see langword="null"/> when there are none.</summary>
    public required CalibrationDesign? Design { get; init; }

    /// <summary>The sensitivity that the interval takes for known; <see langword="null"/> when it takes none for known.</summary>
    public required double? KnownSensitivity { get; init; }

    /// <summary>The specificity that the interval takes for known; <see langword="null"/> when it takes none for known.</summary>
    public required double? KnownSpecificity { get; init; }

    /// <summary>The method and its interval.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>What must hold, one sentence each.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>Where the method comes from.</summary>
    public required Citation Citation { get; init; }

    /// <summary>The level of the interval.</summary>
    public required double Level { get; init; }

    /// <summary>How many outcomes a study of this size can have; 2^63 - 1 when there are more.</summary>
    public required long Outcomes { get; init; }

    /// <summary>The coverage at every point of the grid.</summary>
    public required IReadOnlyList<CoveragePoint> Points { get; init; }

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

    /// <summary>How the map was simulated; <see langword="null"/> when it is exact.</summary>
    public required CoverageSimulation? Simulation { get; init; }

    /// <summary>The Monte Carlo standard error of the lowest coverage of the map; 0 when it is exact.</summary>
    public required double StandardError { get; init; }

    /// <summary>The finding in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What looked wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether the map is one pass rate and one judge.</summary>
    public bool IsOnePoint => Points.Count == 1;

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
        return new()
        {
            Counts = findings.Counts,
            Design = findings.Design,
            KnownSensitivity = findings.KnownSensitivity,
            KnownSpecificity = findings.KnownSpecificity,
            Method = findings.Method,
            Assumptions = MethodWords.AssumptionsOf(findings.Method),
            Citation = MethodWords.CitationOf(findings.Method),
            Level = findings.Level,
            Outcomes = findings.Outcomes,
            Points = map.Points,
            Interval = interval,
            LowerLimit = map.Summary(bound, IntervalSide.Lower),
            UpperLimit = map.Summary(bound, IntervalSide.Upper),
            ExpectedWidth = map.MeanWidth,
            Simulation = findings.Simulation,
            StandardError = standardError,
            Sentence = CoverageSentence.Of(findings, in interval, standardError),
        };
    }

    private static double ErrorOf(double coverage, int replications) => Math.Sqrt(coverage * (1 - coverage) / replications);
}
