using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The likelihood of a pass rate with both error rates integrated out: methods.md section 4.</summary>
/// <remarks>
/// <code>g(θ) = ∫∫ p^k (1 − p)^(n − k) dBelief(u) dBelief(f),  p = θ (1 − u) + (1 − θ) f</code>
/// <para>u = 1 − Se is the rate of missed passes, f = 1 − Sp that of passed fails: both are small for a good judge, so nothing is lost to rounding. A judge better than
/// chance has u + f &lt; 1.</para>
/// <para>For a given θ three variables, p, u and f, lie on a plane. The outer integral runs over the one that is known best (a known rate takes no integral at all), the
/// inner one along the line that is left, whose ends are where a rate reaches 0 or 1 or the judge reaches chance. Then the inner integral changes slowly as the
/// outer variable moves, whatever the sizes of n, m0 and m1. Over p, the line ends at another edge on either side of p = θ (and of p = 1 − θ when the
/// judge may be worse than chance), so the outer integral is cut there. For p the inner variable is J: (u, f) = (1 − p − (1 − θ) J, p − θ J), of determinant 1.</para>
/// <para>The logarithm of the integrand is concave, so each hill is found by safe steps from anywhere and integrated as far as it falls by e^-34.</para>
/// </remarks>
internal sealed class MarginalLikelihood
{
    private enum OuterVariable
    {
        Miss,
        FalsePass,
        Judged,
    }

    private readonly double _passed, _failed, _spread;
    private readonly ErrorRateBelief _miss, _falsePass;
    private readonly bool _betterThanChance;

    public MarginalLikelihood(double passed, double failed, ErrorRateBelief miss, ErrorRateBelief falsePass, bool betterThanChance)
    {
        (_passed, _failed, _miss, _falsePass, _betterThanChance) = (passed, failed, miss, falsePass, betterThanChance);
        // The variance of p as the test items alone show it.
        var total = passed + failed;
        _spread = (passed + 1) / (total + 2) * ((failed + 1) / (total + 2)) / (total + 3);
    }

    /// <summary>ln g(θ), up to a constant that does not depend on θ.</summary>
    /// <param name="rate">θ.</param>
    /// <param name="complement">1 − θ, exact where it is small.</param>
    public double LogAt(double rate, double complement)
    {
        if (_miss.IsKnown && _falsePass.IsKnown)
        {
            var (u, f) = (_miss.Value, _falsePass.Value);
            return BetaPath.Log(_passed, _failed, (rate * (1 - u)) + (complement * f), (rate * u) + (complement * (1 - f)));
        }
        var plane = new Plane(this, rate, complement, Choose(rate, complement));
        return _miss.IsKnown ? plane.Line(_miss.Value, 1 - _miss.Value).LogIntegral()
            : _falsePass.IsKnown ? plane.Line(_falsePass.Value, 1 - _falsePass.Value).LogIntegral()
            : plane.LogIntegral();
    }

    // An error rate may be the outer variable when p is not known better than it is through that rate; of two that may, the one known better.
    private OuterVariable Choose(double rate, double complement)
    {
        if (_miss.IsKnown) return OuterVariable.Miss;
        if (_falsePass.IsKnown) return OuterVariable.FalsePass;
        var (byMiss, byFalsePass) = (rate * rate * _miss.Spread <= _spread, complement * complement * _falsePass.Spread <= _spread);
        return byMiss && (!byFalsePass || _miss.Spread <= _falsePass.Spread) ? OuterVariable.Miss : byFalsePass ? OuterVariable.FalsePass : OuterVariable.Judged;
    }

