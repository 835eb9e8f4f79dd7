using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// A beta distribution in the angle φ with rate = sin²φ, as nodes to integrate over: there it is a bell, and a shape of one half, a pole in
/// the rate, is flat.
/// </summary>
internal sealed class AngleBeta
{
    private const double Cut = 1e-15;      // the probability left out at each end
    private const double Crowded = 2;      // the power by which nodes crowd where another distribution function ends, like a root

    private const double Smooth = 2;       // from this shape on the power of the angle, 3 or more, is no matter to the rule

    private readonly GaussLegendre _rule;
    private readonly double _atFrom, _atTo;

    public AngleBeta(double a, double b, GaussLegendre rule)
    {
        _rule = rule;
        Distribution = new(a, b);
        _atFrom = Power(a);
        _atTo = Power(b);
        From = _atFrom > 1 ? 0 : AngleOf(Distribution.LowerQuantile(Cut));
        To = _atTo > 1 ? Math.PI / 2 : AngleOf(Distribution.UpperQuantile(Cut));
        Whole = new(this);
        Whole.Cover(From, To);
    }

    public BetaDistribution Distribution { get; }

    /// <summary>The angle where it starts, but for next to nothing.</summary>
    public double From { get; }

    /// <summary>The angle where it ends.</summary>
    public double To { get; }

    /// <summary>Nodes over all of it.</summary>
    public AngleNodes Whole { get; }

    public static double AngleOf(double rate) => rate <= 0 ? 0 : rate >= 1 ? Math.PI / 2 : Math.Atan2(Math.Sqrt(rate), Math.Sqrt(1 - rate));

    // Near 0 the density in the angle is φ^(2a − 1), times powers of φ²: over u with φ = u^m both are whole powers, or high ones, when 2 a
    // m is whole and m at least 3.
    private static double Power(double shape) =>
        shape >= Smooth || 2 * shape == Math.Floor(2 * shape) ? 1 : Math.Ceiling(6 * shape) / (2 * shape);

    private static double AngleOf(Share point) => Math.Atan2(Math.Sqrt(point.Rate), Math.Sqrt(point.Complement));

    /// <summary>Rates with their complements and weights. The weights of all of a distribution add up to 1.</summary>
    internal sealed class AngleNodes(AngleBeta beta)
    {
        private readonly (double Rate, double Complement, double Weight)[] _nodes =
            new (double, double, double)[2 * beta._rule.Nodes.Length];
        private int _count;

        public ReadOnlySpan<(double Rate, double Complement, double Weight)> All => _nodes.AsSpan(0, _count);

        /// <summary>
        /// Lays the nodes between two angles. They crowd at a pole, and at an end inside, where the rest of an integrand may be as rough as
        /// a root.
        /// </summary>
        public void Cover(double from, double to)
        {
            _count = 0;
            var atFrom = from > beta.From ? Crowded : beta._atFrom;
            var atTo = to < beta.To ? Crowded : beta._atTo;
            if (atFrom > 1 && atTo > 1)
            {
                var middle = (from + to) / 2;
                Add(from, middle, atFrom);
                Add(to, middle, atTo);
            }
            else if (atTo > 1)
            {
                Add(to, from, atTo);
            }
            else
            {
                Add(from, to, atFrom);
            }
        }

        // Beside a right angle by the angle that is left: the cosine is as exact there as the sine is beside 0.
        private static (double Sine, double Cosine) SinCos(double angle, double beyond)
        {
            if (angle != Math.PI / 2) return Math.SinCos(angle + beyond);
            var (opposite, adjacent) = Math.SinCos(-beyond);
            return (adjacent, opposite);
        }

        private void Add(double crowded, double free, double power)
        {
            for (var i = 0; i < beta._rule.Nodes.Length; i++)
            {
                var u = beta._rule.Nodes[i];
                var share = power == 1 ? u : power == 2 ? u * u : Math.Pow(u, power);
                var (sine, cosine) = SinCos(crowded, (free - crowded) * share);
                var rate = sine * sine;
                var complement = cosine * cosine;
                var weight = Math.Abs(free - crowded) * power * (share / u) * beta._rule.Weights[i];
                _nodes[_count++] = (rate, complement, weight * 2 * beta.Distribution.Slope(rate, complement) / (sine * cosine));
            }
        }
    }
}
