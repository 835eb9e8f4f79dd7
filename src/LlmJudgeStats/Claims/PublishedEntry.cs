namespace LlmJudgeStats.Claims;

/// <summary>A score of a table of several papers: whose it is, on which benchmark, and who judged it.</summary>
/// <remarks>Two scores have one judge where its name is the same, not empty, and described alike. Immutable.</remarks>
public sealed record PublishedEntry
{
    /// <summary>Who has the score.</summary>
    public required string Name { get; init => field = Check.NotNull(value); }

    /// <summary>The score.</summary>
    public required PublishedScore Score { get; init => field = Check.NotNull(value); }

    /// <summary>The benchmark; empty where nobody says. Only scores of one benchmark are ranked together.</summary>
    public string Benchmark { get; init => field = Check.NotNull(value); } = "";

    /// <summary>The name of the judge; empty where nobody says, and then no other score has the same one.</summary>
    public string JudgeName { get; init => field = Check.NotNull(value); } = "";

    /// <summary>How the judge may err; exact grading unless set.</summary>
    public JudgeBounds Judge { get; init => field = Check.NotNull(value); } = JudgeBounds.Exact;

    /// <summary>Whether one judge, erring alike, judged both.</summary>
    internal bool HasSameJudge(PublishedEntry other) => JudgeName.Length > 0
        && JudgeName.Equals(other.JudgeName, StringComparison.OrdinalIgnoreCase) && Judge == other.Judge;
}
