using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Comparison;

/// <summary>What all differences share.</summary>
internal static class Differences
{
    public static Support Support => new(-1, 1);

    public static Limits Whole => new(-1, 1);

    /// <summary>Two limits in their order: ends that are equal but for rounding can cross.</summary>
    public static Limits Ordered(double lower, double upper) => lower <= upper ? new(lower, upper) : new(upper, lower);

    /// <summary>2 (1 − Φ(z)) for a deviate of 0 or more.</summary>
    public static double TwoSidedTail(double z) => Math.Min(1, 2 * Normal.UpperTail(z));
}
