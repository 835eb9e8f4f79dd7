namespace LlmJudgeStats;

/// <summary>Sensitivity or specificity of a judge with its interval.</summary>
/// <param name="Rate">The rate and the items behind it; empty when no item of the class was labelled.</param>
/// <param name="Interval">Wilson's interval; a single point when the rate is known, [0, 1] when nothing was observed.</param>
public readonly record struct JudgeRate(Proportion Rate, IntervalEstimate Interval);
