using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>Nodes and weights on a part of [0, 1]: Gauss–Legendre where the integrand is smooth, else the trapezoidal rule on the log-odds of the share of the way.</summary>
/// <remarks>
/// <code>x = from + (to − from) σ(w),  w = t (1 + (t/8)²)</code>
/// A power of x, of 1 − x, or of any line whose zero lies beyond the ends has no singularity within π of the real w-axis, and so costs the trapezoidal rule nothing:
/// no exponent, however odd, and no zero, however near, needs a case of its own. Far out, where only e^(exponent · w) is left, the steps grow.
/// </remarks>
internal readonly struct Axis
{
    /// <summary>A zero this near to an end, as a share of the range, is as bad as one at the end.</summary>
    public const double Near = 0.05;

    private const double Smooth = double.PositiveInfinity;
    private const double Step = 0.2;         // of t
    private const double Inside = 4.2;       // t at an end in the interior: e^-5.3 of the range, where a hill has fallen by e^-30
    private const double Negligible = 37;    // e^-37 = 1e-16
    private const double Farthest = 690;     // of w: e^-690 is near the smallest number

    private static readonly GaussLegendre s_rule = GaussLegendre.Of44;

    private readonly double _from, _to, _first, _step, _head, _tail;
    private readonly int _parts;

    /// <summary>An axis.</summary>
    /// <param name="from">Lower end.</param>
    /// <param name="to">Upper end.</param>
    /// <param name="atZero">The lowest exponent at 0 of an integrand that is not smooth there; infinite when it is smooth.</param>
    /// <param name="atOne">Likewise at 1.</param>
    /// <param name="parts">How many times finer than need be.</param>
    public Axis(double from, double to, double atZero, double atOne, int parts)
    {
        (_from, _to, _parts) = (from, to, parts);
        var near = Near * (to - from);
        var (low, high) = (from <= near && atZero < Smooth, 1 - to <= near && atOne < Smooth);
        if (low) _from = 0;
        if (high) _to = 1;
        if (!low && !high)
        {
            Count = parts * s_rule.Nodes.Length;
            return;
        }
        _step = Step / parts;
        (var first, _head) = Reach(_from == 0 ? atZero : Smooth, _step);
        (var last, _tail) = Reach(_to == 1 ? atOne : Smooth, _step);
        _first = -first;
        Count = (int)((last + first) / _step) + 1;
    }

    public int Count { get; }

    /// <summary>The exponent as the constructor takes it: infinite for a whole one, which is smooth.</summary>
    public static double Roughness(double exponent) => exponent == Math.Floor(exponent) && exponent >= 0 ? Smooth : Math.Min(0, exponent);

    /// <summary>A node, its distance from 1, and its weight.</summary>
    public (double X, double Complement, double Weight) this[int i]
    {
        get
        {
            var length = _to - _from;
            if (_step == 0)
            {
                var (part, j) = Math.DivRem(i, s_rule.Nodes.Length);
                // The nodes are symmetric, so 1 − s is a node too, exact where it is small.
                var (s, t) = ((part + s_rule.Nodes[j]) / _parts, (_parts - 1 - part + s_rule.Nodes[^(j + 1)]) / _parts);
                return (_from + (length * s), 1 - _to + (length * t), length * s_rule.Weights[j] / _parts);
            }
            var at = _first + (i * _step);
            var square = at * at / 64;
            var e = Math.Exp(-Math.Abs(at) * (1 + square));
            var (small, large) = (e / (1 + e), 1 / (1 + e));
            var (share, rest) = at < 0 ? (small, large) : (large, small);
            var weight = length * _step * (1 + (3 * square)) * small * large * (1 + (i == 0 ? _head : i == Count - 1 ? _tail : 0));
            return (_from + (length * share), 1 - _to + (length * rest), weight);
        }
    }

    // The t at which e^-((exponent + 1) w) is negligible, t³/64 + t = w; and what is beyond, as a share of the last term, when w is as far as doubles go.
    private static (double T, double Beyond) Reach(double exponent, double step)
    {
        if (exponent == Smooth) return (Inside, 0);
        var decay = Math.Min(0, exponent) + 1;
        var w = Math.Min(Negligible / decay, Farthest);
        var t = Math.Min(w, 4 * Math.Cbrt(w));
        for (var i = 0; i < 20; i++) t -= ((t * (1 + (t * t / 64))) - w) / (1 + (3 * t * t / 64));
        return (t, w < Farthest ? 0 : 1 / (Math.Exp(decay * step * (1 + (3 * t * t / 64))) - 1));
    }
}
