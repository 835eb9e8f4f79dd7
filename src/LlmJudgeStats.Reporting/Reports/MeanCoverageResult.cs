using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>How often the interval of one mean contains it, in studies of one size.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeanCoverageResult
{
    /// <summary>What kind of values: <c>score</c>, <c>preference</c>, <c>class</c>, <c>votes</c>, <c>confidence</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>What is estimated: <c>mean-score</c>, <c>win-rate</c>, <c>share</c>, <c>pass-rate</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>The same in words.</summary>
    public required string Name { get; init; }

    /// <summary>Of which class; <see langword="null"/> where there is one mean.</summary>
    public string? Of { get; init; }

    /// <summary>The method and its interval.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>What must hold, one sentence each.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>Where the method comes from.</summary>
    public required Citation Citation { get; init; }

    /// <summary>The level of the interval.</summary>
    public required double Level { get; init; }

    /// <summary>The level of all shares together; <see langword="null"/> where each stands for itself.</summary>
    public double? JointLevel { get; init; }

    /// <summary>The sizes.</summary>
    public required MeanDesign Design { get; init; }

    /// <summary>The population that was given, as a truth or by counts.</summary>
    public required MeanPopulation Population { get; init; }

    /// <summary>The coverage at every mean that was asked, rising; at least one.</summary>
    public required IReadOnlyList<MeanCoveragePoint> Points { get; init; }

    /// <summary>The coverage at the population that was given; <see langword="null"/> where another mean was asked.</summary>
    public MeanCoveragePoint? Given { get; init; }

    /// <summary>How many outcomes were enumerated; <see langword="null"/> where studies were drawn.</summary>
    public long? Outcomes { get; init; }

    /// <summary>How it was simulated; <see langword="null"/> when it is exact.</summary>
    public CoverageSimulation? Simulation { get; init; }

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
    public static MeanCoverageResult From(MeanCoverageFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var points = findings.Points;
        var lowest = points.MinBy(point => point.Coverage.Both);
        var both = Line(findings, one => one.Both);
        var bound = findings.Simulation is { } simulation
            ? LowestByChance.Of(findings.Level, points.Count, simulation.Replications) : findings.Level;
        var result = new MeanCoverageResult
        {
            Measure = findings.Measure,
            Quantity = findings.Quantity,
            Name = findings.Name,
            Of = findings.Of,
            Method = findings.Method,
            Assumptions = MethodWords.AssumptionsOf(findings.Method),
            Citation = MethodWords.CitationOf(findings.Method),
            Level = findings.Level,
            JointLevel = findings.JointLevel,
            Design = findings.Design,
            Population = findings.Population,
            Points = points,
            Given = findings.Given,
            Outcomes = findings.Outcomes,
            Simulation = findings.Simulation,
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
