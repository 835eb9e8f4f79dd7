namespace LlmJudgeStats.Benchmarks;

/// <summary>What the obvious code returns: four numbers and nothing else.</summary>
public readonly record struct PlainEstimate(double Point, double StandardError, double Lower, double Upper);
