using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>The coverage where the mean is known.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Coverage">How often limits hold there, and how far apart they are.</param>
public readonly record struct MeanCoveragePoint(double Mean, MeanCoverage Coverage);
