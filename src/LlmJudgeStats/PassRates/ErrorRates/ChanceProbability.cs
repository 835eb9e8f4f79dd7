using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// How probable it is, after the labelled items, that a judge is no better than chance: P(Se + Sp ≤ 1) with uniform priors.
/// </summary>
/// <remarks>
/// <code>P = ∫ P(Sp ≤ 1 − s) dBeta(s | x1 + 1, m1 − x1 + 1)</code>
/// Integrated over the quantiles of the rate that is known better, so that the other one's distribution is smooth there. Good to 2e-5: it
/// is shown in percent, not computed with.
/// </remarks>
internal static class ChanceProbability
{
    /// <summary>In [0, 1]; NaN when a class has no labelled item, for then nothing is known of its rate.</summary>
    public static double Of(in Calibration calibration)
    {
        var se = calibration.Sensitivity;
        var sp = calibration.Specificity;
        if (se.IsEmpty || sp.IsEmpty) return double.NaN;
        if (se.IsKnown && sp.IsKnown) return calibration.Youden > 0 ? 0 : 1;
        var (sharp, wide) = se.Size >= sp.Size ? (se, sp) : (sp, se);
        var other = Belief(wide);
        if (sharp.IsKnown) return other.At(sharp.FailWeight, sharp.PassWeight).Lower;
        var belief = Belief(sharp);
        var sum = 0.0;
        var rule = GaussLegendre.Of44;
        for (var i = 0; i < rule.Nodes.Length; i++)
        {
            var point = belief.LowerQuantile(rule.Nodes[i]);
            sum += rule.Weights[i] * other.At(point.Complement, point.Rate).Lower;
        }
        return Math.Min(1, sum);
    }

    private static BetaDistribution Belief(Proportion rate) => new(rate.Successes + 1, rate.Failures + 1);
}
