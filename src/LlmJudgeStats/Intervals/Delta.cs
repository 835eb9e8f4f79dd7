namespace LlmJudgeStats.Intervals;

/// <summary>Wald's interval for the Rogan–Gladen rate with the delta-method variance: methods.md 3.1.</summary>
internal static class Delta
{
    public static Limits Of(in Correction raw, double z)
    {
        var (rate, half) = (raw.Rate, z * raw.StandardError);
        return new(rate - half, rate + half);
    }
}
