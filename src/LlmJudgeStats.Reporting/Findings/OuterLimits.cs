namespace LlmJudgeStats.Reporting;

/// <summary>What an interval for items with a verdict leaves possible for all items: those without one may all fail, or all pass.</summary>
/// <param name="Share">The share of the items that have a verdict.</param>
/// <param name="Lower">That share of the lower limit.</param>
/// <param name="Upper">That share of the upper limit, and all items without a verdict.</param>
/// <remarks><code>c θ + (1 − c) [0, 1]</code> Immutable, thread-safe.</remarks>
public sealed record OuterLimits(double Share, double Lower, double Upper)
{
    internal static OuterLimits Of(double share, IntervalEstimate interval) =>
        new(share, share * interval.Lower, (share * interval.Upper) + (1 - share));
}
