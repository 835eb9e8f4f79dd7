using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>How the interval is formed when labels were sampled from the test population (pass-rates.md section 5).</summary>
public enum PostStratifiedInterval
{
    /// <summary>
    /// Profile likelihood after a continuity correction of each verdict's labels: reaches the level in the designs enumerated, low below
    /// about 25 labels a verdict with a thousand items. Source: pass-rates.md 5.6.
    /// </summary>
    CorrectedProfile,

    /// <summary>The same with a larger correction: also for few labels by verdict, 4 to 14 % wider. Source: pass-rates.md 5.6.</summary>
    CorrectedProfileStrict,

    /// <summary>
    /// The same with a correction in proportion to each verdict's weight: for labels by verdict a higher minimum at no more width. Source:
    /// docs/adr/0018.
    /// </summary>
    CorrectedProfileProportional,

    /// <summary>
    /// Inverts a score test of the weighted rate: narrower with few labels, and below the level there near 0 and 1. Source: pass-rates.md
    /// 5.6b.
    /// </summary>
    StratifiedScore,

    /// <summary>
    /// The hull of that and of Wilson's interval at the effective size: hardly better near 0 and 1. Source: pass-rates.md 5.6b.
    /// </summary>
    GuardedStratifiedScore,

    /// <summary>
    /// Clopper–Pearson confidence distributions of the three rates, put together: above the level nearly everywhere, and wider for it.
    /// Source: pass-rates.md 5.8.
    /// </summary>
    Melding,
}

/// <summary>Ids, names and formulas.</summary>
public static class PostStratifiedIntervals
{
    extension(PostStratifiedInterval interval)
    {
        /// <summary>The id, as on the command line: <c>corrected-profile</c>.</summary>
        public string Id => interval.Traits.Id;

        /// <summary>The name for people.</summary>
        public string Name => interval.Traits.Name;

        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            PostStratifiedInterval.CorrectedProfile => CorrectedProfile.Traits,
            PostStratifiedInterval.CorrectedProfileStrict => CorrectedProfile.StrictTraits,
            PostStratifiedInterval.CorrectedProfileProportional => CorrectedProfile.ProportionalTraits,
            PostStratifiedInterval.StratifiedScore => StratifiedScore.Traits,
            PostStratifiedInterval.GuardedStratifiedScore => StratifiedScore.GuardedTraits,
            PostStratifiedInterval.Melding => StratifiedMelding.Traits,
        };

        /// <summary>
        /// One minus the level at which a one-sided limit is computed, as a share of one minus the level that was asked for.
        /// </summary>
        internal double OneSidedShare => interval.Correction is null ? 1 : Confidence.OneSidedShare;

        /// <summary>The correction of a corrected profile; none for any other interval.</summary>
        internal ContinuityCorrection? Correction => interval switch
        {
            PostStratifiedInterval.CorrectedProfile => ContinuityCorrection.ThreeHalves,
            PostStratifiedInterval.CorrectedProfileStrict => ContinuityCorrection.Strict,
            PostStratifiedInterval.CorrectedProfileProportional => ContinuityCorrection.Proportional,
            PostStratifiedInterval.StratifiedScore => null,
            PostStratifiedInterval.GuardedStratifiedScore => null,
            PostStratifiedInterval.Melding => null,
        };

        internal double Limit(in LabelledSample sample, IntervalSide side, double z, CalibrationDesign design) =>
            interval.Correction is { } correction
                ? new CorrectedProfile(sample.ToStrata(stackalloc double[LabelledSample.StrataRoom]), correction, design).Limit(side, z)
                : interval.Limits(in sample, z).On(side);

        internal Limits Limits(in LabelledSample sample, double z) => interval switch
        {
            PostStratifiedInterval.CorrectedProfile
                or PostStratifiedInterval.CorrectedProfileStrict
                or PostStratifiedInterval.CorrectedProfileProportional
                => Profile(in sample, interval.Correction!.Value, z),
            PostStratifiedInterval.StratifiedScore => Ordered(StratifiedScore.Of(in sample, z)),
            PostStratifiedInterval.GuardedStratifiedScore => Ordered(StratifiedScore.Guarded(in sample, z)),
            PostStratifiedInterval.Melding => Ordered(StratifiedMelding.Of(in sample, z)),
        };
    }

    private static Limits Profile(in LabelledSample sample, ContinuityCorrection correction, double z) =>
        new CorrectedProfile(sample.ToStrata(stackalloc double[LabelledSample.StrataRoom]), correction, default).Interval(z, out _);

    // At levels next to 0 ends that are equal but for rounding can cross.
    private static Limits Ordered(Limits limits) => limits.Lower <= limits.Upper ? limits : new(limits.Upper, limits.Lower);
}
