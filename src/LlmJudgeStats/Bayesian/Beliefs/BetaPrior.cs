
namespace LlmJudgeStats.Bayesian;

/// <summary>A Beta(alpha, beta) prior of a rate: as if alpha passes and beta fails had been seen before.</summary>
/// <remarks>Equality compares both shapes. Immutable, thread-safe.</remarks>
public sealed record BetaPrior
{
    /// <summary>A prior.</summary>
    /// <param name="alpha">First shape, from 1e-6 to 1e12.</param>
    /// <param name="beta">Second shape, from 1e-6 to 1e12.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape outside [1e-6, 1e12]: with 0 the posterior could be improper.</exception>
    public BetaPrior(double alpha, double beta)
    {
        Alpha = Check.Shape(alpha, nameof(alpha));
        Beta = Check.Shape(beta, nameof(beta));
    }

    /// <summary>Every rate equally likely: Beta(1, 1).</summary>
    public static BetaPrior Uniform { get; } = new(1, 1);

    /// <summary>Jeffreys' prior of a proportion: Beta(½, ½).</summary>
    public static BetaPrior Jeffreys { get; } = new(0.5, 0.5);

    /// <summary>
    /// The prior of someone who expects a rate, and is so sure that it lies on the same side of a bound: "about 90 %, and 95 % sure that it
    /// is above 80 %".
    /// </summary>
    /// <remarks>
    /// <code>Beta(w m, w (1 − m)) with P(rate &gt; bound) = sure, or P(rate &lt; bound) when the bound is above the guess</code>
    /// The guess m is the mean: every prior has one, a mode only a prior with both shapes above 1; and the weight w = alpha + beta is then
    /// the number of items that the guess is worth. Of several weights that fit, the largest: the prior with one hill. Source:
    /// pass-rates.md 4 (informative priors, weight a + b).
    /// </remarks>
    /// <param name="guess">The expected rate, strictly between 0 and 1.</param>
    /// <param name="bound">A rate that the true one is expected to exceed, or to stay below, strictly between 0 and 1.</param>
    /// <param name="sure">How sure that is, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside (0, 1).</exception>
    /// <exception cref="ArgumentException">No Beta prior with that mean is as sure, or as unsure, as that.</exception>
    public static BetaPrior Elicit(double guess, double bound, double sure)
    {
        Check.Inside(guess, nameof(guess));
        Check.Inside(bound, nameof(bound));
        var (alpha, beta) = ElicitedPrior.Of(guess, bound, Check.Inside(sure, nameof(sure)));
        return new(alpha, beta);
    }

    /// <summary>First shape.</summary>
    public double Alpha { get; }

    /// <summary>Second shape.</summary>
    public double Beta { get; }

    /// <summary>The prior of the opposite rate.</summary>
    public BetaPrior Flip() => new(Beta, Alpha);

    /// <summary>ln of θ^alpha (1 − θ)^beta at the log-odds of θ: the density over the log-odds, up to a constant.</summary>
    internal double LogAt(double logOdds)
    {
        var e = Math.Exp(-Math.Abs(logOdds));
        var common = e < 1e-8 ? e : Math.Log(1 + e);
        return (Alpha * (Math.Min(logOdds, 0) - common)) + (Beta * (Math.Min(-logOdds, 0) - common));
    }

    /// <summary>For people: <c>Beta(0.5, 0.5)</c>.</summary>
    public override string ToString() => Invariant($"Beta({Alpha}, {Beta})");
}
