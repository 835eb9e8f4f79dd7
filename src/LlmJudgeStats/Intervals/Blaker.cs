using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Blaker 2000: the rates whose acceptability is at least α; the hull where that set has gaps.</summary>
internal static class Blaker
{
    public static IntervalTraits Traits { get; } = new("blaker", "Blaker", Citations.Blaker2000)
    {
        Promise = 0.95,
        Cost = IntervalCost.Equations,
    };

    /// <remarks>
    /// <code>acceptability(p) = P(X ≥ k) + P(X ≤ j),  j the largest value with P(X ≤ j) ≤ P(X ≥ k),  for p below k/n</code>
    /// <para>Below the Clopper–Pearson limit acceptability is less than α. Above it, it jumps to 2 P(X ≥ k) ≥ α where j rises by one, so
    /// the limit is that first jump, or the point before it where acceptability reaches α by itself; there P(X ≥ k) + P(X ≤ j) falls at
    /// most once before it rises, so the crossing is unique.</para>
    /// </remarks>
    public static Limits Of(double successes, double failures, double alpha) =>
        new(Lower(successes, failures, alpha).Rate, Lower(failures, successes, alpha).Complement);

    private static Share Lower(double successes, double failures, double alpha)
    {
        if (successes == 0) return new(0, 1);
        var n = successes + failures;
        var atLeast = new BetaDistribution(successes, failures + 1);
        var start = atLeast.LowerQuantile(alpha / 2);
        var end = atLeast.LowerQuantile(alpha);
        // The values below k are k − 1, k − 2, … also where an effective size makes k no integer.
        var steps = SmallestStep(successes, n, start, alpha / 2);
        var low = start.LogOdds;
        var high = end.LogOdds;
        var jump = high;
        if (steps > 1)
        {
            var balance = new Balance(atLeast, AtMost(successes - steps + 1, n));
            if (balance.At(high) > 0) jump = Root.Find(balance, low, high);
        }
        if (successes - steps < 0) return Share.FromLogOdds(jump);
        var rise = new Acceptability(atLeast, AtMost(successes - steps, n), alpha);
        if (rise.At(low) >= 0) return start;
        return Share.FromLogOdds(rise.At(jump) <= 0 ? jump : Root.Find(rise, low, jump));
    }

    /// <summary>The smallest i with P(X ≤ k − i) at most a tail probability.</summary>
    private static double SmallestStep(double k, double n, Share at, double tail)
    {
        var below = 0.0;
        var above = Math.Floor(k) + 1;    // k − above is negative: probability 0
        while (above - below > 1)
        {
            var middle = Math.Floor((below + above) / 2);
            if (AtMost(k - middle, n).At(at).Upper <= tail) above = middle;
            else below = middle;
        }
        return above;
    }

    /// <summary>P(X ≤ j) is the upper tail of Beta(j + 1, n − j).</summary>
    private static BetaDistribution AtMost(double j, double n) => new(j + 1, n - j);

    private readonly struct Balance(BetaDistribution atLeast, BetaDistribution atMost) : IFunction
    {
        public double At(double x)
        {
            var point = Share.FromLogOdds(x);
            return Math.Log(atLeast.At(point).Lower) - Math.Log(atMost.At(point).Upper);
        }
    }

    private readonly struct Acceptability(BetaDistribution atLeast, BetaDistribution atMost, double alpha) : IFunction
    {
        public double At(double x)
        {
            var point = Share.FromLogOdds(x);
            return Math.Log((atLeast.At(point).Lower + atMost.At(point).Upper) / alpha);
        }
    }
}
