namespace LlmJudgeStats.Claims;

/// <summary>A score without a rank.</summary>
/// <param name="Entry">The score.</param>
/// <param name="Reason">Why.</param>
public sealed record ExcludedEntry(PublishedEntry Entry, RankExclusion Reason);
