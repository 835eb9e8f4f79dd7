using LlmJudgeStats.Inference;

namespace LlmJudgeStats;

/// <summary>How the interval of a mean is formed when labels were sampled from the test population.</summary>
public enum StratifiedMeanInterval
{
    /// <summary>Profile likelihood after a continuity correction of each stratum's labels.</summary>
    CorrectedProfile,

    /// <summary>The same with a larger correction: for few labels a stratum.</summary>
    CorrectedProfileStrict,

    /// <summary>The same with a correction in proportion to each stratum's weight.</summary>
    CorrectedProfileProportional,
}

/// <summary>Ids, names and formulas.</summary>
public static class StratifiedMeanIntervals
{
    private static readonly IntervalTraits s_profile = OfMeans(CorrectedProfile.Traits);
    private static readonly IntervalTraits s_strict = OfMeans(CorrectedProfile.StrictTraits);
    private static readonly IntervalTraits s_proportional = OfMeans(CorrectedProfile.ProportionalTraits);

    extension(StratifiedMeanInterval interval)
    {
        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            StratifiedMeanInterval.CorrectedProfile => s_profile,
            StratifiedMeanInterval.CorrectedProfileStrict => s_strict,
            StratifiedMeanInterval.CorrectedProfileProportional => s_proportional,
        };

        internal ContinuityCorrection OfLabels => interval switch
        {
            StratifiedMeanInterval.CorrectedProfile => ContinuityCorrection.ThreeHalves,
            StratifiedMeanInterval.CorrectedProfileStrict => ContinuityCorrection.Strict,
            StratifiedMeanInterval.CorrectedProfileProportional => ContinuityCorrection.Proportional,
        };
    }

    // Limits of means with more values than two were found below those of a rate: docs/validation/means.md.
    private static IntervalTraits OfMeans(IntervalTraits rate) => rate with { LimitPromise = 0.94 };
}
