using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>A one-sided score limit with a correction for the skewness of the contrast and for its lattice: pass-rates.md 3.9b.</summary>
internal static class SkewScore
{
    /// <remarks>
    /// A value t is rejected when <code>C(t) − cc(t) &gt; z √V + (z² − 1)/6 · M3/V, cc(t) = 1/(2n) + (t/m1 + (1 − t)/m0)/40</code> with V
    /// and M3 at the restricted rates.
    /// The end of the support when that is accepted, the other end when even that is rejected (an estimate far beyond it).
    /// </remarks>
    public static double Lower(in ContrastFit fit, double z)
    {
        var excess = new Rejection(in fit, z);
        return LowerEnd.Find(in excess, in fit.Ends);
    }

    private readonly ref struct Rejection(ref readonly ContrastFit fit, double z) : IFunction
    {
        private readonly ref readonly ContrastFit _fit = ref fit;

        public double At(double x)
        {
            var beyond = _fit.Contrast(x) - _fit.LatticeSteps(x);
            if (beyond <= 0) return beyond;
            var l = _fit.Multiplier(x);
            // No agreement with the known rates at all: rejected, however large z is.
            if (double.IsNaN(l)) return 1;
            var variance = _fit.Variance(l, x);
            return variance > 0 ? beyond - (z * Math.Sqrt(variance)) - (((z * z) - 1) / 6 * _fit.ThirdMoment(l, x) / variance) : beyond;
        }
    }
}
