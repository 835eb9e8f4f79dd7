using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>Lang &amp; Reiczigel 2014, algebraically the interval of Lee et al. 2025: pass-rates.md 3.2.</summary>
internal static class LangReiczigel
{
    public static IntervalTraits Traits { get; } =
        new("lang-reiczigel", "Lang–Reiczigel", Citations.LangReiczigel2014) { Promise = 0.87, IsNested = false, ContainsPoint = false };

    /// <remarks>
    /// <code>t + 2z² [t Vse − (1 − t) Vsp] ± z √V,  all rates smoothed: p by z²/2 and z²/2, Se and Sp by 1 and 1</code>
    /// Reproduced as published: its centre moves with z, so it is not nested in the level, and it can miss the unsmoothed point. Ours
    /// returns [0, 1] where the smoothed judge is not better than chance; the published code returns inverted limits there.
    /// </remarks>
    public static Limits Of(in Correction smooth, double z)
    {
        if (!(smooth.Youden > 0)) return Limits.Whole;
        var pass = smooth.Pass / smooth.Youden;
        var fail = smooth.Fail / smooth.Youden;
        var shift = 2 * z * z * ((pass * smooth.SensitivityVariance) - (fail * smooth.SpecificityVariance));
        var half = z * smooth.StandardError;
        var centre = smooth.Rate + shift;
        return new(centre - half, centre + half);
    }
}
