using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>How a coverage was simulated instead of enumerated.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record CoverageSimulation
{
    /// <summary>How many studies were drawn at each point.</summary>
    public required int Replications { get; init; }

    /// <summary>The seed: the same draws on every machine.</summary>
    public required ulong Seed { get; init; }

    /// <summary>
    /// The lowest point drawn afresh, and more often: the lowest of many simulated points is low by chance as well. <see langword="null"/>
    /// when there is one point.
    /// </summary>
    public SimulatedCoverage? LowestAgain { get; init; }
}
