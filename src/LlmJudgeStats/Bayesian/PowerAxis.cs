using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>Gauss–Legendre nodes on a part of [0, 1], denser at an end where the integrand is a power with an exponent that is not an integer.</summary>
/// <remarks><code>x = s^κ, 1 − (1 − s)^κ, or s^κ / (s^κ + (1 − s)^κ) when both ends need it</code></remarks>
internal readonly struct PowerAxis
{
    /// <summary>A pole this near to an end, as a share of the range, is as bad as one at the end.</summary>
    public const double Near = 0.05;

    private static readonly GaussLegendre s_rule = GaussLegendre.Of44;

    private readonly double _from, _to, _low, _high;

    /// <summary>An axis.</summary>
    /// <param name="from">Lower end.</param>
    /// <param name="to">Upper end.</param>
    /// <param name="exponentAtZero">Exponent of the integrand at 0; an end near 0 is moved there when it is not an integer.</param>
    /// <param name="exponentAtOne">Exponent of the integrand at 1, likewise.</param>
    public PowerAxis(double from, double to, double exponentAtZero, double exponentAtOne)
    {
        (_from, _to, _low, _high) = (from, to, 1, 1);
        var near = Near * (to - from);
        if (from <= near && Substitution(exponentAtZero) is > 1 and var atZero) (_from, _low) = (0, atZero);
        if (1 - to <= near && Substitution(exponentAtOne) is > 1 and var atOne) (_to, _high) = (1, atOne);
    }

    public static int Count => s_rule.Nodes.Length;

    public bool IsEmpty => !(_to > _from);

    /// <summary>Whether the substitution is so steep that it leaves too few nodes for the hill: then the range is cut (see <see cref="Cuts"/>).</summary>
    public static bool IsSteep(double exponent) => Substitution(exponent) > 2;

    /// <summary>Where to cut off the ends of a range so that the power at each end has a piece to itself, in which everything else changes little.</summary>
    public static (double First, double Last) Cuts(double low, double mode, double high, double exponentAtLow, double exponentAtHigh) => (
        IsSteep(exponentAtLow) ? Math.Min(mode > low ? mode : high, low + ((mode > low ? mode - low : high - low) / 20)) : low,
        IsSteep(exponentAtHigh) ? Math.Max(mode < high ? mode : low, high - ((mode < high ? high - mode : high - low) / 20)) : high);

    /// <summary>A node, its distance from 1, and its weight.</summary>
    public (double X, double Complement, double Weight) this[int i]
    {
        get
        {
            // The nodes are symmetric, so 1 − s is a node too, exact where it is small.
            var (s, t, weight) = (s_rule.Nodes[i], s_rule.Nodes[Count - 1 - i], s_rule.Weights[i] * (_to - _from));
            if (_low == 1 && _high == 1) return At(s, t, weight);
            if (_high == 1)
            {
                var a = Math.Pow(s, _low - 1);
                return At(a * s, 1 - (a * s), weight * _low * a);
            }
            if (_low == 1)
            {
                var b = Math.Pow(t, _high - 1);
                return At(1 - (b * t), b * t, weight * _high * b);
            }
            var power = Math.Max(_low, _high);
            var (c, d) = (Math.Pow(s, power - 1), Math.Pow(t, power - 1));
            var sum = (c * s) + (d * t);
            return At(c * s / sum, d * t / sum, weight * power * (c / sum) * (d / sum));
        }
    }

    /// <summary>κ: makes x^e smooth enough for Gauss–Legendre in s; with half-integers it becomes an exact power. 1 for an integer.</summary>
    public static double Substitution(double exponent) =>
        exponent == Math.Floor(exponent) ? 1 : 2 * exponent == Math.Floor(2 * exponent) ? 2 : Math.Clamp(Math.Ceiling(4 / (exponent + 1)), 4, 400);

    private (double X, double Complement, double Weight) At(double share, double rest, double weight) =>
        (_from + ((_to - _from) * share), 1 - _to + ((_to - _from) * rest), weight);
}
