using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>What was found for one plan for a mean, before anything is said about it.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanPlanFindings
{
    /// <summary>The group; <see langword="null"/> without groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What kind of values: <c>score</c>, <c>preference</c>, <c>votes</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>What is estimated: <c>mean score</c>, <c>win rate</c>, <c>pass rate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question: the pilot, and what was given.</summary>
    public required MeanPlanQuestion Question { get; init; }

    /// <summary>The plan.</summary>
    public required MeanPlan Plan { get; init; }
}
