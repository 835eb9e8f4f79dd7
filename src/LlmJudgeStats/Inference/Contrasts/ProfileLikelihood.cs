using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>
/// The values whose best likelihood, with a judge no worse than chance, is not too far below the best of all: pass-rates.md 3.6.
/// </summary>
internal static class ProfileLikelihood
{
    /// <summary>The lower limit; the upper one is that of the mirrored contrast.</summary>
    /// <remarks>
    /// <code>2 (ll(clip(θ)) − ll(t)) ≤ z²</code> Restricted so, ll has one maximum on the support, and the set is an interval.
    /// </remarks>
    public static double Lower(in ContrastFit fit, double z) => Lower(in fit, z, fit.Ends.Support.Upper);

    /// <summary>
    /// The lower limit, or the ceiling when that is lower: one evaluation decides which, since everything below a rejected value is
    /// rejected.
    /// </summary>
    public static double Lower(in ContrastFit fit, double z, double ceiling)
    {
        var bottom = fit.Ends.Support.Lower;
        if (fit.Ends.AtLower <= 0 || ceiling <= bottom) return bottom;
        var end = fit.Ends.Top;
        var best = Top(in fit);
        if (double.IsInfinity(best)) return bottom;    // known rates that no value fits: the likelihood says nothing
        var excess = new Rejection(in fit, best, z);
        var start = end - (z * fit.Ends.StandardError);
        if (ceiling < end)
        {
            var (value, slope) = excess.At(ceiling);
            if (value > 0) return ceiling;
            end = ceiling;
            start = ceiling - (value / slope);
        }
        return excess.At(bottom).Value <= 0 ? bottom : Root.FindFalling(excess, bottom, end, start);
    }

    /// <summary>The lower limit when any judge at all may explain the data.</summary>
    /// <remarks>
    /// A judge below chance can make the other end more likely than the estimate: an end that is accepted is the limit, whatever lies
    /// between.
    /// </remarks>
    public static double FreeLower(in ContrastFit fit, double z)
    {
        var bottom = fit.Ends.Support.Lower;
        if (fit.Ends.AtLower <= 0) return bottom;
        var top = fit.Ends.AtUpper >= 0 ? 0 : fit.FreeDeviance(fit.Ends.Support.Upper).Value;
        var excess = new FreeRejection(in fit, top, z * z);
        return excess.At(bottom) <= 0 ? bottom : Root.Find(excess, bottom, fit.Ends.Top);
    }

    /// <summary>The likelihood-ratio statistic of a value below the estimate: chi-square with one degree of freedom.</summary>
    public static double Statistic(in ContrastFit fit, double t)
    {
        var best = Top(in fit);
        return double.IsInfinity(best) ? 0 : Math.Max(0, fit.Deviance(t).Value - best);
    }

    // The deviance of the best value inside the support.
    private static double Top(in ContrastFit fit) => fit.Ends.AtUpper >= 0 ? 0 : fit.Deviance(fit.Ends.Support.Upper).Value;

    // Above 0 where t is rejected: the root of the deviance, which is nearly a straight line, less z.
    private readonly ref struct Rejection(ref readonly ContrastFit fit, double top, double z) : IDifferentiable
    {
        private readonly ref readonly ContrastFit _fit = ref fit;

        public ValueAndSlope At(double x)
        {
            var (value, slope) = _fit.Deviance(x);
            var root = Math.Sqrt(Math.Max(0, value - top));
            return new(root - z, root > 0 ? slope / (2 * root) : double.NaN);
        }
    }

    private readonly ref struct FreeRejection(ref readonly ContrastFit fit, double top, double square) : IFunction
    {
        private readonly ref readonly ContrastFit _fit = ref fit;

        private const double Impossible = 1e6;

        // A rate that the known rates rule out has no likelihood; the cap keeps the solver's arithmetic finite.
        public double At(double x) => Math.Min(Impossible, _fit.FreeDeviance(x).Value - top) - square;
    }
}
