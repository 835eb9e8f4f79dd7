using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>Wald's interval for the Rogan–Gladen rate with the delta-method variance: pass-rates.md 3.1.</summary>
internal static class Delta
{
    public static IntervalTraits Traits { get; } = new("delta", "delta", Citations.RoganGladen1978);

    public static Limits Of(double rate, double standardError, double z) => new(rate - (z * standardError), rate + (z * standardError));
}
