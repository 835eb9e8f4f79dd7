using System.Runtime.CompilerServices;
using static System.Runtime.Intrinsics.Vector256;
using Lane = System.Runtime.Intrinsics.Vector256<double>;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// <see cref="Correction"/> of four studies with measured rates, one a lane: the same operations in the same order, so the same bits.
/// </summary>
internal readonly record struct CorrectionLanes(
    Lane Pass, Lane Fail, Lane Youden, Lane TestVariance, Lane SensitivityVariance, Lane SpecificityVariance)
{
    /// <summary>The share of passes, computed from the lesser side.</summary>
    public Lane Rate
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConditionalSelect(LessThanOrEqual(Pass, Fail), Pass / Youden, Lane.One - (Fail / Youden));
    }

    public Lane StandardError
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var pass = Pass / Youden;
            var fail = Fail / Youden;
            return Sqrt(TestVariance + ((fail * fail * SpecificityVariance) + (pass * pass * SensitivityVariance))) / Youden;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CorrectionLanes Of(in OutcomeLanes test, in OutcomeLanes sensitivity, in OutcomeLanes specificity) => new(
        Excess(test.Successes, test.Failures, specificity.Successes, specificity.Failures),
        Excess(test.Failures, test.Successes, sensitivity.Successes, sensitivity.Failures),
        Excess(sensitivity.Successes, sensitivity.Failures, specificity.Successes, specificity.Failures),
        test.Variance,
        sensitivity.Variance,
        specificity.Variance);

    /// <summary>Pass and fail exchanged, except where a mask says that they stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CorrectionLanes FlipUnless(Lane stays) => new(
        ConditionalSelect(stays, Pass, Fail), ConditionalSelect(stays, Fail, Pass), Youden, TestVariance,
        ConditionalSelect(stays, SensitivityVariance, SpecificityVariance),
        ConditionalSelect(stays, SpecificityVariance, SensitivityVariance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane FiellerCoefficient(Lane z) => (Youden * Youden) - (z * z * (SensitivityVariance + SpecificityVariance));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Excess(Lane a, Lane b, Lane c, Lane d)
    {
        var left = a * c;
        var right = b * d;
        var leftError = FusedMultiplyAdd(a, c, -left);
        var rightError = FusedMultiplyAdd(b, d, -right);
        return ((left - right) + (leftError - rightError)) / ((a + b) * (c + d));
    }
}
