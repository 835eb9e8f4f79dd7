using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation.Peers;

/// <summary>
/// Prediction-powered inference with lambda 1 and a normal interval (pass-rates.md 5.2), which takes the labelled items for a random sample
/// whatever they are.
/// </summary>
internal static class PlainPredictionPowered
{
    public static IntervalRule Rule(double level)
    {
        var z = Confidence.TwoSided(level).Quantile;
        return (in study, out lower, out upper) =>
        {
            var (n, p) = (study.Test.Size, study.Test.Rate);
            var (falseNegative, falsePositive) = (study.Calibration.Sensitivity.Failures, study.Calibration.Specificity.Failures);
            var m = study.Calibration.Sensitivity.Size + study.Calibration.Specificity.Size;
            var shift = (falseNegative - falsePositive) / m;
            // Label minus verdict is 1, -1 or 0; both variances with n - 1.
            var variance = ((falseNegative + falsePositive) - (m * shift * shift)) / (m - 1) / m;
            var half = z * Math.Sqrt(variance + (p * (1 - p) / (n - 1)));
            (lower, upper) = (p + shift - half, p + shift + half);
        };
    }
}
