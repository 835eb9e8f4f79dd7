using System.Globalization;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// A comparison of times means something only between two ways to the same number: every class checks that before it measures.
/// </summary>
internal static class Agreement
{
    public static void Require(string what, double ours, double obvious, double tolerance)
    {
        if (!(Math.Abs(ours - obvious) <= tolerance))
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{what}: ours is {ours:R}, the baseline's {obvious:R}"));
    }

    public static void Require(string what, JudgeEstimate ours, PlainEstimate obvious, double tolerance = 1e-12)
    {
        Require(what + " point", ours.Unclamped, obvious.Point, tolerance);
        Require(what + " standard error", ours.StandardError, obvious.StandardError, tolerance);
        Require(what + " lower", ours.Interval.Lower, obvious.Lower, tolerance);
        Require(what + " upper", ours.Interval.Upper, obvious.Upper, tolerance);
    }
}
