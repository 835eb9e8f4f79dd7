using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>The corrections at the corners of a box that holds all measured rates at once, each by Clopper–Pearson (Bonferroni): pass-rates.md 3.10.</summary>
internal static class Projection
{
    /// <remarks>
    /// Where no rate fits the box at all, with a judge that looks worse than chance, the data contradict what every correction assumes: the whole range, not one of its ends.
    /// Without a point (a judge at or below chance) the limits are valid at each level and not nested: which corners are above chance depends on the level.
    /// </remarks>
    public static Limits Of(in JudgeStudy study, in Correction raw, double error)
    {
        var (lower, upper) = (Lower(in study, error), Lower(study.Flip(), error));
        return !(raw.Youden > 0) && (lower == 1 || upper == 1) ? Limits.Whole : new(lower, 1 - upper);
    }

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks><code>clip((p_L + Sp_L − 1)/(Se_U + Sp_L − 1)),  each rate at α/(2 × measured rates) a side;  0 where the judge at that corner is at or below chance</code></remarks>
    private static double Lower(in JudgeStudy study, double error)
    {
        var (test, sensitivity, specificity) = (study.Test, study.Calibration.Sensitivity, study.Calibration.Specificity);
        var measured = (test.IsKnown ? 0 : 1) + (sensitivity.IsKnown ? 0 : 1) + (specificity.IsKnown ? 0 : 1);
        var tail = error / Math.Max(1, 2 * measured);
        // Se at its upper limit is one minus the lower limit of its misses: exchanging pass and fail then exchanges everything.
        var (p, misses, sp) = (LowerLimit(test, tail), LowerLimit(sensitivity.Flip(), tail), LowerLimit(specificity, tail));
        var youden = sp - misses;
        return youden > 0 ? Math.Clamp((p + sp - 1) / youden, 0, 1) : 0;
    }

    private static double LowerLimit(Proportion rate, double tail) =>
        rate.IsKnown ? rate.Rate : ClopperPearson.Lower(rate.Successes, rate.Failures, tail);
}
