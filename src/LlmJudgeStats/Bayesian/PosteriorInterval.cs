namespace LlmJudgeStats.Bayesian;

/// <summary>Which part of the posterior is the interval.</summary>
public enum PosteriorInterval
{
    /// <summary>As much probability below it as above it. Never contains 0 or 1.</summary>
    EqualTailed,

    /// <summary>
    /// The shortest interval with the probability of the level. With one hill these are the rates of highest density, it contains the most
    /// likely rate, and a higher level contains a lower one. With two, or with poles at both ends, the shortest interval is on one of them
    /// and may change sides with the level: it need not contain the mean.
    /// </summary>
    HighestDensity,

    /// <summary>
    /// The equal-tailed interval, moved to 0 or 1 where the data allow that rate (pass-rates.md 4 and 5.7): holds its level at the ends
    /// too, and has more than the probability of the level.
    /// </summary>
    EqualTailedSnap,
}

/// <summary>Ids and names.</summary>
public static class PosteriorIntervals
{
    extension(PosteriorInterval interval)
    {
        /// <summary>The id, as on the command line: <c>equal-tailed</c>.</summary>
        public string Id => interval.Traits.Id;

        /// <summary>The name for people.</summary>
        public string Name => interval.Traits.Name;

        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => s_traits[(int)interval];
    }

    private static readonly IntervalTraits[] s_traits =
    [
        new("equal-tailed", "equal-tailed", Citations.GelmanCarpenter2020) { Cost = IntervalCost.Milliseconds },
        new("highest-density", "highest density", Citations.GelmanCarpenter2020)
        {
            Cost = IntervalCost.Seconds, IsNested = false, ContainsPoint = false,
        },
        new("equal-tailed-snap", "equal-tailed, snapped to 0 or 1", Citations.GelmanCarpenter2020) { Cost = IntervalCost.Milliseconds },
    ];
}
