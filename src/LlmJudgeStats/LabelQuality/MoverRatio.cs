using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.LabelQuality;

/// <summary>The ratio of two proportions from the limits of each: human-error.md 2.2.</summary>
internal static class MoverRatio
{
    /// <remarks>
    /// <code>L = [AR − √(A²R² − l₁u₂(2A−l₁)(2R−u₂))] / [u₂(2R−u₂)],  U = [AR + √(A²R² − u₁l₂(2A−u₁)(2R−l₂))] / [l₂(2R−l₂)]</code>
    /// What stands under a root is a sum of squares, A²b² + a²(R² − b²) with the two distances a and b, and so never negative where it is
    /// used; the lower end is the other root of the same equation. Nothing cancels.
    /// </remarks>
    /// <param name="above">A.</param>
    /// <param name="aboveLimits">[l₁, u₁].</param>
    /// <param name="below">R, above 0.</param>
    /// <param name="belowLimits">[l₂, u₂].</param>
    public static Limits Of(double above, Limits aboveLimits, double below, Limits belowLimits)
    {
        var product = above * below;
        var lowerReach = belowLimits.Upper * ((2 * below) - belowLimits.Upper);
        var lower = above > 0 && lowerReach > 0
            ? aboveLimits.Lower * ((2 * above) - aboveLimits.Lower)
                / (product + Root(above, above - aboveLimits.Lower, belowLimits.Upper - below, lowerReach))
            : 0;
        var upperReach = belowLimits.Lower * ((2 * below) - belowLimits.Lower);
        var upper = upperReach > 0
            ? (product + Root(above, aboveLimits.Upper - above, below - belowLimits.Lower, upperReach)) / upperReach
            : double.PositiveInfinity;
        return new(lower, upper);
    }

    private static double Root(double above, double distance, double distanceBelow, double reach) =>
        Math.Sqrt((above * above * distanceBelow * distanceBelow) + (distance * distance * reach));
}
