namespace LlmJudgeStats.Claims;

/// <summary>A score that is placed above another.</summary>
/// <param name="Above">The better one.</param>
/// <param name="Below">The other.</param>
public sealed record PlacedPair(PublishedEntry Above, PublishedEntry Below);
