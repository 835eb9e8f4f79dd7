namespace LlmJudgeStats.Audit;

/// <summary>The interval of one score, for items like these, within [0, 1]. Source: audit.md 0.3.</summary>
internal static class ScoreLimits
{
    public static (double Lower, double Upper) Of(ItemMoments items, int system, JudgeScale scale, double level)
    {
        var score = scale.Score(items.Mean(system));
        if (!(score.DegreesOfFreedom > 0) || double.IsNaN(score.Estimate)) return (0, 1);
        var half = score.Quantile(level) * score.StandardError;
        if (half > 0) return (Math.Clamp(score.Estimate - half, 0, 1), Math.Clamp(score.Estimate + half, 0, 1));
        // All n items score the same. Others may be a share of at most 1 - (alpha/2)^(1/n), the limit of Clopper and Pearson.
        var independent = items.IsAssumedIndependent ? items.Answers(system) : items.Clusters;
        var same = Math.Pow((1 - level) / 2, 1 / independent);
        var lower = score.Estimate * same;
        return (Math.Clamp(lower, 0, 1), Math.Clamp(lower + (1 - same), 0, 1));
    }
}
