
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Inference;

/// <summary>A one-sided score limit with a correction for the skewness of the contrast and for its lattice: pass-rates.md 3.9b.</summary>
internal static class SkewScore
{
    /// <remarks>
    /// A rate t is rejected when <code>C(t) − cc(t) &gt; z √V + (z² − 1)/6 · M3/V,  cc(t) = 1/(2n) + (t/m1 + (1 − t)/m0)/40</code> with V and M3 at the restricted rates.
    /// 0 when 0 is accepted, 1 when even 1 is rejected (a raw rate far above 1).
    /// </remarks>
    public static double Lower(in JudgeStudy study, in Correction raw, double z)
    {
        if (raw.Pass <= 0) return 0;
        var (test, hits, trueFails) = (Step(study.Test), Step(study.Calibration.Sensitivity), Step(study.Calibration.Specificity));
        var excess = new Rejection(new(in study, in raw), z, test / 2, hits / 40, trueFails / 40);
        if (excess.At(0) <= 0) return 0;
        if (raw.Fail < 0 && excess.At(1) > 0) return 1;
        return Root.Find(excess, 0, Math.Min(raw.Rate, 1));
    }

    private static double Step(Proportion rate) => rate.IsKnown ? 0 : 1 / rate.Size;

    private readonly struct Rejection(RestrictedFit fit, double z, double test, double hits, double trueFails) : IFunction
    {
        public double At(double x)
        {
            var beyond = fit.Contrast(x) - (test + (x * hits) + ((1 - x) * trueFails));
            if (beyond <= 0) return beyond;
            var rates = fit.At(x);
            // No agreement with the known rates at all: rejected, however large z is.
            if (double.IsNaN(rates.Multiplier)) return 1;
            var variance = rates.Variance;
            return variance > 0 ? beyond - (z * Math.Sqrt(variance)) - (((z * z) - 1) / 6 * rates.ThirdMoment / variance) : beyond;
        }
    }
}
