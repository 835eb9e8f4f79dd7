namespace LlmJudgeStats.Claims;

/// <summary>A score of a table and the ranks that the figures leave it.</summary>
/// <param name="Entry">The score.</param>
/// <param name="RankLower">1 and how many are placed above it.</param>
/// <param name="RankUpper">How many scores there are, less those that are placed below it.</param>
public sealed record RankedEntry(PublishedEntry Entry, int RankLower, int RankUpper);
