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
    extension(StratifiedMeanInterval interval)
    {
        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            StratifiedMeanInterval.CorrectedProfile => CorrectedProfile.Traits,
            StratifiedMeanInterval.CorrectedProfileStrict => CorrectedProfile.StrictTraits,
            StratifiedMeanInterval.CorrectedProfileProportional => CorrectedProfile.ProportionalTraits,
        };

        internal ContinuityCorrection Correction => interval switch
        {
            StratifiedMeanInterval.CorrectedProfile => ContinuityCorrection.ThreeHalves,
            StratifiedMeanInterval.CorrectedProfileStrict => ContinuityCorrection.Strict,
            StratifiedMeanInterval.CorrectedProfileProportional => ContinuityCorrection.Proportional,
        };
    }
}
