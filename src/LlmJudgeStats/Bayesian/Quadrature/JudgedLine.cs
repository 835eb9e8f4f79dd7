using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The line of error rates (u, f) that give one judged rate p at one pass rate θ: p = θ (1 − u) + (1 − θ) f.</summary>
/// <remarks>
/// <code>(u, f) = (1 − p − (1 − θ) J, p − θ J)</code>
/// J is the variable along it, and the determinant is 1. The ends are where a rate reaches 0 or 1, or the judge reaches chance.
/// </remarks>
internal static class JudgedLine
{
    public static LogConcaveLine Of(
        ErrorRateBelief falseNegativeRate, ErrorRateBelief falsePositiveRate, Share rate, Share judged, JudgeRegion region)
    {
        var (below, above) = Ends(rate, judged, region);
        return new(above.Youden - below.Youden,
            new(falseNegativeRate.Rare, falseNegativeRate.Usual,
                below.FalseNegativeRate, above.FalseNegativeRate, below.Sensitivity, above.Sensitivity),
            new(falsePositiveRate.Rare, falsePositiveRate.Usual,
                below.FalsePositiveRate, above.FalsePositiveRate, below.Specificity, above.Specificity));
    }

    public static (LineEnd Below, LineEnd Above) Ends(Share theta, Share p, JudgeRegion region)
    {
        var rate = theta.Rate;
        var complement = theta.Complement;
        var judged = p.Rate;
        var failed = p.Complement;
        // The upper end: f = 0 while p is at most θ, u = 0 beyond. The lower end: chance; or u = 1, or f = 1.
        var above = judged <= rate
            ? new LineEnd(judged / rate, (rate - judged) / rate, judged / rate, 0, 1)
            : new LineEnd(failed / complement, 0, 1, (judged - rate) / complement, failed / complement);
        var below = region == JudgeRegion.BetterThanChance
            ? new LineEnd(0, failed, judged, judged, failed)
            : judged <= complement
                ? new LineEnd(-judged / complement, 1, 0, judged / complement, (complement - judged) / complement)
                : new LineEnd(-failed / rate, failed / rate, (judged - complement) / rate, 1, 0);
        return (below, above);
    }

    /// <summary>One end.</summary>
    public readonly record struct LineEnd(
        double Youden, double FalseNegativeRate, double Sensitivity, double FalsePositiveRate, double Specificity);
}
