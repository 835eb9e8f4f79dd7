using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// How often the interval of one mean was found to contain it, before anything is said about it: <see cref="MeanCoverageResult.Of"/>
/// makes a result of it.
/// </summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanCoverageFindings
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
}
