using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>How often the interval of one mean contains it, in studies of one size.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeanCoverageResult
{
    private MeanCoverageResult(MeanCoverageFindings findings) => Findings = findings;

    /// <summary>What was found.</summary>
    public MeanCoverageFindings Findings { get; }

    /// <summary>What the method assumes, and where it comes from.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>Where the interval contains the mean least often: the first such point.</summary>
    public required MeanCoveragePoint Lowest { get; init; }

    /// <summary>How often both limits hold, over the points.</summary>
    internal MeanCoverageLine OfBoth { get; private init; }

    /// <summary>How often the lower limit holds.</summary>
    internal MeanCoverageLine OfLower { get; private init; }

    /// <summary>How often the upper limit holds.</summary>
    internal MeanCoverageLine OfUpper { get; private init; }

    /// <summary>The mean of the population that was given.</summary>
    internal double MeanOfPopulation { get; private init; }

    /// <summary>The mean of the coverage over the points.</summary>
    public required double MeanOfPoints { get; init; }

    /// <summary>The expected width, averaged over the points.</summary>
    public required double ExpectedWidth { get; init; }

    /// <summary>
    /// The share of points below the level; of simulated points by so much that chance shows it on one grid in a thousand.
    /// </summary>
    public required double ShareBelow { get; init; }

    /// <summary>The Monte Carlo standard error of the lowest coverage; 0 when it is exact.</summary>
    public required double StandardError { get; init; }

    /// <summary>The finding in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The result of what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static MeanCoverageResult Of(MeanCoverageFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var points = findings.Points;
        var lowest = points.MinBy(point => point.Coverage.Both);
        var both = Line(findings, one => one.Both);
        var bound = findings.Simulation is { } simulation
            ? LowestByChance.Of(findings.Level, points.Count, simulation.Replications) : findings.Level;
        var result = new MeanCoverageResult(findings)
        {
            Method = ReportMethod.Of(findings.Method),
            Lowest = lowest,
            OfBoth = both,
            OfLower = Line(findings, one => one.Lower),
            OfUpper = Line(findings, one => one.Upper),
            MeanOfPopulation = findings.Population.Mean(findings.Design.Values.AsSpan(), findings.Design.Weights.AsSpan()),
            MeanOfPoints = both.Mean,
            ExpectedWidth = points.Average(point => point.Coverage.Width),
            ShareBelow = (double)points.Count(point => point.Coverage.Both < bound) / points.Count,
            StandardError = findings.Simulation is { } drawn
                ? Math.Sqrt(lowest.Coverage.Both * (1 - lowest.Coverage.Both) / drawn.Replications) : 0,
            Sentence = "",
        };
        return result with { Sentence = MeanCoverageAnswer.Sentence(result) };
    }

    private static MeanCoverageLine Line(MeanCoverageFindings findings, Func<MeanCoverage, double> of)
    {
        var lowest = findings.Points.MinBy(point => of(point.Coverage));
        return new(of(lowest.Coverage), lowest.Mean, findings.Points.Average(point => of(point.Coverage)),
            findings.Given is { } given ? of(given.Coverage) : null);
    }
}
