using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Comparison;

/// <summary>The difference of two systems, each with labels sampled from its own test items: decisions.md 4.3.</summary>
/// <remarks>
/// <code>W(D) = min over θ of dev_a(θ + D) + dev_b(θ)</code>
/// For a lower limit a's counts are corrected downward and b's upward. Both deviances are convex: the least sum is where their slopes
/// agree.
/// </remarks>
internal static class StratifiedPair
{
    /// <summary>Both limits at a normal deviate z.</summary>
    public static Limits Interval(in JudgeStudy a, in JudgeStudy b, double z)
    {
        var lower = Lower(Corrected(in a, IntervalSide.Lower), Corrected(in b, IntervalSide.Upper), z);
        var upper = -Lower(Corrected(in b, IntervalSide.Lower), Corrected(in a, IntervalSide.Upper), z);
        return Differences.Ordered(lower, upper);
    }

    /// <summary>The two-sided p-value of a difference: on the side where it lies; 1 between the two corrected estimates.</summary>
    public static double PValue(in JudgeStudy a, in JudgeStudy b, double difference)
    {
        var below = Deviance(Corrected(in a, IntervalSide.Lower), Corrected(in b, IntervalSide.Upper), difference);
        var above = Deviance(Corrected(in b, IntervalSide.Lower), Corrected(in a, IntervalSide.Upper), -difference);
        return Differences.TwoSidedTail(Math.Sqrt(Math.Max(below, above)));
    }

    private static TwoByTwoProfile? Corrected(in JudgeStudy study, IntervalSide side) =>
        new CorrectedProfile(
            LabelledSample.Of(in study).ToStrata(stackalloc double[LabelledSample.StrataRoom]), ContinuityCorrection.ThreeHalves,
            study.Calibration.Design).Moved(side);

    // Rates are those of a from below and of b from above, so that both fall as the difference falls: D = t_a + s_b − 1.
    private static double Lower(TwoByTwoProfile? a, TwoByTwoProfile? b, double z)
    {
        var reachOfA = a?.Lower(z).Value ?? 0;
        var reachOfB = b?.Lower(z).Value ?? 0;
        // The sum of the two limits is rejected: one of the two rates lies beyond its own.
        var rejected = reachOfA + reachOfB;
        if (a is not { } first || b is not { } second) return rejected - 1;
        var pair = new ProfilePair(first, second);
        var top = first.Centre + second.Centre;
        var start = top - double.Hypot(first.Centre - reachOfA, second.Centre - reachOfB);
        return Differences.Support.Clip(Root.FindFalling(new Excess(in pair, z), rejected, top, start) - 1);
    }

    private static double Deviance(TwoByTwoProfile? a, TwoByTwoProfile? b, double difference)
    {
        // A rate that nothing speaks against goes down to 0, and the other must make up for it.
        if (a is not { } first) return b is { } alone ? Alone(alone, difference + 1) : 0;
        return b is { } second ? new ProfilePair(first, second).At(difference + 1).Value : Alone(first, difference + 1);
    }

    private static double Alone(TwoByTwoProfile profile, double t) =>
        t >= profile.Centre ? 0 : t <= 0 ? double.PositiveInfinity : 2 * profile.Drop(t);

    // Above 0 where a sum of rates is rejected: the root of the deviance, which is nearly a straight line, less z.
    private readonly ref struct Excess(ref readonly ProfilePair pair, double z) : IDifferentiable
    {
        private readonly ref readonly ProfilePair _pair = ref pair;

        public ValueAndSlope At(double x)
        {
            var (value, slope) = _pair.At(x);
            var root = Math.Sqrt(value);
            return new(root - z, slope / (2 * root));
        }
    }
}
