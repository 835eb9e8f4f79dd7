namespace LlmJudgeStats.Inference;

/// <summary>A limit, and whether it was found within the steps allowed; else it is on the side that keeps more.</summary>
internal readonly record struct ProfileLimit(double Value, bool HasConverged);
