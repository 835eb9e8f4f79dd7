namespace LlmJudgeStats;

/// <summary>A stratum of known share with its test items: see <see cref="JudgeStudy.FromStrata(ReadOnlySpan{StratumTally}, Calibration)"/>.
/// </summary>
/// <param name="Share">The share of the stratum in the population, zero or more.</param>
/// <param name="Test">Its test items.</param>
public readonly record struct StratumTally(double Share, ClusteredTally Test);
