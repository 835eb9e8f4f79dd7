namespace LlmJudgeStats.PassRates;

/// <summary>
/// How many labelled passes and fails would bring an interval to a half-width, at the test items that there are, shared out as Neyman says.
/// </summary>
/// <remarks>
/// <code>m1 = B (A + B)/(J² V), m0 = A (A + B)/(J² V), V = (w/z)² − p (1 − p)/(n J²), A = (1 − θ) √(Sp (1 − Sp)), B = θ √(Se (1 −
/// Se))</code>
/// with the calibration rates shrunk to (x + 1)/(m + 2). Source: pass-rates.md section 6; Rogan &amp; Gladen 1978.
/// </remarks>
/// <param name="Passes">Labelled passes, at least 10.</param>
/// <param name="Fails">Labelled fails, at least 10.</param>
internal readonly record struct LabelsNeeded(double Passes, double Fails)
{
    private const double FewestOfAClass = 10;    // pass-rates.md 6

    /// <summary><see langword="null"/> when no number of labels is enough: a judge at or below chance, or too few test items.</summary>
    public static LabelsNeeded? For(in JudgeStudy study, double halfWidth, double z)
    {
        var se = study.Calibration.Sensitivity.Smooth(1, 1);
        var sp = study.Calibration.Specificity.Smooth(1, 1);
        var smooth = Correction.Of(study.Test, se, sp);
        if (!(smooth.Youden > 0)) return null;
        var rate = Math.Clamp(smooth.Rate, 0, 1);
        var square = smooth.Youden * smooth.Youden;
        var room = (square * (halfWidth / z) * (halfWidth / z)) - smooth.TestVariance;
        if (!(room > 0)) return null;
        var a = (1 - rate) * Math.Sqrt(sp.Rate * (1 - sp.Rate));
        var b = rate * Math.Sqrt(se.Rate * (1 - se.Rate));
        return new(Count(b), Count(a));

        double Count(double part) => Math.Max(FewestOfAClass, Math.Ceiling(part * (a + b) / room));
    }
}
