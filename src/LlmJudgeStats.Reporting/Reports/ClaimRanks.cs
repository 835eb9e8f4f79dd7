using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Reporting;

/// <summary>The ranks of one benchmark over all claims, and what is said of them.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Ranks">The ranks.</param>
/// <param name="Lines">Who may be first, then what has no rank, a line each; at least one.</param>
internal sealed record ClaimRanks(PublishedRanks Ranks, IReadOnlyList<string> Lines)
{
    /// <summary>The method.</summary>
    public ReportMethod Method { get; } = ReportMethod.Of(PublishedRanks.Method);

    /// <summary>Who may be first.</summary>
    public string Sentence => Lines[0];

    /// <summary>The ranks with what is said of them.</summary>
    public static ClaimRanks Of(PublishedRanks ranks) => new(ranks, PublishedRankSentence.Of(ranks));
}
