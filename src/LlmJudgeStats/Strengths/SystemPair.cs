namespace LlmJudgeStats.Strengths;

/// <summary>Two systems, by their places in the list of systems.</summary>
/// <param name="First">The one that stands higher on the board.</param>
/// <param name="Second">The other.</param>
public readonly record struct SystemPair(int First, int Second);
