using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Comparison;

/// <summary>The difference of two systems with a calibration each, from two curves: decisions.md 3.</summary>
/// <remarks>
/// <code>W(D) = min over θ of w_a(θ + D) + w_b(θ),  both rates inside [0, 1];  {D: W(D) ≤ z²}</code>
/// The hull of the sets of three pairs of curves. Never from the two intervals alone (MOVER): that covers .755.
/// </remarks>
internal static class SeparateDifference
{
    private const double Tolerance = 1e-12;    // of a limit

    private static ReadOnlySpan<DeviancePart> Parts => [DeviancePart.Score, DeviancePart.Profile, DeviancePart.SmoothProfile];

    public static Limits Interval(in JudgeStudy a, in JudgeStudy b, double z)
    {
        var hull = new Limits(1, -1);
        foreach (var part in Parts)
        {
            CurvePair curves = new(new(in a, part), new(in b, part));
            var lower = Lower(in curves, z);
            var upper = -Lower(curves.Swap(), z);
            hull = new(Math.Min(hull.Lower, lower), Math.Max(hull.Upper, upper));
        }
        return Differences.Ordered(hull.Lower, hull.Upper);
    }

    /// <summary>The two-sided p-value of a difference: the largest of the three parts'.</summary>
    public static double PValue(in JudgeStudy a, in JudgeStudy b, double difference)
    {
        var least = double.PositiveInfinity;
        foreach (var part in Parts)
        {
            CurvePair curves = new(new(in a, part), new(in b, part));
            least = Math.Min(least, curves.At(difference));
        }
        return Differences.TwoSidedTail(Math.Sqrt(least));
    }

    private static double Lower(in CurvePair curves, double z)
    {
        var rejection = new Rejection(in curves, z);
        ContrastEnds ends = new()
        {
            Support = Differences.Support,
            Anchor = 0,
            AtLower = (1 + curves.Point) / 2,
            AtUpper = (1 - curves.Point) / 2,
            Estimate = curves.Point,
            StandardError = 0,
        };
        // An estimate far outside [0, 1] can be refuted where it is shown: the set is that point.
        return rejection.At(curves.Point) > 0 ? curves.Point : LowerEnd.Find(in rejection, in ends, Tolerance);
    }

    // Above 0 where a difference is rejected: a root is nearly a straight line. The cap keeps the solver's arithmetic finite.
    private readonly ref struct Rejection(ref readonly CurvePair curves, double z) : IFunction
    {
        private const double Impossible = 1e6;
        private readonly ref readonly CurvePair _curves = ref curves;

        public double At(double x) => Math.Min(Impossible, Math.Sqrt(_curves.At(x))) - z;
    }
}
