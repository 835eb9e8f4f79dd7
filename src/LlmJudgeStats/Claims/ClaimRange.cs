namespace LlmJudgeStats.Claims;

/// <summary>What the judges of a box make of published figures, least and most: a worst case, not a probability.</summary>
/// <param name="Lower">The least.</param>
/// <param name="Upper">The most.</param>
public readonly record struct ClaimRange(double Lower, double Upper);
