using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// The corrections at the corners of a box that holds all measured rates at once, each by Clopper–Pearson (Bonferroni): pass-rates.md 3.10.
/// </summary>
internal readonly struct Projection : ILowerLimit
{
    public static IntervalTraits Traits { get; } = new("projection", "projection", Citations.ClopperPearson1934)
    {
        Promise = 0.95,
        Cost = IntervalCost.Equations,
    };

    /// <summary>Both limits, with the point between them: levels next to 0 leave boxes of a rounding, and corners that miss it.</summary>
    public static Limits Of(in JudgeStudy study, in Correction raw, in Confidence confidence)
    {
        var limits = BothLimits.From<Projection>(in study, in raw, in confidence);
        return raw.Youden > 0 ? limits.Reach(Math.Clamp(raw.Rate, 0, 1)) : limits;
    }

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// <code>clip((p_L + Sp_L − 1)/(Se_U + Sp_L − 1)), each rate at α/(2 × measured rates) a side; 0 where the judge at that corner is at
    /// or below chance</code>
    /// </remarks>
    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        var test = study.Test;
        var sensitivity = study.Sensitivity;
        var specificity = study.Specificity;
        var measured = (test.IsKnown ? 0 : 1) + (sensitivity.IsKnown ? 0 : 1) + (specificity.IsKnown ? 0 : 1);
        var tail = confidence.Error / Math.Max(1, 2 * measured);
        // Se at its upper limit is one minus the lower limit of 1 − Se: exchanging pass and fail then exchanges everything.
        var p = LowerLimit(test, tail);
        var falseNegativeRate = LowerLimit(sensitivity.Flip(), tail);
        var sp = LowerLimit(specificity, tail);
        var youden = sp - falseNegativeRate;
        return youden > 0 ? Math.Clamp((p + sp - 1) / youden, 0, 1) : 0;
    }

    private static double LowerLimit(Proportion rate, double tail) =>
        rate.IsKnown ? rate.Rate : ClopperPearson.Lower(rate.Successes, rate.Failures, tail);
}
