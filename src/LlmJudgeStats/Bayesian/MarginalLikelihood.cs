using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The likelihood of a pass rate with both error rates integrated out: methods.md section 4.</summary>
/// <remarks>
/// <code>g(θ) = ∫∫ p^k (1 − p)^(n − k) dBelief(u) dBelief(f),  p = θ (1 − u) + (1 − θ) f</code>
/// <para>u = 1 − Se is the rate of missed passes, f = 1 − Sp that of passed fails: both are small for a good judge, so nothing is lost to rounding.
/// A judge better than chance has u + f &lt; 1, the upper end of the inner integral.</para>
/// <para>For any θ the logarithm of the integrand is concave in (u, f) once exponents below 0 are left out, so its hill can be found by bisection and Newton steps whatever the sizes of
/// n, m0 and m1; each axis is integrated as far as the integrand falls by e^-34, with 20 Gauss–Legendre nodes a side.
/// A power substitution takes care of exponents that are not integers where a side ends at 0 or 1.</para>
/// </remarks>
internal sealed class MarginalLikelihood
{
    private const double Drop = 34;    // e^-34 = 2e-15 of the top

    private readonly double _passed, _failed;
    private readonly ErrorRateBelief _miss, _falsePass;
    private readonly bool _betterThanChance;
    private readonly bool _mirrored;

    public MarginalLikelihood(double passed, double failed, ErrorRateBelief miss, ErrorRateBelief falsePass, bool betterThanChance)
    {
        // The rate that is known, or known better, takes the outer place: a known one leaves only the inner integral, and the edge of a judge at chance is then
        // a wide step for the outer one. Exchanging pass and fail exchanges the two.
        _mirrored = falsePass.Spread < miss.Spread;
        (_passed, _failed, _miss, _falsePass) = _mirrored ? (failed, passed, falsePass, miss) : (passed, failed, miss, falsePass);
        _betterThanChance = betterThanChance;
    }

    /// <summary>ln g(θ), up to a constant that does not depend on θ.</summary>
    /// <param name="rate">θ.</param>
    /// <param name="complement">1 − θ, exact where it is small.</param>
    public double LogAt(double rate, double complement)
    {
        var point = _mirrored ? new Integrand(this, complement, rate) : new Integrand(this, rate, complement);
        if (_miss.IsKnown && _falsePass.IsKnown) return point.Log(_miss.Value, 1 - _miss.Value, _falsePass.Value, 1 - _falsePass.Value);
        return _miss.IsKnown ? point.Inner(_miss.Value, 1 - _miss.Value) : point.Outer();
    }

    private static double XLogY(double x, double y) => x == 0 ? 0 : x * Math.Log(y);

    /// <summary>Nodes on a part of [0, 1], denser at an end where the integrand is a power with an exponent that is not an integer.</summary>
    /// <remarks><code>x = s^κ, 1 − (1 − s)^κ, or s^κ / (s^κ + (1 − s)^κ) when both ends need it</code></remarks>
    private readonly struct Axis
    {
        private const double Near = 0.05;    // of the range: a pole at 0 that close to the end is as bad as one at the end

        private static readonly GaussLegendre s_rule = GaussLegendre.Of56;

        private readonly double _from, _to, _low, _high;

        public Axis(double from, double to, double exponentAtZero, double exponentAtOne)
        {
            (_from, _to, _low, _high) = (from, to, 1, 1);
            var near = Near * (to - from);
            if (from <= near && Substitution(exponentAtZero) is > 1 and var atZero) (_from, _low) = (0, atZero);
            if (1 - to <= near && Substitution(exponentAtOne) is > 1 and var atOne) (_to, _high) = (1, atOne);
        }

        public static int Count => s_rule.Nodes.Length;

        /// <summary>A node, its distance from 1, and its weight.</summary>
        public (double X, double Complement, double Weight) this[int i]
        {
            get
            {
                // The nodes are symmetric, so 1 − s is a node too, exact where it is small.
                var (s, t, weight) = (s_rule.Nodes[i], s_rule.Nodes[Count - 1 - i], s_rule.Weights[i] * (_to - _from));
                if (_low > 1 && _high > 1)
                {
                    var power = Math.Max(_low, _high);
                    var (a, b) = (Math.Pow(s, power - 1), Math.Pow(t, power - 1));
                    var sum = (a * s) + (b * t);
                    return At(a * s / sum, b * t / sum, weight * power * (a / sum) * (b / sum));
                }
                if (_low > 1)
                {
                    var a = Math.Pow(s, _low - 1);
                    return At(a * s, 1 - (a * s), weight * _low * a);
                }
                if (_high > 1)
                {
                    var b = Math.Pow(t, _high - 1);
                    return At(1 - (b * t), b * t, weight * _high * b);
                }
                return At(s, t, weight);
            }
        }

        private (double X, double Complement, double Weight) At(double share, double rest, double weight) =>
            (_from + ((_to - _from) * share), 1 - _to + ((_to - _from) * rest), weight);

        // κ: makes x^e smooth enough for Gauss–Legendre in s; with half-integers it becomes an exact power.
        private static double Substitution(double exponent) =>
            exponent == Math.Floor(exponent) ? 1 : 2 * exponent == Math.Floor(2 * exponent) ? 2 : Math.Clamp(Math.Ceiling(4 / (exponent + 1)), 4, 400);
    }

