namespace LlmJudgeStats.Reporting;

/// <summary>A stratum of test items, and its share in the population.</summary>
/// <param name="Value">The value of the stratum column.</param>
/// <param name="Share">Its share, in [0, 1].</param>
/// <param name="Test">The verdicts on its test items.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record StratumFindings(string Value, double Share, JudgeTally Test);
