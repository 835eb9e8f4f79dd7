
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Inference;

/// <summary>The rates that the score test of a linear contrast of three binomials does not refute: pass-rates.md 3.5.</summary>
internal static class Score
{
    /// <summary>The interval, with a lattice correction cc of the contrast (0 for the plain score interval).</summary>
    public static Limits Of(in JudgeStudy study, in Correction raw, double z, double lattice) => new(
        Lower(in study, in raw, z, lattice),
        1 - Lower(study.Flip(), raw.Flip(), z, lattice));

    /// <summary>The step of the contrast that the lattice correction spreads over: 1/(4n), and 0 when the judged rate is known.</summary>
    public static double Lattice(in JudgeStudy study) => study.Test.IsKnown ? 0 : 1 / (4 * study.Test.Size);

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// A rate t below the estimate has C(t) &gt; 0 and is accepted when C ≤ cc, or l* = z² C/(C − cc)² is beyond its bound, or g(l*, t) ≤ 0: the identity C = l V makes
    /// the inner root unnecessary. 0 when 0 is accepted, 1 when even 1 is rejected (a raw rate far above 1).
    /// </remarks>
    public static double Lower(in JudgeStudy study, in Correction raw, double z, double lattice)
    {
        if (raw.Pass <= 0) return 0;
        var fit = new RestrictedFit(in study, in raw);
        var excess = new Rejection(fit, z * z, lattice);
        if (excess.At(0) <= 0) return 0;
        if (raw.Fail < 0 && excess.At(1) > 0) return 1;
        return Root.Find(excess, 0, Math.Min(raw.Rate, 1));
    }

    /// <summary>Whether the score test does not refute a rate of 0: Z(0) ≤ z.</summary>
    public static bool AllowsZero(in JudgeStudy study, double z)
    {
        var raw = Correction.Of(in study);
        return raw.Pass <= 0 || new Rejection(new(in study, in raw), z * z, lattice: 0).At(0) <= 0;
    }

    // Above 0 where t is rejected. Continuous: the Lagrange number is never taken beyond its bound, where g is not positive any more.
    private readonly struct Rejection(RestrictedFit fit, double square, double lattice) : IFunction
    {
        public double At(double x)
        {
            var contrast = fit.Contrast(x);
            var beyond = contrast - lattice;
            var l = beyond > 0 ? Math.Min(square * contrast / beyond / beyond, fit.Bound) : fit.Bound;
            return fit.Residual(l, x);
        }
    }
}
