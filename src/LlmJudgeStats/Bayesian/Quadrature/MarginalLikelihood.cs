using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The likelihood of a pass rate with both error rates integrated out: pass-rates.md section 4.</summary>
/// <remarks>
/// <code>g(θ) = ∫∫ p^k (1 − p)^(n − k) dBelief(u) dBelief(f),  p = θ (1 − u) + (1 − θ) f</code>
/// <para>u = 1 − Se is the false negative rate, f = 1 − Sp the false positive rate: both are small for a good judge, so nothing is lost to
/// rounding. A judge better than chance has u + f &lt; 1.</para>
/// <para>For a given θ three variables, p, u and f, lie on a plane. The outer integral runs over the one that is known best (a known rate
/// takes no integral at all), the inner one along the line that is left, whose ends are where a rate reaches 0 or 1 or the judge reaches
/// chance. Then the inner integral changes slowly as the outer variable moves, whatever the sizes of n, m0 and m1. Over p, the line ends at
/// another edge on either side of p = θ (and of p = 1 − θ when the judge may be worse than chance), so the outer integral is cut there. For
/// p the inner variable is J: see <see cref="JudgedLine"/>.</para>
/// <para>The logarithm of the integrand is concave, so each hill is found by safe steps from anywhere and integrated as far as it falls by
/// e^-34.</para>
/// </remarks>
internal sealed class MarginalLikelihood
{
    private const double Narrow = 0.05;    // the width of a hill beside which the next one is likely to be
    private const double Beside = 6;       // how far beside it, in widths

    // Of nodes of the inner integral, of 8 to 10 ns each: a tenth of a second, and less than a fifth for studies of ordinary sizes, which
    // took 13 million at most in 340 hostile studies with fractions of a label.
    private const long MostWork = 10_000_000;
    private const long MostWorkOfOrdinary = 18_000_000;
    private const double OrdinarySize = 12_000;

    private enum OuterVariable
    {
        FalseNegativeRate,
        FalsePositiveRate,
        Judged,
    }

    private readonly double _passed, _failed, _variance;
    private readonly ErrorRateBelief _falseNegativeRate, _falsePositiveRate;
    private readonly JudgeRegion _region;
    private readonly bool _isSmooth, _isOrdinary;

    // Where the last hill was, and how wide: the next one is looked for there first.
    private OuterVariable _lastOuter;
    private double _lastMode = 0.5;
    private double _lastWidth = double.PositiveInfinity;
    private double _lastInner = 0.5;
    private long _work;

    public MarginalLikelihood(
        double passed, double failed, ErrorRateBelief falseNegativeRate, ErrorRateBelief falsePositiveRate, JudgeRegion region)
    {
        _passed = passed;
        _failed = failed;
        _falseNegativeRate = falseNegativeRate;
        _falsePositiveRate = falsePositiveRate;
        _region = region;
        _isSmooth = IsWhole(passed) && IsWhole(failed) && falseNegativeRate.IsWhole && falsePositiveRate.IsWhole;
        var labels = Math.Max(falseNegativeRate.Rare + falseNegativeRate.Usual, falsePositiveRate.Rare + falsePositiveRate.Usual);
        _isOrdinary = Math.Max(passed + failed, labels) <= OrdinarySize;
        // The variance of p as the test items alone show it.
        var total = passed + failed;
        _variance = (passed + 1) / (total + 2) * ((failed + 1) / (total + 2)) / (total + 3);
    }

    /// <summary>The most work that is done for one answer: a count, no clock, so that the same study always has the same answer.</summary>
    public long Limit => _isOrdinary ? MostWorkOfOrdinary : MostWork;

    /// <summary>What was done, in nodes of the inner integral.</summary>
    public long Work => _work;

    /// <summary>Whether all of it is done: from then on every value is NaN.</summary>
    public bool IsExhausted => _work > Limit;

    /// <summary>How many times the steps of the outer integral are halved.</summary>
    public int OuterFineness { get; set; }

    /// <summary>How many times the steps of the inner integral are halved.</summary>
    public int InnerFineness { get; set; }

