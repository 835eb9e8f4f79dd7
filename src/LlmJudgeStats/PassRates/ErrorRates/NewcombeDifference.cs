using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// Newcombe 1998: a difference of two independent proportions from their Wilson limits. Used for Youden's J = Se − (1 − Sp).
/// </summary>
internal static class NewcombeDifference
{
    public static Limits Youden(in Calibration calibration, double level)
    {
        var confidence = Confidence.TwoSided(level);
        var (se, sp) = (calibration.Sensitivity, calibration.Specificity);
        if (se.IsEmpty || sp.IsEmpty) return new(-1, 1);
        var (a, b) = (BinomialInterval.Wilson.Limits(se, in confidence), BinomialInterval.Wilson.Limits(sp, in confidence));
        var youden = calibration.Youden;
        return new(
            Math.Max(-1, youden - double.Hypot(se.Rate - a.Lower, sp.Rate - b.Lower)),
            Math.Min(1, youden + double.Hypot(a.Upper - se.Rate, b.Upper - sp.Rate)));
    }
}
