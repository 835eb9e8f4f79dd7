using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Reporting;

/// <summary>Systems in the order of their rates. Immutable, thread-safe.</summary>
public sealed record LeaderboardFindings
{
    /// <summary>The value of each group column; <see langword="null"/> when there are no groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>The criterion; <see langword="null"/> when there is no such column.</summary>
    public string? Criterion { get; init; }

    /// <summary>The level at which all ranks hold together.</summary>
    public required double Level { get; init; }

    /// <summary>The deviate of the simultaneous intervals.</summary>
    public required double Deviate { get; init; }

    /// <summary>The names of the systems, in the order given.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Their rates, in the order given.</summary>
    public required IReadOnlyList<JudgeEstimate> Rates { get; init; }

    /// <summary>The board.</summary>
    public required Leaderboard Board { get; init; }
}
