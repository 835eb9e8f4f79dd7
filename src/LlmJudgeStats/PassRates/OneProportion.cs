using LlmJudgeStats.Intervals;

namespace LlmJudgeStats;

/// <summary>The estimate of one plain rate.</summary>
internal static class OneProportion
{
    public static JudgeEstimate Estimate(Proportion rate, BinomialInterval interval, EstimationMethod method, double level, EstimateWarnings warnings)
    {
        var limits = interval.Limits(rate, level);
        if (limits.Lower == limits.Upper && !rate.IsKnown) warnings |= EstimateWarnings.DegenerateInterval;
        return new()
        {
            Point = rate.Rate,
            Unclamped = rate.Rate,
            StandardError = Math.Sqrt(rate.Variance),
            Interval = new(limits.Lower, limits.Upper, level),
            Method = method,
            Warnings = warnings,
        };
    }
}
