namespace LlmJudgeStats.Reporting;

/// <summary>How often a limit, or both, hold over the points.</summary>
/// <param name="Lowest">The least often.</param>
/// <param name="Where">The mean where that is: the first such point.</param>
/// <param name="Mean">On average.</param>
/// <param name="Given">At the population that was given; <see langword="null"/> where another mean was asked.</param>
internal readonly record struct MeanCoverageLine(double Lowest, double Where, double Mean, double? Given);
