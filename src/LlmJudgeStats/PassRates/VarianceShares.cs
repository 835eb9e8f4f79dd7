namespace LlmJudgeStats;

/// <summary>
/// Where the uncertainty of a corrected rate comes from: the three shares of its variance, which sum to 1.
/// It says what to buy: more verdicts or more labels.
/// </summary>
/// <remarks>
/// <code>Vp/J² : θ² Vse/J² : (1 − θ)² Vsp/J²,  θ unclamped</code>
/// The default value is no share at all. Immutable, thread-safe. Source: pass-rates.md 3.1.
/// </remarks>
/// <param name="Test">The share of the verdicts on test items.</param>
/// <param name="PassLabels">The share of the labelled items that a human passed.</param>
/// <param name="FailLabels">The share of the labelled items that a human failed.</param>
public readonly record struct VarianceShares(double Test, double PassLabels, double FailLabels)
{
    /// <summary>
    /// The shares behind an estimate; <see langword="null"/> for methods that they do not describe, without a point, or when nothing
    /// varies.
    /// </summary>
    /// <param name="study">The data.</param>
    /// <param name="estimate">An estimate of the same data.</param>
    public static VarianceShares? Of(in JudgeStudy study, in JudgeEstimate estimate)
    {
        // A posterior corrects for the error rates, too, but its variance is no sum of three.
        if (!estimate.IsIdentified || !estimate.Method.UsesErrorRates || estimate.Interval.Kind == IntervalKind.Credible) return null;
        var pass = estimate.Unclamped;
        var fail = 1 - pass;
        var test = study.Test.Variance;
        var passLabels = pass * pass * study.Calibration.Sensitivity.Variance;
        var failLabels = fail * fail * study.Calibration.Specificity.Variance;
        var total = test + passLabels + failLabels;
        return total is > 0 and < double.PositiveInfinity ? new(test / total, passLabels / total, failLabels / total) : null;
    }
}
