using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>What one <c>coverage</c> of another measure than a pass rate says: how often an interval contains a mean.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeanCoverageReport
{
    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>One result, or one for each class.</summary>
    public required IReadOnlyList<MeanCoverageResult> Results { get; init; }

    /// <summary>What looked wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>How often the interval of one mean contains it, in studies of one size.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
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
    public IReadOnlyList<string> Assumptions => MethodWords.AssumptionsOf(Method);

    /// <summary>Where the method comes from.</summary>
    public Citation Citation => MethodWords.CitationOf(Method);

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
    public MeanCoveragePoint Lowest => Points.MinBy(point => point.Coverage.Both);

    /// <summary>How often both limits hold, over the points.</summary>
    internal MeanCoverageLine OfBoth => Line(one => one.Both);

    /// <summary>How often the lower limit holds.</summary>
    internal MeanCoverageLine OfLower => Line(one => one.Lower);

    /// <summary>How often the upper limit holds.</summary>
    internal MeanCoverageLine OfUpper => Line(one => one.Upper);

    /// <summary>The mean of the population that was given.</summary>
    internal double MeanOfPopulation => Population.Mean(Design.Values.AsSpan(), Design.Weights.AsSpan());

    /// <summary>The mean of the coverage over the points.</summary>
    public double MeanOfPoints => Points.Average(point => point.Coverage.Both);

    /// <summary>The expected width, averaged over the points.</summary>
    public double ExpectedWidth => Points.Average(point => point.Coverage.Width);

    /// <summary>
    /// The share of points below the level; of simulated points by so much that chance shows it on one grid in a thousand.
    /// </summary>
    public double ShareBelow
    {
        get
        {
            var bound = Simulation is { } simulation ? LowestByChance.Of(Level, Points.Count, simulation.Replications) : Level;
            return (double)Points.Count(point => point.Coverage.Both < bound) / Points.Count;
        }
    }

    /// <summary>The Monte Carlo standard error of the lowest coverage; 0 when it is exact.</summary>
    public double StandardError => Simulation is { } simulation
        ? Math.Sqrt(Lowest.Coverage.Both * (1 - Lowest.Coverage.Both) / simulation.Replications) : 0;

    /// <summary>The finding in one plain sentence.</summary>
    public string Sentence => MeanCoverageAnswer.Sentence(this);

    private MeanCoverageLine Line(Func<MeanCoverage, double> of)
    {
        var lowest = Points.MinBy(point => of(point.Coverage));
        return new(of(lowest.Coverage), lowest.Mean, Points.Average(point => of(point.Coverage)),
            Given is { } given ? of(given.Coverage) : null);
    }
}

/// <summary>How often a limit, or both, hold over the points.</summary>
/// <param name="Lowest">The least often.</param>
/// <param name="Where">The mean where that is: the first such point.</param>
/// <param name="Mean">On average.</param>
/// <param name="Given">At the population that was given; <see langword="null"/> where another mean was asked.</param>
internal readonly record struct MeanCoverageLine(double Lowest, double Where, double Mean, double? Given);

/// <summary>The coverage where the mean is known.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Coverage">How often limits hold there, and how far apart they are.</param>
public readonly record struct MeanCoveragePoint(double Mean, MeanCoverage Coverage);
