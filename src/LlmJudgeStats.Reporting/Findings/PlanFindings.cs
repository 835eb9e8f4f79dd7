using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>What was found for one plan: the answer, and where its guess came from.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PlanFindings
{
    /// <summary>The group of the pilot; <see langword="null"/> when no grouping was asked for.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>The answer.</summary>
    public required PlanAnswer Answer { get; init; }

    /// <summary>Whether the rates come from a pilot; else they were given.</summary>
    public required bool IsFromPilot { get; init; }

    /// <summary>How many labels there are already; <see langword="null"/> without a pilot.</summary>
    public long? PilotLabels { get; init; }
}
