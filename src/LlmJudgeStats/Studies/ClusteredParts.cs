namespace LlmJudgeStats;

/// <summary>The parts of a study of items in clusters, each at the size that it is worth.</summary>
internal readonly record struct ClusteredParts(Proportion Test, Calibration Calibration, Dependence Dependence);
