namespace LlmJudgeStats.Agreement;

/// <summary>How the interval of an agreement coefficient is formed.</summary>
public enum AgreementInterval
{
    /// <summary>The hull of two delta intervals, with the weight of 1 and of 4 items spread over all cells, and Student's t.</summary>
    SmoothedHull,

    /// <summary>
    /// The delta method on the counts as they are, with a normal quantile: too narrow for small numbers, and of no width where raters never
    /// disagree. To repeat what others publish.
    /// </summary>
    RawDelta,
}

/// <summary>Ids and names.</summary>
public static class AgreementIntervals
{
    private static readonly IntervalTraits s_hull = new("smoothed-hull", "hull of smoothed deltas", Citations.Cohen1960)
    {
        Promise = 0.93,
        Cost = IntervalCost.Equations,
    };

    private static readonly IntervalTraits s_delta = new("delta", "delta", Citations.Cohen1960) { Cost = IntervalCost.Equations };

    extension(AgreementInterval interval)
    {
        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            AgreementInterval.SmoothedHull => s_hull,
            AgreementInterval.RawDelta => s_delta,
        };
    }
}
