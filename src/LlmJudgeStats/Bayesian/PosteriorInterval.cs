namespace LlmJudgeStats.Bayesian;

/// <summary>Which part of the posterior is the interval.</summary>
public enum PosteriorInterval
{
    /// <summary>As much probability below it as above it. Never contains 0 or 1.</summary>
    EqualTailed,

    /// <summary>The shortest interval with the probability of the level: the rates of highest density.</summary>
    HighestDensity,
}

/// <summary>Ids and names.</summary>
public static class PosteriorIntervals
{
    extension(PosteriorInterval interval)
    {
        /// <summary>The id, as on the command line: <c>equal-tailed</c>.</summary>
        public string Id => interval switch
        {
            PosteriorInterval.EqualTailed => "equal-tailed",
            PosteriorInterval.HighestDensity => "highest-density",
        };

        /// <summary>The name for people.</summary>
        public string Name => interval switch
        {
            PosteriorInterval.EqualTailed => "equal-tailed",
            PosteriorInterval.HighestDensity => "highest density",
        };
    }
}
