using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Clopper &amp; Pearson 1934: each tail has at most half the error.</summary>
internal static class ClopperPearson
{
    public static IntervalTraits Traits { get; } = new("clopper-pearson", "Clopper–Pearson", Citations.ClopperPearson1934)
    {
        Promise = 0.95,
        Cost = IntervalCost.Equations,
    };

    /// <remarks><code>[Beta⁻¹(α/2; k, n − k + 1), Beta⁻¹(1 − α/2; k + 1, n − k)],  0 at k = 0, 1 at k = n</code></remarks>
    public static Limits Of(double successes, double failures, double tail) => new(
        Lower(successes, failures, tail),
        failures == 0 ? 1 : new BetaDistribution(successes + 1, failures).UpperQuantile(tail).Rate);

    public static double Lower(double successes, double failures, double tail) =>
        successes == 0 ? 0 : new BetaDistribution(successes, failures + 1).LowerQuantile(tail).Rate;
}
