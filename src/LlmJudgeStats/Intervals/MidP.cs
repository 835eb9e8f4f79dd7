using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Clopper–Pearson that counts half of the observed probability: Lancaster 1961.</summary>
internal static class MidP
{
    public static IntervalTraits Traits { get; } = new("mid-p", "mid-p", Citations.Lancaster1961)
    {
        Promise = 0.91,
        Cost = IntervalCost.Equations,
    };

    /// <remarks><code>lower: P(X &gt; k) + P(X = k)/2 = α/2;  upper: the mirror image</code></remarks>
    public static Limits Of(double successes, double failures, double tail) =>
        new(Lower(successes, failures, tail).Rate, Lower(failures, successes, tail).Complement);

    // P(X > k) + P(X = k)/2 is the mean of P(X >= k) and P(X >= k + 1), so the limit lies between the two Clopper–Pearson quantiles.
    private static Share Lower(double successes, double failures, double tail)
    {
        if (successes == 0) return new(0, 1);
        var atLeast = new BetaDistribution(successes, failures + 1);
        if (failures == 0) return Share.FromLogOdds(atLeast.LowerQuantile(Math.Min(1, 2 * tail)).LogOdds);
        var more = new BetaDistribution(successes + 1, failures);
        var excess = new TailExcess(atLeast, more, Math.Log(tail));
        var low = atLeast.LowerQuantile(tail).LogOdds;
        var high = more.LowerQuantile(tail).LogOdds;
        // Fractions of a success can push the limit below the smallest double.
        return Share.FromLogOdds(excess.At(low) >= 0 ? low : Root.Find(excess, low, high));
    }

    private readonly struct TailExcess(BetaDistribution atLeast, BetaDistribution more, double logTail) : IFunction
    {
        public double At(double x)
        {
            var point = Share.FromLogOdds(x);
            return Math.Log(0.5 * (atLeast.At(point).Lower + more.At(point).Lower)) - logTail;
        }
    }
}
