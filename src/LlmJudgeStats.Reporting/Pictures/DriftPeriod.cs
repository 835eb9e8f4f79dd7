namespace LlmJudgeStats.Reporting;

/// <summary>The judge in one period.</summary>
/// <param name="Name">The period, as it was given.</param>
/// <param name="Sensitivity">How many good answers it passed; none without labels of them.</param>
/// <param name="Specificity">How many bad answers it failed; none without labels of them.</param>
internal sealed record DriftPeriod(string Name, RateMark? Sensitivity, RateMark? Specificity);