    private readonly struct Plane(MarginalLikelihood model, double rate, double complement, OuterVariable outer)
    {
        /// <summary>The inner line at a value of the outer variable.</summary>
        public LogConcaveLine Line(double x, double rest) => outer switch
        {
            OuterVariable.Miss => OverFalsePass(x, rest),
            OuterVariable.FalsePass => OverMiss(x, rest),
            OuterVariable.Judged => OverYouden(x, rest),
        };

        /// <summary>ln of the integral over the outer variable and the line.</summary>
        public double LogIntegral()
        {
            var ridge = new Ridge(this);
            var (mode, peak, width) = Summit(in ridge);
            var low = LogConcaveLine.DropPoint(in ridge, mode, 0, peak, width);
            var high = LogConcaveLine.DropPoint(in ridge, mode, 1, peak, width);
            if (outer != OuterVariable.Judged)
            {
                var (rare, usual) = Exponents();
                if (!PowerAxis.IsSteep(rare) && !PowerAxis.IsSteep(usual)) return peak + Math.Log(Piece(low, high, peak, rare, usual));
                var (head, tail) = PowerAxis.Cuts(low, mode, high, rare, usual);
                var middle = Math.Clamp(mode, head, tail);
                return peak + Math.Log(
                    Piece(low, head, peak, rare, 0) + Piece(head, middle, peak, head == low ? rare : 0, 0)
                    + Piece(middle, tail, peak, 0, tail == high ? usual : 0) + Piece(tail, high, peak, 0, usual));
            }

            var (first, second) = rate <= complement ? (rate, complement) : (complement, rate);
            if (model._betterThanChance) (first, second) = (rate, rate);
            var (a, b) = (Math.Clamp(first, low, high), Math.Clamp(second, low, high));
            var (passed, failed) = Exponents();
            return peak + Math.Log(
                Piece(low, a, peak, passed, a == high ? failed : 0)
                + Piece(a, b, peak, a == low ? passed : 0, b == high ? failed : 0)
                + Piece(b, high, peak, b == low ? passed : 0, failed));
        }

        // The exponents are those at 0 and 1 where the piece ends there, else 0: a cut in the middle must stay where it is.
        private double Piece(double low, double high, double peak, double atZero, double atOne)
        {
            if (!(high > low)) return 0;
            var (rare, usual) = Exponents();
            var axis = new PowerAxis(low, high, atZero, atOne);
            var sum = 0.0;
            for (var i = 0; i < PowerAxis.Count; i++)
            {
                var (x, rest, weight) = axis[i];
                sum += weight * Math.Exp(BetaPath.Log(rare, usual, x, rest) + Line(x, rest).LogIntegral() - peak);
            }
            return sum;
        }

        private (double Rare, double Usual) Exponents() => outer switch
        {
            OuterVariable.Miss => (model._miss.Rare, model._miss.Usual),
            OuterVariable.FalsePass => (model._falsePass.Rare, model._falsePass.Usual),
            OuterVariable.Judged => (model._passed, model._failed),
        };

        private LogConcaveLine OverFalsePass(double u, double hit)
        {
            var (top, left) = model._betterThanChance ? (hit, u) : (1, 0);
            return new(top,
                new(model._falsePass.Rare, model._falsePass.Usual, 0, top, 1, left),
                new(model._passed, model._failed, rate * hit, (rate * hit) + (complement * top), (rate * u) + complement, (rate * u) + (complement * left)));
        }

        private LogConcaveLine OverMiss(double f, double trueFail)
        {
            var (top, left) = model._betterThanChance ? (trueFail, f) : (1, 0);
            return new(top,
                new(model._miss.Rare, model._miss.Usual, 0, top, 1, left),
                new(model._passed, model._failed,
                    rate + (complement * f), (rate * left) + (complement * f), complement * trueFail, (rate * top) + (complement * trueFail)));
        }

        private LogConcaveLine OverYouden(double p, double fail)
        {
            // The upper end: no false pass while p is at most θ, no miss beyond. The lower end: chance; or no hit, or no true fail.
            var above = p <= rate
                ? (Youden: p / rate, Miss: (rate - p) / rate, Hit: p / rate, FalsePass: 0.0, TrueFail: 1.0)
                : (Youden: fail / complement, Miss: 0.0, Hit: 1.0, FalsePass: (p - rate) / complement, TrueFail: fail / complement);
            var below = model._betterThanChance
                ? (Youden: 0.0, Miss: fail, Hit: p, FalsePass: p, TrueFail: fail)
                : p <= complement
                    ? (Youden: -p / complement, Miss: 1.0, Hit: 0.0, FalsePass: p / complement, TrueFail: (complement - p) / complement)
                    : (Youden: -fail / rate, Miss: fail / rate, Hit: (p - complement) / rate, FalsePass: 1.0, TrueFail: 0.0);
            return new(above.Youden - below.Youden,
                new(model._miss.Rare, model._miss.Usual, below.Miss, above.Miss, below.Hit, above.Hit),
                new(model._falsePass.Rare, model._falsePass.Usual, below.FalsePass, above.FalsePass, below.TrueFail, above.TrueFail));
        }

        /// <summary>The highest point of the ridge over the outer variable, by golden sections until the values around it agree to 0.02; and their distance.</summary>
        private static (double Mode, double Peak, double Width) Summit(in Ridge ridge)
        {
            const double Golden = 0.381966011250105;
            var (low, high) = (0.0, 1.0);
            var (atLow, atHigh) = (ridge.At(0), ridge.At(1));
            var mode = Golden;
            var peak = ridge.At(mode);
            for (var i = 0; i < 200 && peak - Math.Min(atLow, atHigh) > 0.02; i++)
            {
                var right = high - mode > mode - low;
                var x = right ? mode + (Golden * (high - mode)) : mode - (Golden * (mode - low));
                if (x == mode || x == low || x == high) break;
                var value = ridge.At(x);
                if (value > peak)
                {
                    if (right) (low, atLow) = (mode, peak);
                    else (high, atHigh) = (mode, peak);
                    (mode, peak) = (x, value);
                }
                else if (right) (high, atHigh) = (x, value);
                else (low, atLow) = (x, value);
            }
            if (atLow >= peak) (mode, peak) = (low, atLow);
            if (atHigh > peak) (mode, peak) = (high, atHigh);
            // A drop of 0.02 that far away means one of 34 about forty times as far.
            return (mode, peak, 20 * (high - low));
        }

        /// <summary>The highest value along the line at each value of the outer variable, exponents below 0 left out: a concave function.</summary>
        private readonly struct Ridge(Plane plane) : IFunction
        {
            public double At(double x)
            {
                var (rare, usual) = plane.Exponents();
                return BetaPath.Log(Math.Max(0, rare), Math.Max(0, usual), x, 1 - x) + plane.Line(x, 1 - x).LogPeak();
            }
        }
    }
}