    /// <summary>ln g(θ), up to a constant that does not depend on θ.</summary>
    /// <param name="rate">θ, with 1 − θ exact where it is small.</param>
    public double LogAt(Share rate)
    {
        if (_falseNegativeRate.IsKnown && _falsePositiveRate.IsKnown) return KnownAt(rate).Log;
        if (IsExhausted) return double.NaN;
        var plane = new Plane(this, rate, Choose(rate));
        if (!_falseNegativeRate.IsKnown && !_falsePositiveRate.IsKnown) return plane.LogIntegral();
        return plane.Line(Share.Of(KnownRate)).LogIntegral(InnerFineness, ref _lastInner, ref _work);
    }

    /// <summary>The logarithm of the largest integrand, and its slope in θ: where a hill of the likelihood can be.</summary>
    /// <remarks><code>d ln g / dθ ≈ J (k/p − (n − k)/(1 − p)) at the best error rates</code></remarks>
    public (double Log, double Slope) PeakAt(Share rate)
    {
        if (_falseNegativeRate.IsKnown && _falsePositiveRate.IsKnown) return KnownAt(rate);
        if (IsExhausted) return (double.NaN, double.NaN);
        var plane = new Plane(this, rate, Choose(rate));
        var (outer, log) = Summit(plane);
        var (judged, youden) = plane.Best(outer);
        return (log, Slope(judged, youden));
    }

    private bool BetterThanChance => _region == JudgeRegion.BetterThanChance;

    // The one error rate that is known.
    private double KnownRate => _falseNegativeRate.IsKnown ? _falseNegativeRate.Value : _falsePositiveRate.Value;

    private (double Outer, double Log) Summit(in Plane plane)
    {
        if (!_falseNegativeRate.IsKnown && !_falsePositiveRate.IsKnown) return plane.Summit();
        return (KnownRate, plane.Line(Share.Of(KnownRate)).LogPeak(ref _lastInner, ref _work));
    }

    private (double Log, double Slope) KnownAt(Share rate)
    {
        var judged = Judged(rate, _falseNegativeRate.Value, _falsePositiveRate.Value);
        var youden = 1 - _falseNegativeRate.Value - _falsePositiveRate.Value;
        return (BetaPath.Log(_passed, _failed, judged.Rate, judged.Complement), Slope(judged, youden));
    }

    private double Slope(Share judged, double youden) =>
        youden * ((_passed == 0 ? 0 : _passed / judged.Rate) - (_failed == 0 ? 0 : _failed / judged.Complement));

    private static Share Judged(Share rate, double falseNegativeRate, double falsePositiveRate) => new(
        (rate.Rate * (1 - falseNegativeRate)) + (rate.Complement * falsePositiveRate),
        (rate.Rate * falseNegativeRate) + (rate.Complement * (1 - falsePositiveRate)));

    private static bool IsWhole(double exponent) => exponent >= 0 && exponent == Math.Floor(exponent);

    // With the cut at chance the outer variable is the one known best: at a value of one that is known worse, the hill over the inner one
    // is narrow and meets the cut suddenly. Without it an error rate will do already when p is not known better than it is through that
    // rate, and its range needs no division.
    private OuterVariable Choose(Share rate)
    {
        if (_falseNegativeRate.IsKnown) return OuterVariable.FalseNegativeRate;
        if (_falsePositiveRate.IsKnown) return OuterVariable.FalsePositiveRate;
        var ofNegatives = BetterThanChance ? _falseNegativeRate.Variance : rate.Rate * rate.Rate * _falseNegativeRate.Variance;
        var ofPositives = BetterThanChance ? _falsePositiveRate.Variance : rate.Complement * rate.Complement * _falsePositiveRate.Variance;
        var byNegatives = ofNegatives <= _variance;
        var byPositives = ofPositives <= _variance;
        if (byNegatives && byPositives) byNegatives = _falseNegativeRate.Variance <= _falsePositiveRate.Variance;
        return byNegatives ? OuterVariable.FalseNegativeRate : byPositives ? OuterVariable.FalsePositiveRate : OuterVariable.Judged;
    }

