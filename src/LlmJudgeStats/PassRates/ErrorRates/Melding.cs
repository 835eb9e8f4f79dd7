
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>Melded confidence distributions of the three rates: pass-rates.md 3.11; Bayer et al. 2023.</summary>
internal static class Melding
{
    public static Limits Of(in JudgeStudy study, in Correction raw, double error) => new(
        Lower(in study, in raw, error, midP: false),
        1 - Lower(study.Flip(), raw.Flip(), error, midP: false));

    public static Limits MidP(in JudgeStudy study, in Correction raw, double error) => new(
        Lower(in study, in raw, error, midP: true),
        1 - Lower(study.Flip(), raw.Flip(), error, midP: true));

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// <code>the α/2 quantile of (p + Sp − 1)/(Se + Sp − 1),  p and Sp drawn from their lower, Se from its upper confidence distribution</code>
    /// 0 where the judge drawn is at or below chance or p is below 1 − Sp, 1 where p is above Se. With mid-p each is half its lower and half its upper distribution.
    /// </remarks>
    private static double Lower(in JudgeStudy study, in Correction raw, double error, bool midP)
    {
        var point = raw.Youden > 0 ? Math.Clamp(raw.Rate, 0, 1) : 0.5;
        var (test, hits, falsePasses) = (study.Test, study.Calibration.Sensitivity, study.Calibration.Specificity.Flip());
        // With mid-p all eight combinations count the same.
        var (p, y, x) = (Of(test, IntervalSide.Lower, midP), Of(hits, IntervalSide.Upper, midP), Of(falsePasses, IntervalSide.Upper, midP));
        var melded = new MeldedRate[p.Length * y.Length * x.Length];
        for (var i = 0; i < melded.Length; i++) melded[i] = new(p[i & 1], y[(i >> 1) & 1], x[i >> 2], point);
        var shortfall = new Shortfall(melded, error / 2);
        if (shortfall.At(0) >= 0) return 0;
        return shortfall.At(1) < 0 ? 1 : Root.Find(shortfall, 0, 1, 1e-13);
    }

    private static ConfidenceDistribution[] Of(Proportion rate, IntervalSide side, bool midP) => midP
        ? [ConfidenceDistribution.Of(rate, IntervalSide.Lower), ConfidenceDistribution.Of(rate, IntervalSide.Upper)]
        : [ConfidenceDistribution.Of(rate, side)];

    private readonly struct Shortfall(MeldedRate[] melded, double tail) : IFunction
    {
        public double At(double x)
        {
            var sum = 0.0;
            foreach (var rate in melded) sum += rate.Below(x);
            return (sum / melded.Length) - tail;
        }
    }
}
