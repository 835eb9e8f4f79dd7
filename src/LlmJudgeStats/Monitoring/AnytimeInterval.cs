namespace LlmJudgeStats.Monitoring;

/// <summary>How an interval that may be looked at again and again is formed.</summary>
public enum AnytimeInterval
{
    /// <summary>The corrected profile at a deviate that falls with the labels: holds at all looks together, from 30 labels on.</summary>
    AnytimeProfile,

    /// <summary>
    /// The profile against a mixture of all alternatives: exact from the first label, 1.5 to 2 times as wide; two verdicts and a pass rate
    /// only.
    /// </summary>
    MixtureProfile,
}

/// <summary>Ids and names.</summary>
public static class AnytimeIntervals
{
    private static readonly IntervalTraits s_anytime =
        new("anytime-profile", "anytime-valid corrected profile", Citations.WaudbySmith2024)
        {
            Promise = 0.95,    // at all looks together
            Cost = IntervalCost.Equations,
        };

    private static readonly IntervalTraits s_mixture =
        new("mixture-profile", "profile against a mixture", Citations.Robbins1970) { Cost = IntervalCost.Equations };

    extension(AnytimeInterval interval)
    {
        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            AnytimeInterval.AnytimeProfile => s_anytime,
            AnytimeInterval.MixtureProfile => s_mixture,
        };
    }
}