    private readonly struct Plane(MarginalLikelihood model, Share rate, OuterVariable outer)
    {
        private MarginalLikelihood Model => model;

        /// <summary>The inner line at a value of the outer variable.</summary>
        public LogConcaveLine Line(Share x) => outer switch
        {
            OuterVariable.FalseNegativeRate => OverFalsePositiveRate(x),
            OuterVariable.FalsePositiveRate => OverFalseNegativeRate(x),
            OuterVariable.Judged => JudgedLine.Of(model._falseNegativeRate, model._falsePositiveRate, rate, x, model._region),
        };

        /// <summary>ln of the integral over the outer variable and the line.</summary>
        public double LogIntegral()
        {
            var ridge = new Ridge(this);
            var hill = Hill(in ridge);
            var peak = hill.Peak;
            var low = LogConcaveLine.DropPoint(in ridge, hill.Mode, 0, peak, hill.Reach, ref model._work);
            var high = LogConcaveLine.DropPoint(in ridge, hill.Mode, 1, peak, hill.Reach, ref model._work);
            var (rare, usual) = Exponents();
            if (outer != OuterVariable.Judged) return peak + Math.Log(Piece(0, low, high, 1, peak, rare, usual));

            var first = model.BetterThanChance ? rate.Rate : Math.Min(rate.Rate, rate.Complement);
            var second = model.BetterThanChance ? rate.Rate : Math.Max(rate.Rate, rate.Complement);
            // What the line gives near 0, at p = θ (no error of either kind), at p = 1 − θ (errors only), and near 1.
            var atZero = rare + model._falseNegativeRate.Usual + model._falsePositiveRate.Rare + 1;
            var noError = model._falseNegativeRate.Rare + model._falsePositiveRate.Rare + 1;
            var onlyErrors = model._falseNegativeRate.Usual + model._falsePositiveRate.Usual + 1;
            var atOne = usual + model._falseNegativeRate.Rare + model._falsePositiveRate.Usual + 1;
            // What is rough just beyond a cut is as rough as at it, and the next cut or end may be near.
            var atCut = Math.Min(model.BetterThanChance ? noError : Math.Min(noError, onlyErrors), Math.Min(atZero, atOne));
            return peak + Math.Log(
                Piece(0, low, Math.Min(first, high), first, peak, atZero, atCut)
                + Piece(first, Math.Max(low, first), Math.Min(second, high), second, peak, atCut, atCut)
                + Piece(second, Math.Max(low, second), high, 1, peak, atCut, atOne));
        }

        /// <summary>The highest point of the ridge: the outer variable there, and the logarithm.</summary>
        public (double Outer, double Log) Summit()
        {
            var hill = Hill(new Ridge(this));
            return (hill.Mode, hill.Peak);
        }

        /// <summary>p and J at the top of the line.</summary>
        public (Share Judged, double Youden) Best(double x)
        {
            var s = model._lastInner;
            Line(Share.Of(x)).LogPeak(ref s, ref model._work);
            if (outer == OuterVariable.Judged)
            {
                var (below, above) = JudgedLine.Ends(rate, Share.Of(x), model._region);
                return (Share.Of(x), below.Youden + (s * (above.Youden - below.Youden)));
            }
            var other = model.BetterThanChance ? s * (1 - x) : s;
            var falseNegativeRate = outer == OuterVariable.FalseNegativeRate ? x : other;
            var falsePositiveRate = outer == OuterVariable.FalseNegativeRate ? other : x;
            return (Judged(rate, falseNegativeRate, falsePositiveRate), 1 - falseNegativeRate - falsePositiveRate);
        }

        // From low to high, within the range from start to end on which the integrand is smooth but for its ends.
        private double Piece(double start, double low, double high, double end, double peak, double atStart, double atEnd)
        {
            if (!(high > low)) return 0;
            var (rare, usual) = Exponents();
            var length = end - start;
            var axis = new Axis((low - start) / length, 1 - ((end - high) / length), Rough(atStart), Rough(atEnd), model.OuterFineness);
            var shares = axis.Shares;
            var rests = axis.Rests;
            var weights = axis.Weights;
            var sum = 0.0;
            var first = 0.0;
            var last = 0.0;
            for (var i = 0; i < shares.Length; i++)
            {
                if (model.IsExhausted) return double.NaN;
                var x = start + (length * (axis.From + (axis.Length * shares[i])));
                var rest = 1 - end + (length * (axis.Beyond + (axis.Length * rests[i])));
                var along = Line(new(x, rest)).LogIntegral(model.InnerFineness, ref model._lastInner, ref model._work);
                last = Math.Exp(BetaPath.Log(rare, usual, x, rest) + along - peak);
                if (i == 0) first = last;
                sum += weights[i] * last;
            }
            return length * ((sum * axis.Length) + axis.Tails(first, last));
        }

        private double Rough(double exponent) =>
            model._isSmooth || exponent >= Axis.SmoothPower ? double.PositiveInfinity : Math.Min(0, exponent);

        private (double Rare, double Usual) Exponents() => outer switch
        {
            OuterVariable.FalseNegativeRate => (model._falseNegativeRate.Rare, model._falseNegativeRate.Usual),
            OuterVariable.FalsePositiveRate => (model._falsePositiveRate.Rare, model._falsePositiveRate.Usual),
            OuterVariable.Judged => (model._passed, model._failed),
        };

        private LogConcaveLine OverFalsePositiveRate(Share falseNegativeRate)
        {
            var top = model.BetterThanChance ? falseNegativeRate.Complement : 1;
            var left = model.BetterThanChance ? falseNegativeRate.Rate : 0;
            var truePositive = rate.Rate * falseNegativeRate.Complement;
            var falseNegative = rate.Rate * falseNegativeRate.Rate;
            return new(top,
                new(model._falsePositiveRate.Rare, model._falsePositiveRate.Usual, 0, top, 1, left),
                new(model._passed, model._failed,
                    truePositive, truePositive + (rate.Complement * top),
                    falseNegative + rate.Complement, falseNegative + (rate.Complement * left)));
        }

        private LogConcaveLine OverFalseNegativeRate(Share falsePositiveRate)
        {
            var top = model.BetterThanChance ? falsePositiveRate.Complement : 1;
            var left = model.BetterThanChance ? falsePositiveRate.Rate : 0;
            var falsePositive = rate.Complement * falsePositiveRate.Rate;
            var trueNegative = rate.Complement * falsePositiveRate.Complement;
            return new(top,
                new(model._falseNegativeRate.Rare, model._falseNegativeRate.Usual, 0, top, 1, left),
                new(model._passed, model._failed,
                    rate.Rate + falsePositive, (rate.Rate * left) + falsePositive, trueNegative, (rate.Rate * top) + trueNegative));
        }

        /// <summary>The top of the ridge over the outer variable: looked for first where the last one was.</summary>
        private SummitBracket Hill(in Ridge ridge)
        {
            var isNear = outer == model._lastOuter && model._lastWidth < Narrow;
            var hill = isNear ? SummitBracket.Around(in ridge, model._lastMode, Beside * model._lastWidth) : SummitBracket.Whole(in ridge);
            if (isNear && !hill.HoldsTop) hill = SummitBracket.Whole(in ridge);
            hill.Narrow(in ridge);
            model._lastOuter = outer;
            model._lastMode = hill.Mode;
            model._lastWidth = hill.Width;
            return hill;
        }

        /// <summary>
        /// The highest value along the line at each value of the outer variable, exponents below 0 left out: a concave function.
        /// </summary>
        private readonly struct Ridge(Plane plane) : IFunction
        {
            public double At(double x)
            {
                var (rare, usual) = plane.Exponents();
                return BetaPath.Log(Math.Max(0, rare), Math.Max(0, usual), x, 1 - x)
                    + plane.Line(Share.Of(x)).LogPeak(ref plane.Model._lastInner, ref plane.Model._work);
            }
        }
    }
}
