namespace LlmJudgeStats;

/// <summary>
/// What an estimate is worth in human labels: how many labels of a plain random sample, without any judge, would be as precise.
/// </summary>
public static class EffectiveLabels
{
    /// <summary>
    /// The effective number of labels; <see langword="null"/> unless the labels are a random sample and the estimate has a point inside (0,
    /// 1) with a standard error.
    /// </summary>
    /// <remarks>
    /// <code>θ (1 − θ)/SE²;  of N judged items alone 1/(SE²/(θ (1 − θ)) + 1/N)</code>
    /// Source: pass-rates.md 5.5 (the ratio of variances), finite.md 3.
    /// </remarks>
    /// <param name="study">The data.</param>
    /// <param name="estimate">An estimate of the same data.</param>
    public static double? Of(in JudgeStudy study, in JudgeEstimate estimate)
    {
        if (study.Calibration is { IsEmpty: true } or { Design: not CalibrationDesign.Random } || !study.HasCounts) return null;
        if (!(estimate.Point is > 0 and < 1) || !(estimate.StandardError > 0) || estimate.Warnings.HasFlag(EstimateWarnings.Uncorrected))
            return null;
        var labels = estimate.Point * (1 - estimate.Point) / (estimate.StandardError * estimate.StandardError);
        if (!double.IsFinite(labels)) return null;
        var items = study.Test.Size + study.Calibration.Sensitivity.Size + study.Calibration.Specificity.Size;
        return estimate.Method.Target == Target.Items ? 1 / ((1 / labels) + (1 / items)) : labels;
    }
}
