using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation.Peers;

/// <summary>
/// The interval of Lee et al. 2025 as their code has it: no guard against a judge at or below chance, so that limits can stand in the wrong
/// order (pass-rates.md 3.2).
/// </summary>
internal static class LeeAsPublished
{
    public static IntervalRule Rule(double level)
    {
        var z = Confidence.TwoSided(level).Quantile;
        return (in study, out lower, out upper) =>
        {
            var (k, n) = (study.Test.Successes, study.Test.Size);
            var (se, sp) = (study.Calibration.Sensitivity, study.Calibration.Specificity);
            var (nn, mm1, mm0) = (n + (z * z), se.Size + 2, sp.Size + 2);
            var (p, q1, q0) = ((k + (z * z / 2)) / nn, (se.Successes + 1) / mm1, (sp.Successes + 1) / mm0);
            var youden = q0 + q1 - 1;
            var t = (p + q0 - 1) / youden;
            var (v1, v0) = (q1 * (1 - q1) / mm1, q0 * (1 - q0) / mm0);
            var shift = 2 * z * z * ((t * v1) - ((1 - t) * v0));
            // Divided by J, not by its size: below chance the sign turns and the limits change places.
            var half = z * Math.Sqrt((p * (1 - p) / nn) + ((1 - t) * (1 - t) * v0) + (t * t * v1)) / youden;
            (lower, upper) = (Math.Clamp(t + shift - half, 0, 1), Math.Clamp(t + shift + half, 0, 1));
        };
    }
}
