
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Inference;

/// <summary>Profile likelihood of the pass rate when labels were sampled from the test population, at random or by verdict, with a continuity correction: pass-rates.md 5.6.</summary>
internal static class CorrectedProfile
{
    public static IntervalTraits Traits { get; } =
        new("corrected-profile", "corrected profile likelihood", Citations.Tenenbein1970) { Promise = 0.95, Cost = IntervalCost.Equations, HasOwnLimits = true };

    public static IntervalTraits StrictTraits { get; } = Traits with { Id = "corrected-profile-strict", Name = "corrected profile likelihood, strict" };

    public static IntervalTraits ProportionalTraits { get; } =
        Traits with { Id = "corrected-profile-proportional", Name = "corrected profile likelihood, proportional", Promise = null };

    /// <summary>One-sided limits at level 1 − α are computed at 1 − 0.9 α (pass-rates.md 5.6).</summary>
    public const double OneSidedShare = 0.9;

    /// <summary>The one-sided limit, at z = Φ⁻¹(1 − α′) with α′ = 0.9 α.</summary>
    public static double OneSided(in LabelledSample sample, IntervalSide side, double z, ContinuityCorrection correction, bool byVerdict) => side switch
    {
        IntervalSide.Lower => OneSidedLower(in sample, z, correction, byVerdict),
        IntervalSide.Upper => 1 - OneSidedLower(sample.FlipLabels(), z, correction, byVerdict),
    };

    public static Limits Of(in LabelledSample sample, double z, ContinuityCorrection correction) =>
        new(Lower(in sample, z, correction), 1 - Lower(sample.FlipLabels(), z, correction));

    /// <summary>The lower limit; the upper one is that of the items with the labels exchanged.</summary>
    /// <remarks>
    /// <code>r_h = s_h/(s_1 + s_0),  s_1 = w/(f1 + 1),  s_0 = (1 − w)/(f0 + 1),  w = K1/K</code>
    /// The labelled passes of each verdict lose the correction δ(r_h); the limit is where twice the drop of the log-likelihood is z².
    /// </remarks>
    private static double Lower(in LabelledSample sample, double z, ContinuityCorrection correction)
    {
        var sorted = sample.SortVerdicts();
        if (sorted.PassPass + sorted.PassFail == 0) return 0;
        return Corrected(in sorted, Spread(sorted.AllPassed, sorted.PassVerdicts), Spread(sorted.AllFailed, sorted.FailVerdicts), z, correction);
    }

    /// <remarks>
    /// A verdict without a labelled pass takes no part in the correction (s_h = 0), and labels chosen by verdict get the strict one. When no label is a fail, the
    /// uncorrected profile with −2 ln α′ for z² bounds the limit from above, with labels at random too (docs/adr/0019).
    /// </remarks>
    private static double OneSidedLower(in LabelledSample sample, double z, ContinuityCorrection correction, bool byVerdict)
    {
        var sorted = sample.SortVerdicts();
        if (sorted.PassPass + sorted.PassFail == 0) return 0;
        var s1 = sorted.PassPass == 0 ? 0 : Spread(sorted.AllPassed, sorted.PassVerdicts);
        var s0 = sorted.PassFail == 0 ? 0 : Spread(sorted.AllFailed, sorted.FailVerdicts);
        var limit = Corrected(in sorted, s1, s0, z, byVerdict ? ContinuityCorrection.Strict : correction);
        return sorted.FailPass + sorted.FailFail == 0
            ? Math.Min(limit, Plain(in sorted, 0, 0).Lower(Math.Sqrt(-2 * Math.Log(Normal.UpperTail(z)))))
            : limit;
    }

    private static double Corrected(in LabelledSample sample, double s1, double s0, double z, ContinuityCorrection correction)
    {
        var (d1, d0) = (correction.Of(s1 / (s1 + s0)), correction.Of(s0 / (s1 + s0)));
        return sample.PassPass <= d1 && sample.PassFail <= d0 ? 0 : Plain(in sample, d1, d0).Lower(z);
    }

    private static SampledProfile Plain(in LabelledSample sample, double d1, double d0)
    {
        (d1, d0) = (Math.Min(d1, sample.PassPass), Math.Min(d0, sample.PassFail));
        return new(sample.PassPass - d1, sample.PassFail - d0, sample.FailPass + d1, sample.FailFail + d0, sample.Passed, sample.Failed);
    }

    private static double Spread(double all, double labelled) => all / (labelled + 1);
}