    private readonly struct Integrand(MarginalLikelihood model, double rate, double complement)
    {
        private readonly double _rare = Math.Max(0, model._falsePass.Rare);
        private readonly double _usual = Math.Max(0, model._falsePass.Usual);

        /// <summary>The part of ln integrand that depends on f: belief in f and likelihood.</summary>
        public double Log(double miss, double hit, double falsePass, double trueFail)
        {
            var passed = (rate * hit) + (complement * falsePass);
            var failed = (rate * miss) + (complement * trueFail);
            return XLogY(model._falsePass.Rare, falsePass) + XLogY(model._falsePass.Usual, trueFail) + XLogY(model._passed, passed) + XLogY(model._failed, failed);
        }

        /// <summary>ln of the integral over f for a given u.</summary>
        public double Inner(double miss, double hit)
        {
            var top = Top(hit);
            if (!(top > 0)) return double.NegativeInfinity;
            var mode = InnerMode(miss, hit, top, out var curvature);
            var slice = new Slice(this, miss, hit, top);
            var peak = slice.At(mode);
            var low = DropPoint(slice, mode, 0, peak, curvature);
            var high = DropPoint(slice, mode, top, peak, curvature);
            var axis = new Axis(low, high, model._falsePass.Rare, model._falsePass.Usual);
            var sum = 0.0;
            for (var i = 0; i < Axis.Count; i++)
            {
                var (f, complementOfF, weight) = axis[i];
                sum += weight * Math.Exp(Log(miss, hit, f, complementOfF) - peak);
            }
            return peak + Math.Log(sum);
        }

        /// <summary>ln of the integral over u and f.</summary>
        public double Outer()
        {
            var ridge = new Ridge(this);
            var mode = OuterMode(ridge);
            var peak = ridge.At(mode);
            var low = DropPoint(ridge, mode, 0, peak, 0);
            var high = DropPoint(ridge, mode, 1, peak, 0);
            // With a judge better than chance the inner range closes at u = 1, and leaves its own power there.
            var atOne = model._betterThanChance && model._falsePass.Rare != Math.Floor(model._falsePass.Rare) ? model._falsePass.Rare : model._miss.Usual;
            var axis = new Axis(low, high, model._miss.Rare, atOne);
            var sum = 0.0;
            for (var i = 0; i < Axis.Count; i++)
            {
                var (u, complementOfU, weight) = axis[i];
                sum += weight * Math.Exp(OuterTerm(u, complementOfU) - peak);
            }
            return peak + Math.Log(sum);
        }

        private double Top(double hit) => model._betterThanChance ? hit : 1;

        private double OuterTerm(double miss, double hit) =>
            XLogY(model._miss.Rare, miss) + XLogY(model._miss.Usual, hit) + Inner(miss, hit);

        /// <summary>Where the integrand, without exponents below 0, is largest in f; and its curvature there.</summary>
        private double InnerMode(double miss, double hit, double top, out double curvature)
        {
            var (low, high) = (0.0, top);
            curvature = 0;
            if (InnerSlope(miss, hit, 0, out _) <= 0) return 0;
            if (InnerSlope(miss, hit, top, out _) >= 0) return top;
            var f = top / 2;
            for (var i = 0; i < 200; i++)
            {
                var slope = InnerSlope(miss, hit, f, out curvature);
                if (slope > 0) low = f;
                else high = f;
                var next = f + (slope / curvature);
                if (!(next > low && next < high)) next = (low + high) / 2;
                // A thousandth of the width of the hill is near enough: the mode only says where to cut.
                if (Math.Abs(next - f) * Math.Sqrt(curvature) < 1e-3 || next == f) return next;
                f = next;
            }
            return f;
        }

        /// <summary>d/df of the integrand's logarithm, without exponents below 0; curvature is minus the second derivative.</summary>
        private double InnerSlope(double miss, double hit, double f, out double curvature)
        {
            var passed = (rate * hit) + (complement * f);
            var failed = (rate * miss) + (complement * (1 - f));
            var (a, b, c, d) = (Quotient(_rare, f), Quotient(_usual, 1 - f), Quotient(model._passed, passed), Quotient(model._failed, failed));
            curvature = Quotient(a, f) + Quotient(b, 1 - f) + (complement * complement * (Quotient(c, passed) + Quotient(d, failed)));
            // Exponents of 0 leave no pole, and a pole at either end dwarfs everything else.
            return double.IsInfinity(a) || double.IsInfinity(c) && complement > 0 ? double.PositiveInfinity
                : double.IsInfinity(b) || double.IsInfinity(d) && complement > 0 ? double.NegativeInfinity
                : a - b + (complement * ((complement > 0 ? c : 0) - (complement > 0 ? d : 0)));
        }

        private static double Quotient(double x, double y) => x == 0 ? 0 : x / y;

        /// <summary>Where the ridge over u is highest: bisection and secant steps in turn on its slope (the envelope theorem gives it at the inner mode).</summary>
        private static double OuterMode(in Ridge ridge)
        {
            var (low, high) = (0.0, 1.0);
            var (slopeLow, slopeHigh) = (ridge.Slope(0), double.NegativeInfinity);
            if (slopeLow <= 0) return 0;
            for (var i = 0; i < 200; i++)
            {
                var secant = low + ((high - low) * (slopeLow / (slopeLow - slopeHigh)));
                var u = i % 2 == 0 && secant > low && secant < high ? secant : low == 0 ? high / 8 : (low + high) / 2;
                if (!(u > low && u < high)) break;
                var slope = ridge.Slope(u);
                if (slope > 0) (low, slopeLow) = (u, slope);
                else (high, slopeHigh) = (u, slope);
                // (slopeLow − slopeHigh) (high − low) is the square of the bracket in widths of the hill; a hundredth of a width is near enough.
                if ((slopeLow - slopeHigh) * (high - low) < 1e-4) break;
            }
            return (low + high) / 2;
        }

        /// <summary>A point beyond the mode where a concave function has fallen by the drop (to 1.2 times that), or the end of the range.</summary>
        private static double DropPoint<T>(in T function, double mode, double end, double peak, double curvature) where T : struct, IFunction
        {
            if (end == mode || function.At(end) >= peak - Drop) return end;
            var (near, far) = (mode, end);
            var x = curvature > 0 ? mode + (Math.Sign(end - mode) * Math.Sqrt(2.2 * Drop / curvature)) : (mode + end) / 2;
            for (var i = 0; i < 200; i++)
            {
                if (!(Math.Abs(x - mode) < Math.Abs(far - mode) && Math.Abs(x - mode) > Math.Abs(near - mode))) x = (near + far) / 2;
                var drop = peak - function.At(x);
                if (drop > 1.2 * Drop) far = x;
                else if (drop < Drop) near = x;
                else return x;
                if (x == (near + far) / 2 && near == far) return far;
                x = drop > 1e-3 && double.IsFinite(drop) ? mode + ((x - mode) * Math.Sqrt(1.1 * Drop / drop)) : (near + far) / 2;
            }
            return far;
        }

        /// <summary>The integrand along f, without exponents below 0.</summary>
        private readonly struct Slice(Integrand integrand, double miss, double hit, double top) : IFunction
        {
            public double At(double x) => integrand.Envelope(miss, hit, Math.Min(x, top));
        }

        private double Envelope(double miss, double hit, double f) =>
            XLogY(_rare, f) + XLogY(_usual, 1 - f)
            + XLogY(model._passed, (rate * hit) + (complement * f)) + XLogY(model._failed, (rate * miss) + (complement * (1 - f)));

        /// <summary>The highest value over f, along u, without exponents below 0.</summary>
        private readonly struct Ridge(Integrand integrand) : IFunction
        {
            public double At(double x)
            {
                var (rare, usual) = Exponents();
                var top = integrand.Top(1 - x);
                var f = top > 0 ? integrand.InnerMode(x, 1 - x, top, out _) : 0;
                return XLogY(rare, x) + XLogY(usual, 1 - x) + integrand.Envelope(x, 1 - x, f);
            }

            public double Slope(double x)
            {
                var (rare, usual) = Exponents();
                var (passed, failed) = integrand.Weights();
                var (theta, rest) = integrand.Rates();
                var top = integrand.Top(1 - x);
                var f = integrand.InnerMode(x, 1 - x, top, out _);
                var slope = Quotient(rare, x) - Quotient(usual, 1 - x)
                    + (theta * (Quotient(failed, (theta * x) + (rest * (1 - f))) - Quotient(passed, (theta * (1 - x)) + (rest * f))));
                // On the edge u + f = 1 the mode moves with u.
                return f == top && top < 1 ? slope - integrand.InnerSlope(x, 1 - x, f, out _) : slope;
            }

            private (double Rare, double Usual) Exponents() => integrand.OuterExponents();
        }

        private (double Rare, double Usual) OuterExponents() => (Math.Max(0, model._miss.Rare), Math.Max(0, model._miss.Usual));

        private (double Passed, double Failed) Weights() => (model._passed, model._failed);

        private (double Rate, double Complement) Rates() => (rate, complement);
    }
}
