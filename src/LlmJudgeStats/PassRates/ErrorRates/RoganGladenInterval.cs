using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>How the interval of the plug-in correction is formed when an error rate is measured.</summary>
public enum RoganGladenInterval
{
    /// <summary>
    /// Rate ± z delta-method standard errors, clipped: too narrow for small counts and of no width where every proportion is 0 or 1. For
    /// comparison.
    /// </summary>
    Delta,

    /// <summary>
    /// Percentiles of 20,000 corrections redrawn at smoothed rates, from a fixed seed. For comparison: prefer the default of
    /// <see cref="AsymmetricErrorEstimator"/>.
    /// </summary>
    Bootstrap,
}

/// <summary>Ids and names.</summary>
public static class RoganGladenIntervals
{
    extension(RoganGladenInterval interval)
    {
        /// <summary>The id, as on the command line.</summary>
        public string Id => interval.Traits.Id;

        /// <summary>The name for people.</summary>
        public string Name => interval.Traits.Name;

        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            RoganGladenInterval.Delta => Delta.Traits,
            RoganGladenInterval.Bootstrap => Bootstrap.Traits,
        };
    }
}
