using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>How the interval of one proportion is formed (pass-rates.md section 1). Each takes real-valued counts.</summary>
public enum BinomialInterval
{
    /// <summary>Inverts the score test: close to the level on average from small counts on, never outside [0, 1]. Source: Wilson 1927.</summary>
    Wilson,

    /// <summary>Rate ± z standard errors: too narrow for small counts and of no width at 0 and n. For comparison only.</summary>
    Wald,

    /// <summary>Wilson's centre with a simple width: never narrower than Wilson. Source: Agresti &amp; Coull 1998.</summary>
    AgrestiCoull,

    /// <summary>Inverts two one-sided binomial tests: guaranteed to reach the level, wider for it. Source: Clopper &amp; Pearson 1934.</summary>
    ClopperPearson,

    /// <summary>Clopper–Pearson with half of the observed probability: close to the level, not guaranteed. Source: Lancaster 1961.</summary>
    MidP,

    /// <summary>Quantiles of the Beta(k + ½, n − k + ½) posterior, 0 at k = 0 and 1 at k = n: close to the level. Source: Brown, Cai &amp; DasGupta 2001.</summary>
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
        public string Id => interval switch
        {
            BinomialInterval.Wilson => "wilson",
            BinomialInterval.Wald => "wald",
            BinomialInterval.AgrestiCoull => "agresti-coull",
            BinomialInterval.ClopperPearson => "clopper-pearson",
            BinomialInterval.MidP => "mid-p",
            BinomialInterval.Jeffreys => "jeffreys",
            BinomialInterval.Blaker => "blaker",
        };

        /// <summary>The name for people: <c>Clopper–Pearson</c>.</summary>
        public string Name => interval switch
        {
            BinomialInterval.Wilson => "Wilson",
            BinomialInterval.Wald => "Wald",
            BinomialInterval.AgrestiCoull => "Agresti–Coull",
            BinomialInterval.ClopperPearson => "Clopper–Pearson",
            BinomialInterval.MidP => "mid-p",
            BinomialInterval.Jeffreys => "Jeffreys",
            BinomialInterval.Blaker => "Blaker",
        };

        /// <summary>The interval of a rate: a single point when the rate is known, [0, 1] when nothing was observed.</summary>
        /// <param name="rate">The rate and the observations behind it.</param>
        /// <param name="level">Coverage probability, strictly between 0 and 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or an undefined member.</exception>
        public IntervalEstimate Of(Proportion rate, double level)
        {
            var limits = interval.Limits(rate, Check.Level(level, nameof(level)));
            return new(limits.Lower, limits.Upper, level);
        }

        internal Limits Limits(Proportion rate, double level)
        {
            if (rate.IsKnown) return new(rate.Rate, rate.Rate);
            if (rate.IsEmpty) return Intervals.Limits.Whole;
            // Each method sees the rarer outcome only: exchanging pass and fail then mirrors the interval to the last bit.
            var limits = rate.Successes <= rate.Failures
                ? interval.Rare(rate.Successes, rate.Failures, level).Clip()
                : interval.Rare(rate.Failures, rate.Successes, level).Clip().Flip();
            // Jeffreys can miss the rate at a fraction of a success or a low level, and limits that are equal but for rounding can cross.
            return new(Math.Min(limits.Lower, rate.Rate), Math.Max(limits.Upper, rate.Rate));
        }

        private Limits Rare(double successes, double failures, double level) => interval switch
        {
            BinomialInterval.Wilson => Wilson.Of(successes, failures, Normal.TwoSided(level)),
            BinomialInterval.Wald => Wald.Of(successes, failures, Normal.TwoSided(level)),
            BinomialInterval.AgrestiCoull => AgrestiCoull.Of(successes, failures, Normal.TwoSided(level)),
            BinomialInterval.ClopperPearson => ClopperPearson.Of(successes, failures, (1 - level) / 2),
            BinomialInterval.MidP => MidP.Of(successes, failures, (1 - level) / 2),
            BinomialInterval.Jeffreys => Jeffreys.Of(successes, failures, (1 - level) / 2),
            BinomialInterval.Blaker => Blaker.Of(successes, failures, 1 - level),
        };
    }
}
