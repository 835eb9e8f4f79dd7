namespace LlmJudgeStats;

/// <summary>How an interval does in studies of the same size, if the truth is what was estimated.</summary>
/// <param name="AtEstimate">The probability that the interval contains the pass rate.</param>
/// <param name="ExpectedWidth">The expected width.</param>
public readonly record struct DesignCoverage(double AtEstimate, double ExpectedWidth);
