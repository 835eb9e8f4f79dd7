namespace LlmJudgeStats.Comparison;

/// <summary>How differently a judge would have to err on two systems for their corrected rates to be equal: decisions.md 6.4.</summary>
/// <remarks>
/// <code>both: |d|;  sensitivity alone: |d|/θ;  specificity alone: |d|/(1 − θ);  θ = ((p_a + p_b)/2 + Sp − 1)/J inside [0, 1]</code>
/// Errors are split evenly about the shared rates; d is the difference of the verdict rates. <see langword="null"/> above 1, and where d is
/// 0. Source: decisions.md 6.4.
/// </remarks>
public readonly record struct TippingPoint
{
    /// <summary>Sensitivity and specificity moved in opposite directions, by this much in all.</summary>
    public double? Both { get; private init; }

    /// <summary>Sensitivity alone.</summary>
    public double? Sensitivity { get; private init; }

    /// <summary>Specificity alone.</summary>
    public double? Specificity { get; private init; }

    /// <summary>The tipping point of a comparison with one calibration; <see langword="null"/> for any other, and at chance.</summary>
    /// <param name="study">Two systems.</param>
    public static TippingPoint? Of(in ComparisonStudy study)
    {
        if (!study.SharesCalibration || !(study.A.Calibration.Youden > 0)) return null;
        var difference = Math.Abs(SharedDifference.Of(in study).Judged);
        if (double.IsNaN(difference)) return null;
        var hasRates = !study.A.Test.IsEmpty && !study.B.Test.IsEmpty;
        var judged = hasRates ? (study.A.Test.Rate + study.B.Test.Rate) / 2 : double.NaN;
        var judge = study.A.Calibration;
        var rate = Math.Clamp((judged + judge.Specificity.Rate - 1) / judge.Youden, 0, 1);
        return new()
        {
            Both = Possible(difference),
            Sensitivity = Possible(difference / rate),
            Specificity = Possible(difference / (1 - rate)),
        };
    }

    private static double? Possible(double error) => error is > 0 and <= 1 ? error : null;
}
