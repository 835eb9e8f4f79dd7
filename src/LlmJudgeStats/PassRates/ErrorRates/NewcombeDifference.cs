using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// Newcombe 1998: a difference of two independent proportions from their Wilson limits. Used for Youden's J = Se − (1 − Sp).
/// </summary>
internal static class NewcombeDifference
{
    public static Limits Youden(in Calibration calibration, double level)
    {
        var se = calibration.Sensitivity;
        var sp = calibration.Specificity;
        if (se.IsEmpty || sp.IsEmpty) return new(-1, 1);
        if (Math.Max(se.InverseFreedom, sp.InverseFreedom) > 1) return new(-1, 1);
        // Each with the degrees of freedom of its own clusters.
        var a = BinomialInterval.Wilson.Limits(se, Confidence.TwoSided(level, se.DegreesOfFreedom));
        var b = BinomialInterval.Wilson.Limits(sp, Confidence.TwoSided(level, sp.DegreesOfFreedom));
        var youden = calibration.Youden;
        return new(
            Math.Max(-1, youden - double.Hypot(se.Rate - a.Lower, sp.Rate - b.Lower)),
            Math.Min(1, youden + double.Hypot(a.Upper - se.Rate, b.Upper - sp.Rate)));
    }
}
