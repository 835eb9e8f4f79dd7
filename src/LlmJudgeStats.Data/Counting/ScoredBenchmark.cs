using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Data;

/// <summary>The scores of one benchmark, as a study.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ScoredBenchmark
{
    /// <summary>What the checks are asked about.</summary>
    public required BenchmarkStudy Study { get; init; }

    /// <summary>How many items have a final score of any system.</summary>
    public required long Items { get; init; }

    /// <summary>How many of them every system has; the others are left out of comparisons.</summary>
    public required long CompleteItems { get; init; }

    /// <summary>The most runs of a system.</summary>
    public required int Runs { get; init; }

    /// <summary>The ids of the complete items, in the order of the study's table.</summary>
    public required IReadOnlyList<string> ItemIds { get; init; }
}
