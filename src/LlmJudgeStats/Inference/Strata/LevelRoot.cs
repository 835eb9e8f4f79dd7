namespace LlmJudgeStats.Inference;

/// <summary>The level e of one stratum, its slope in λ, and the sums there.</summary>
internal readonly record struct LevelRoot(double Level, double Drift, LevelSums Sums, bool HasConverged);
