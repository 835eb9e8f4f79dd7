using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Quantiles of the posterior under Jeffreys' prior, closed at 0 and n: Brown, Cai &amp; DasGupta 2001.</summary>
internal static class Jeffreys
{
    public static IntervalTraits Traits { get; } = new("jeffreys", "Jeffreys", Citations.Brown2001)
    {
        Promise = 0.83,
        Cost = IntervalCost.Equations,
    };

    public static Limits Of(double successes, double failures, double tail)
    {
        var posterior = new BetaDistribution(successes + 0.5, failures + 0.5);
        return new(successes == 0 ? 0 : posterior.LowerQuantile(tail).Rate, failures == 0 ? 1 : posterior.UpperQuantile(tail).Rate);
    }
}
