namespace LlmJudgeStats.Intervals;

/// <summary>Rate ± z standard errors, for comparison.</summary>
internal static class Wald
{
    public static IntervalTraits Traits { get; } = new("wald", "Wald", Citations.Brown2001);

    public static Limits Of(double successes, double failures, double z)
    {
        var n = successes + failures;
        var rate = successes / n;
        var half = z * Math.Sqrt(rate * (failures / n) / n);
        return new(rate - half, rate + half);
    }
}
