using LlmJudgeStats.Intervals;

namespace LlmJudgeStats;

/// <summary>How the interval of one proportion is formed (pass-rates.md section 1). Each takes real-valued counts.</summary>
public enum BinomialInterval
{
    /// <summary>
    /// Inverts the score test: close to the level on average from small counts on, never outside [0, 1]. Source: Wilson 1927.
    /// </summary>
    Wilson,

    /// <summary>Rate ± z standard errors: too narrow for small counts and of no width at 0 and n. For comparison only.</summary>
    Wald,

    /// <summary>Wilson's centre with a simple width: never narrower than Wilson. Source: Agresti &amp; Coull 1998.</summary>
    AgrestiCoull,

    /// <summary>
    /// Inverts two one-sided binomial tests: guaranteed to reach the level, wider for it. Source: Clopper &amp; Pearson 1934.
    /// </summary>
    ClopperPearson,

    /// <summary>
    /// Clopper–Pearson with half of the observed probability: close to the level, not guaranteed. Source: Lancaster 1961.
    /// </summary>
    MidP,

    /// <summary>
    /// Quantiles of the Beta(k + ½, n − k + ½) posterior, 0 at k = 0 and 1 at k = n: close to the level. Source: Brown, Cai &amp; DasGupta
    /// 2001.
    /// </summary>
    Jeffreys,

    /// <summary>Inverts one two-sided exact test: guaranteed, and inside Clopper–Pearson. Source: Blaker 2000.</summary>
    Blaker,
}

/// <summary>Intervals of one proportion, and their ids.</summary>
public static class BinomialIntervals
{
    extension(BinomialInterval interval)
    {
        /// <summary>The id, as on the command line: <c>clopper-pearson</c>.</summary>
        public string Id => interval.Traits.Id;

        /// <summary>The name for people: <c>Clopper–Pearson</c>.</summary>
        public string Name => interval.Traits.Name;

        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => interval switch
        {
            BinomialInterval.Wilson => Wilson.Traits,
            BinomialInterval.Wald => Wald.Traits,
            BinomialInterval.AgrestiCoull => AgrestiCoull.Traits,
            BinomialInterval.ClopperPearson => ClopperPearson.Traits,
            BinomialInterval.MidP => MidP.Traits,
            BinomialInterval.Jeffreys => Jeffreys.Traits,
            BinomialInterval.Blaker => Blaker.Traits,
        };

        /// <summary>The interval of a rate: a single point when the rate is known, [0, 1] when nothing was observed.</summary>
        /// <param name="rate">The rate and the observations behind it.</param>
        /// <param name="level">Coverage probability, strictly between 0 and 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or an undefined member.</exception>
        public IntervalEstimate Of(Proportion rate, double level)
        {
            var limits = interval.Limits(rate, Confidence.TwoSided(Check.Level(level, nameof(level)), rate.DegreesOfFreedom));
            return rate.InverseFreedom > 1 ? new(0, 1, level) : new(limits.Lower, limits.Upper, level);
        }

        // By reference: a copy of three numbers takes a fifth of a closed form.
        internal Limits Limits(in Proportion rate, in Confidence confidence)
        {
            if (rate.IsKnown) return new(rate.Rate, rate.Rate);
            if (rate.IsEmpty) return Intervals.Limits.Whole;
            // Each method sees the rarer outcome only: exchanging pass and fail then mirrors the interval to the last bit.
            var limits = rate.Successes <= rate.Failures
                ? interval.Rare(rate.Successes, rate.Failures, in confidence).Clip()
                : interval.Rare(rate.Failures, rate.Successes, in confidence).Clip().Flip();
            // Jeffreys can miss the rate at a fraction of a success or a low level, and limits that are equal but for rounding can cross.
            return limits.Reach(rate.Rate);
        }

        private Limits Rare(double successes, double failures, in Confidence confidence) => interval switch
        {
            BinomialInterval.Wilson => Wilson.Of(successes, failures, confidence.Quantile),
            BinomialInterval.Wald => Wald.Of(successes, failures, confidence.Quantile),
            BinomialInterval.AgrestiCoull => AgrestiCoull.Of(successes, failures, confidence.Quantile),
            BinomialInterval.ClopperPearson => ClopperPearson.Of(successes, failures, confidence.Tail),
            BinomialInterval.MidP => MidP.Of(successes, failures, confidence.Tail),
            BinomialInterval.Jeffreys => Jeffreys.Of(successes, failures, confidence.Tail),
            BinomialInterval.Blaker => Blaker.Of(successes, failures, confidence.Error),
        };
    }
}
