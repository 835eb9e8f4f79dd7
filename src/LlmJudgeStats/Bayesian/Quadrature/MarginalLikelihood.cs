using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The likelihood of a pass rate with both error rates integrated out: pass-rates.md section 4.</summary>
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
    private readonly bool _betterThanChance, _isSmooth;

    // Where the last hill was, and how wide: the next one is looked for there first.
    private OuterVariable _lastOuter;
    private double _lastMode = 0.5, _lastWidth = double.PositiveInfinity, _lastInner = 0.5;

    public MarginalLikelihood(double passed, double failed, ErrorRateBelief miss, ErrorRateBelief falsePass, bool betterThanChance)
    {
        (_passed, _failed, _miss, _falsePass, _betterThanChance) = (passed, failed, miss, falsePass, betterThanChance);
        _isSmooth = IsWhole(passed) && IsWhole(failed) && miss.IsWhole && falsePass.IsWhole;
        // The variance of p as the test items alone show it.
        var total = passed + failed;
        _spread = (passed + 1) / (total + 2) * ((failed + 1) / (total + 2)) / (total + 3);
    }

    /// <summary>How many times the steps of the outer integral are halved.</summary>
    public int OuterFineness { get; set; }

    /// <summary>How many times the steps of the inner integral are halved.</summary>
    public int InnerFineness { get; set; }

    /// <summary>ln g(θ), up to a constant that does not depend on θ.</summary>
    /// <param name="rate">θ.</param>
    /// <param name="complement">1 − θ, exact where it is small.</param>
    public double LogAt(double rate, double complement)
    {
        if (_miss.IsKnown && _falsePass.IsKnown) return KnownAt(rate, complement).Log;
        var plane = new Plane(this, rate, complement, Choose(rate, complement));
        return _miss.IsKnown ? plane.Line(_miss.Value, 1 - _miss.Value).LogIntegral(InnerFineness, ref _lastInner)
            : _falsePass.IsKnown ? plane.Line(_falsePass.Value, 1 - _falsePass.Value).LogIntegral(InnerFineness, ref _lastInner)
            : plane.LogIntegral();
    }

    /// <summary>The logarithm of the largest integrand, and its slope in θ: where a hill of the likelihood can be.</summary>
    /// <remarks><code>d ln g / dθ ≈ J (k/p − (n − k)/(1 − p)) at the best error rates</code></remarks>
    public (double Log, double Slope) PeakAt(double rate, double complement)
    {
        if (_miss.IsKnown && _falsePass.IsKnown) return KnownAt(rate, complement);
        var plane = new Plane(this, rate, complement, Choose(rate, complement));
        var (outer, log) = _miss.IsKnown ? (_miss.Value, plane.Line(_miss.Value, 1 - _miss.Value).LogPeak(ref _lastInner))
            : _falsePass.IsKnown ? (_falsePass.Value, plane.Line(_falsePass.Value, 1 - _falsePass.Value).LogPeak(ref _lastInner))
            : plane.Summit();
        var (pass, fail, youden) = plane.Best(outer);
        return (log, Slope(pass, fail, youden));
    }

    private (double Log, double Slope) KnownAt(double rate, double complement)
    {
        var (u, f) = (_miss.Value, _falsePass.Value);
        var (pass, fail) = ((rate * (1 - u)) + (complement * f), (rate * u) + (complement * (1 - f)));
        return (BetaPath.Log(_passed, _failed, pass, fail), Slope(pass, fail, 1 - u - f));
    }

    private double Slope(double pass, double fail, double youden) =>
        youden * ((_passed == 0 ? 0 : _passed / pass) - (_failed == 0 ? 0 : _failed / fail));

    private static bool IsWhole(double exponent) => exponent >= 0 && exponent == Math.Floor(exponent);

    // With the cut at chance the outer variable is the one known best: at a value of one that is known worse, the hill over the inner one is narrow and meets the cut
    // suddenly. Without it an error rate will do already when p is not known better than it is through that rate, and its range needs no division.
    private OuterVariable Choose(double rate, double complement)
    {
        if (_miss.IsKnown) return OuterVariable.Miss;
        if (_falsePass.IsKnown) return OuterVariable.FalsePass;
        var (byMiss, byFalsePass) = _betterThanChance
            ? (_miss.Spread <= _spread, _falsePass.Spread <= _spread)
            : (rate * rate * _miss.Spread <= _spread, complement * complement * _falsePass.Spread <= _spread);
        return byMiss && (!byFalsePass || _miss.Spread <= _falsePass.Spread) ? OuterVariable.Miss : byFalsePass ? OuterVariable.FalsePass : OuterVariable.Judged;
    }

    private readonly struct Plane(MarginalLikelihood model, double rate, double complement, OuterVariable outer)
    {
        private MarginalLikelihood Model => model;

        /// <summary>The inner line at a value of the outer variable.</summary>
        public LogConcaveLine Line(double x, double rest) => outer switch
        {
            OuterVariable.Miss => OverFalsePass(x, rest),
            OuterVariable.FalsePass => OverMiss(x, rest),
            OuterVariable.Judged => JudgedLine.Of(model._miss, model._falsePass, rate, complement, x, rest, model._betterThanChance),
        };

        /// <summary>ln of the integral over the outer variable and the line.</summary>
        public double LogIntegral()
        {
            var ridge = new Ridge(this);
            var (mode, peak, width) = Hill(in ridge);
            var low = LogConcaveLine.DropPoint(in ridge, mode, 0, peak, width);
            var high = LogConcaveLine.DropPoint(in ridge, mode, 1, peak, width);
            var (rare, usual) = Exponents();
            if (outer != OuterVariable.Judged) return peak + Math.Log(Piece(0, low, high, 1, peak, rare, usual));

            var (first, second) = model._betterThanChance ? (rate, rate) : rate <= complement ? (rate, complement) : (complement, rate);
            // What the line gives near 0, at p = θ (no error of either kind), at p = 1 − θ (errors only), and near 1.
            var (atZero, atOne) = (rare + model._miss.Usual + model._falsePass.Rare + 1, usual + model._miss.Rare + model._falsePass.Usual + 1);
            var (noError, onlyErrors) = (model._miss.Rare + model._falsePass.Rare + 1, model._miss.Usual + model._falsePass.Usual + 1);
            // What is rough just beyond a cut is as rough as at it, and the next cut or end may be near.
            var atCut = Math.Min(model._betterThanChance ? noError : Math.Min(noError, onlyErrors), Math.Min(atZero, atOne));
            return peak + Math.Log(
                Piece(0, low, Math.Min(first, high), first, peak, atZero, atCut)
                + Piece(first, Math.Max(low, first), Math.Min(second, high), second, peak, atCut, atCut)
                + Piece(second, Math.Max(low, second), high, 1, peak, atCut, atOne));
        }

        /// <summary>The highest point of the ridge: the outer variable there, and the logarithm.</summary>
        public (double Outer, double Log) Summit()
        {
            var ridge = new Ridge(this);
            var (mode, peak, _) = Hill(in ridge);
            return (mode, peak);
        }

        /// <summary>p, 1 − p and J at the top of the line.</summary>
        public (double Pass, double Fail, double Youden) Best(double x)
        {
            var s = model._lastInner;
            Line(x, 1 - x).LogPeak(ref s);
            if (outer == OuterVariable.Judged)
            {
                var (below, above) = JudgedLine.Ends(rate, complement, x, 1 - x, model._betterThanChance);
                return (x, 1 - x, below.Youden + (s * (above.Youden - below.Youden)));
            }
            var other = model._betterThanChance ? s * (1 - x) : s;
            var (u, f) = outer == OuterVariable.Miss ? (x, other) : (other, x);
            return ((rate * (1 - u)) + (complement * f), (rate * u) + (complement * (1 - f)), 1 - u - f);
        }

        // From low to high, within the range from start to end on which the integrand is smooth but for its ends.
        private double Piece(double start, double low, double high, double end, double peak, double atStart, double atEnd)
        {
            if (!(high > low)) return 0;
            var (rare, usual) = Exponents();
            var length = end - start;
            var axis = new Axis(
                (low - start) / length, 1 - ((end - high) / length), Rough(atStart), Rough(atEnd), model.OuterFineness);
            var shares = axis.Shares;
            var rests = axis.Rests;
            var weights = axis.Weights;
            var (sum, first, last) = (0.0, 0.0, 0.0);
            for (var i = 0; i < shares.Length; i++)
            {
                var x = start + (length * (axis.From + (axis.Length * shares[i])));
                var rest = 1 - end + (length * (axis.Beyond + (axis.Length * rests[i])));
                last = Math.Exp(BetaPath.Log(rare, usual, x, rest) + Line(x, rest).LogIntegral(model.InnerFineness, ref model._lastInner) - peak);
                if (i == 0) first = last;
                sum += weights[i] * last;
            }
            return length * ((sum * axis.Length) + axis.Tails(first, last));
        }

        private double Rough(double exponent) => model._isSmooth || exponent >= 4 ? double.PositiveInfinity : Math.Min(0, exponent);

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

        /// <summary>The highest point of the ridge over the outer variable, by golden sections until the values around it agree to 0.02; and their distance.</summary>
        private (double Mode, double Peak, double Width) Hill(in Ridge ridge)
        {
            const double Golden = 0.381966011250105;
            double low = 0, high = 1, mode = Golden, atLow = 0, atHigh = 0, peak = 0;
            var isNear = outer == model._lastOuter && model._lastWidth < 0.05;
            if (isNear)
            {
                mode = model._lastMode;
                (low, high) = (Math.Max(0, mode - (6 * model._lastWidth)), Math.Min(1, mode + (6 * model._lastWidth)));
                (atLow, peak, atHigh) = (ridge.At(low), ridge.At(mode), ridge.At(high));
                isNear = (peak > atLow || low == 0) && (peak > atHigh || high == 1) && mode > low && mode < high;
            }
            if (!isNear)
            {
                (low, mode, high) = (0, Golden, 1);
                (atLow, peak, atHigh) = (ridge.At(low), ridge.At(mode), ridge.At(high));
            }
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
            (model._lastOuter, model._lastMode, model._lastWidth) = (outer, mode, high - low);
            // A drop of 0.02 that far away means one of 34 about forty times as far.
            return (mode, peak, 20 * (high - low));
        }

        /// <summary>The highest value along the line at each value of the outer variable, exponents below 0 left out: a concave function.</summary>
        private readonly struct Ridge(Plane plane) : IFunction
        {
            public double At(double x)
            {
                var (rare, usual) = plane.Exponents();
                return BetaPath.Log(Math.Max(0, rare), Math.Max(0, usual), x, 1 - x) + plane.Line(x, 1 - x).LogPeak(ref plane.Model._lastInner);
            }
        }
    }
}
