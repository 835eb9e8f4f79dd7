using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>The values that the score test of a linear contrast does not refute: pass-rates.md 3.5.</summary>
internal static class Score
{
    /// <summary>
    /// The lower limit, with a lattice correction cc of the contrast (0 for the plain score interval); the upper one is that of the
    /// mirrored contrast.
    /// </summary>
    /// <remarks>
    /// A value t below the estimate has C(t) &gt; 0 and is accepted when C ≤ cc, or l* = z² C/(C − cc)² is beyond its bound, or g(l*, t) ≤
    /// 0: the identity C = l V makes the inner root unnecessary. The end of the support when that is accepted, the other end when even that
    /// is rejected (an estimate far beyond it).
    /// </remarks>
    public static double Lower(in ContrastFit fit, double z, double lattice)
    {
        var excess = new Rejection(in fit, z * z, lattice);
        return LowerEnd.Find(in excess, in fit.Ends);
    }

    /// <summary>Whether the score test does not refute the lower end of the support: Z ≤ z there.</summary>
    public static bool AllowsLowerEnd(in ContrastFit fit, double z) =>
        fit.Ends.AtLower <= 0 || new Rejection(in fit, z * z, lattice: 0).At(fit.Ends.Support.Lower) <= 0;

    /// <summary>
    /// The score statistic of a value below the estimate, Z = (C − cc)/√V at the restricted fit, 0 when C ≤ cc: a normal deviate.
    /// </summary>
    public static double Statistic(in ContrastFit fit, double t, double lattice)
    {
        var beyond = fit.Contrast(t) - lattice;
        if (!(beyond > 0)) return 0;
        var l = fit.Multiplier(t);
        return double.IsNaN(l) ? double.PositiveInfinity : beyond / Math.Sqrt(fit.Variance(l, t));
    }

    /// <summary>How strongly the interval of <see cref="Lower"/> refutes a value below the estimate, a normal deviate.</summary>
    public static double IntervalStatistic(in ContrastFit fit, double t, double lattice)
    {
        var statistic = new Deviate(in fit, lattice);
        return LowerEnd.Statistic(in statistic, in fit.Ends, t);
    }

    private readonly ref struct Deviate(ref readonly ContrastFit fit, double lattice) : IFunction
    {
        private readonly ref readonly ContrastFit _fit = ref fit;

        public double At(double x) => Statistic(in _fit, x, lattice);
    }

    // Above 0 where t is rejected. Continuous: the Lagrange number is never taken beyond its bound, where g is not positive any more.
    private readonly ref struct Rejection(ref readonly ContrastFit fit, double square, double lattice) : IFunction
    {
        private readonly ref readonly ContrastFit _fit = ref fit;

        public double At(double x)
        {
            var contrast = _fit.Contrast(x);
            var beyond = contrast - lattice;
            var l = beyond > 0 ? Math.Min(square * contrast / beyond / beyond, _fit.Bound) : _fit.Bound;
            return _fit.Residual(l, x);
        }
    }
}
