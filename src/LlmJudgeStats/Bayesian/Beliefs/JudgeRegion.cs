namespace LlmJudgeStats.Bayesian;

/// <summary>Which judges the joint prior of sensitivity and specificity is cut to.</summary>
internal enum JudgeRegion
{
    /// <summary>Any judge.</summary>
    All,

    /// <summary>Sensitivity + specificity above 1.</summary>
    BetterThanChance,
}
