using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>
/// A likelihood interval that spends its error where a rate can be missed: little of it on the side of a near end of the support.
/// </summary>
/// <remarks>
/// <code>
/// r = √D max(0, 1 − c/C) ≤ f z(1 − a(t)),  a(t) = α (e + (1 − 2e)(1 − w))
/// w = h0/(h0 + h1),  h = y/(1 + y),  y0 = ((t − lower)/(2.2 σ))⁴,  y1 = ((upper − t)/(2.2 σ))⁴,  σ = √V/J
/// </code>
/// D is the deviance against the free maximum of data with a quarter of an item added, c what the steps of the counts are worth. Source:
/// pass-rates.md 3.9c.
/// </remarks>
/// <param name="leastShare">e: the share of the error on the side of an end that is near.</param>
/// <param name="factor">f: by how much the quantile is stretched.</param>
internal readonly struct BalancedTails(double leastShare, double factor)
{
    private const double Reach = 2.2;               // standard errors from an end at which it counts as near
    private const double LeastYouden = 1e-4;
    private const double FlatError = 1e4;           // the standard error of a judge at chance
    private const double Impossible = 1e6;
    private const int Steps = 20;

    /// <summary>The smallest value that is not refuted; the upper limit is that of the mirrored contrast.</summary>
    /// <param name="fit">The contrast of the data with a quarter of an item added, of a judge better than chance.</param>
    /// <param name="confidence">Level and quantiles.</param>
    public double Lower(in ContrastFit fit, in Confidence confidence)
    {
        var bottom = fit.Ends.Support.Lower;
        if (fit.Ends.AtLower <= 0) return bottom;
        var excess = new Rejection(in fit, in confidence, leastShare, factor);
        if (excess.At(bottom) <= 0) return bottom;
        return First(in excess, bottom, fit.Ends.Top);
    }

    // Values that are accepted need not be one piece, with few labels of one class: the walk from below, in steps that do not depend on the
    // level, meets the lowest piece that is as wide as one, and keeps the limits nested.
    private static double First(in Rejection excess, double bottom, double top)
    {
        var below = bottom;
        for (var i = 1; i < Steps; i++)
        {
            var t = bottom + ((top - bottom) * i / Steps);
            if (excess.At(t) <= 0) return Root.Find(in excess, below, t);
            below = t;
        }
        return excess.At(top) <= 0 ? Root.Find(in excess, below, top) : top;
    }

    // Above 0 where t is refuted.
    private readonly ref struct Rejection(
        ref readonly ContrastFit fit, ref readonly Confidence confidence, double leastShare, double factor) : IFunction
    {
        private readonly ref readonly ContrastFit _fit = ref fit;
        private readonly ref readonly Confidence _confidence = ref confidence;

        public double At(double x)
        {
            var contrast = _fit.Contrast(x);
            if (_fit.Restricted(x) is not { } restricted) return Impossible;
            var root = contrast > 0 ? Math.Sqrt(Math.Max(0, restricted.Deviance)) * Math.Max(0, 1 - (restricted.Steps / contrast)) : 0;
            return root - (factor * _confidence.QuantileOf(Share(x, in restricted)));
        }

        private double Share(double t, in RestrictedContrast restricted) =>
            leastShare + ((1 - (2 * leastShare)) * (1 - Weight(t, in restricted)));

        // h0/(h0 + h1), multiplied by (2.2 σ)⁴ so that no y is ever formed.
        private double Weight(double t, in RestrictedContrast restricted)
        {
            var youden = -restricted.Slope;
            var reach = Reach * (youden > LeastYouden ? Math.Sqrt(restricted.Variance) / youden : FlatError);
            var near = Fourth(reach);
            var below = Fourth(t - _fit.Ends.Support.Lower);
            var above = Fourth(_fit.Ends.Support.Upper - t);
            var part = below * (near + above);
            return part > 0 ? part / (part + (above * (near + below))) : 0;
        }

        private static double Fourth(double x) => x * x * x * x;
    }
}
