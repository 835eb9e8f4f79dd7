namespace LlmJudgeStats.Tests.Comparison;

/// <summary>
/// Differences a second time, with one calibration or one each: bisection on the formulas as they stand in decisions.md 2 and 3, and no
/// code of the library.
/// </summary>
internal static class PlainDifference
{
    private const double Z = 1.959963984540054;
    private const int Halvings = 60;
    private const double Quantiles = 9;    // beyond it a p-value is nothing
    private const int Rates = 120;     // of the grid over the second system's rate
    private const int Zooms = 7;       // each ten times as fine

    /// <summary>The interval with one calibration, of level .95 without a quantile: the hull of three sets.</summary>
    public static (double Lower, double Upper) Interval(PlainTests tests, PlainJudge judge, double z = Z)
    {
        var (half, halfJudge) = (tests.AddHalf(), judge.AddHalf());
        if (judge.Youden <= 0 || halfJudge.Youden <= 0) return (-1, 1);
        var plain = new Shared(tests, judge);
        var smooth = new Shared(half, halfJudge);
        var cc = 1 / (4 * tests.Coarsest);
        return Hull(
            (plain.Raw, d => plain.ScoreSquare(d, cc) - (z * z)),
            (plain.Raw, d => plain.Deviance(d) - (z * z)),
            (smooth.Raw, d => smooth.Deviance(d) - (z * z)));
    }

    /// <summary>The quantile at which an interval begins to contain a difference: what the p-value is made of.</summary>
    public static double Deviate(PlainTests tests, PlainJudge judge, double difference)
    {
        var (outside, inside) = (0.0, Quantiles);
        for (var i = 0; i < Halvings / 2; i++)
        {
            var middle = 0.5 * (outside + inside);
            var (lower, upper) = Interval(tests, judge, middle);
            if (lower <= difference && difference <= upper) inside = middle;
            else outside = middle;
        }
        return inside;
    }

    /// <summary>The interval of level .95 with a calibration each: three pairs of curves, the smallest sum looked for by brute force.
    /// </summary>
    public static (double Lower, double Upper) Interval(PlainSystem a, PlainSystem b)
    {
        var parts = new[] { Part.Score, Part.Profile, Part.Smooth }.Select(part =>
        {
            var (one, other) = (new Curve(a, part), new Curve(b, part));
            var point = one.IsFlat || other.IsFlat ? 0 : one.Point - other.Point;
            return (point, (Func<double, double>)(d => Least(one, other, d) - (Z * Z)));
        });
        return Hull([.. parts]);
    }

    private static (double Lower, double Upper) Hull(params (double Raw, Func<double, double> Excess)[] parts)
    {
        var (lower, upper) = (1.0, -1.0);
        foreach (var (raw, excess) in parts)
        {
            lower = Math.Min(lower, End(raw, excess, -1));
            upper = Math.Max(upper, End(raw, excess, 1));
        }
        return (lower, upper);
    }

    // From the point towards an end, zero first where it lies between.
    private static double End(double raw, Func<double, double> excess, double end)
    {
        var point = Math.Clamp(raw, -1, 1);
        if (excess(point) > 0) return point;
        var (inside, outside) = (point, end);
        if (point * end < 0)
        {
            if (excess(0) > 0) outside = 0;
            else inside = 0;
        }
        if (outside == end && excess(end) <= 0) return end;
        for (var i = 0; i < 44; i++)
        {
            var middle = 0.5 * (inside + outside);
            if (excess(middle) > 0) outside = middle;
            else inside = middle;
        }
        return inside;
    }

    private static double Least(Curve a, Curve b, double difference)
    {
        var (low, high) = (Math.Max(0, -difference), Math.Min(1, 1 - difference));
        var least = double.PositiveInfinity;
        var best = low;
        for (var zoom = 0; zoom < Zooms; zoom++)
        {
            var places = zoom == 0 ? Rates : 20;
            var step = (high - low) / places;
            for (var i = 0; i <= places; i++)
            {
                var rate = low + (i * step);
                var sum = a.At(Math.Clamp(rate + difference, 0, 1)) + b.At(Math.Clamp(rate, 0, 1));
                if (sum >= least) continue;
                (least, best) = (sum, rate);
            }
            (low, high) = (Math.Max(low, best - step), Math.Min(high, best + step));
        }
        return least;
    }

    /// <summary>q(M, p, u) of pass-rates.md 3.5.</summary>
    private static double Q(double m, double p, double u)
    {
        if (u == 0) return p;
        var square = u <= 0 ? ((m + u) * (m + u)) - (4 * u * m * p) : ((m - u) * (m - u)) + (4 * u * m * (1 - p));
        var s = m + u;
        return s > 0 ? 2 * m * p / (s + Math.Sqrt(square)) : (s - Math.Sqrt(square)) / (2 * u);
    }

    // Where a falling function is 0.
    private static double Falling(Func<double, double> function, double low, double high)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = 0.5 * (low + high);
            if (function(middle) > 0) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }

    private static double Likelihood(double count, double rate) => count == 0 ? 0 : count * Math.Log(rate);

    private static double Likelihood(double successes, double size, double rate) =>
        Likelihood(successes, rate) + Likelihood(size - successes, 1 - rate);

    private sealed class Shared(PlainTests tests, PlainJudge judge)
    {
        private readonly double _items = tests.Items + judge.M1 + judge.M0;

        public double Raw => tests.Judged / judge.Youden;

        // (|C| − cc)²/V at the restricted fit.
        public double ScoreSquare(double difference, double cc)
        {
            var contrast = tests.Judged - (difference * judge.Youden);
            var beyond = Math.Abs(contrast) - cc;
            if (beyond <= 0) return 0;
            var (shares, s, t, _) = Fit(difference);
            var variance = tests.Variance(shares)
                + (difference * difference * ((s * (1 - s) / judge.M1) + (t * (1 - t) / judge.M0)));
            return beyond * beyond / variance;
        }

        public double Deviance(double difference) => 2 * (Top(Math.Clamp(Raw, -1, 1)) - Top(difference));

        // The log-likelihood at the restricted fit, or at the best judge at chance where that fit is worse than chance.
        private double Top(double difference)
        {
            var (shares, s, t, _) = Fit(difference);
            if (s + t < 1)
            {
                shares = tests.Pooled;
                s = (judge.X1 + judge.M0 - judge.X0) / (judge.M0 + judge.M1);
                t = 1 - s;
            }
            return tests.Likelihood(shares) + Likelihood(judge.X1, judge.M1, s) + Likelihood(judge.X0, judge.M0, t);
        }

        private (double[] Shares, double S, double T, double L) Fit(double difference)
        {
            double[] shares = [];
            var (s, t) = (0.0, 0.0);
            var l = Falling(number =>
            {
                shares = tests.At(number);
                s = Q(judge.M1, judge.X1 / judge.M1, -number * difference);
                t = Q(judge.M0, judge.X0 / judge.M0, -number * difference);
                return PlainTests.Gap(shares) - (difference * (s + t - 1));
            }, -_items, _items);
            return (shares, s, t, l);
        }
    }

    private enum Part
    {
        Score,
        Profile,
        Smooth,
    }

    // One system's evidence against each rate t: decisions.md 3 on the fit of pass-rates.md 3.5 and 3.6.
    private sealed class Curve
    {
        private readonly PlainSystem _data;
        private readonly Part _part;
        private readonly double _cc;
        private readonly double _top;

        public Curve(PlainSystem data, Part part)
        {
            _part = part;
            _cc = 1 / (4 * data.N);
            _data = part == Part.Smooth ? data with { K = data.K + 0.5, N = data.N + 1, Judge = data.Judge.AddHalf() } : data;
            IsFlat = data.Judge.Youden <= 0 || _data.Judge.Youden <= 0;
            Point = Math.Clamp(((_data.K / _data.N) + (_data.Judge.X0 / _data.Judge.M0) - 1) / _data.Judge.Youden, 0, 1);
            _top = IsFlat ? 0 : Top(Point);
        }

        public bool IsFlat { get; }

        public double Point { get; }

        public double At(double t)
        {
            if (IsFlat) return 0;
            if (_part != Part.Score) return Math.Max(0, 2 * (_top - Top(t)));
            var (p, se, sp) = (_data.K / _data.N, _data.Judge.X1 / _data.Judge.M1, _data.Judge.X0 / _data.Judge.M0);
            var contrast = Math.Abs(p - (t * se) - ((1 - t) * (1 - sp)));
            var beyond = Math.Max(0, contrast - _cc);
            return beyond == 0 ? 0 : beyond * beyond * Math.Abs(Fit(t).L) / contrast;
        }

        private double Top(double t)
        {
            var (p, se, sp, _) = Fit(t);
            var judge = _data.Judge;
            if (se + sp < 1)
            {
                p = (_data.K + judge.X1 + judge.M0 - judge.X0) / (_data.N + judge.M0 + judge.M1);
                (se, sp) = (p, 1 - p);
            }
            return Likelihood(_data.K, _data.N, p) + Likelihood(judge.X1, judge.M1, se) + Likelihood(judge.X0, judge.M0, sp);
        }

        private (double P, double Se, double Sp, double L) Fit(double t)
        {
            var (n, judge) = (_data.N, _data.Judge);
            var (p, se, sp) = (0.0, 0.0, 0.0);
            var all = n + judge.M0 + judge.M1;
            var l = Falling(number =>
            {
                p = Q(n, _data.K / n, number);
                se = Q(judge.M1, judge.X1 / judge.M1, -number * t);
                sp = Q(judge.M0, judge.X0 / judge.M0, number * (1 - t));
                return p - (t * se) - ((1 - t) * (1 - sp));
            }, -all, all);
            return (p, se, sp, l);
        }
    }
}

/// <summary>Labels of one calibration.</summary>
internal sealed record PlainJudge(double X1, double M1, double X0, double M0)
{
    public double Youden => (X1 / M1) + (X0 / M0) - 1;

    public PlainJudge AddHalf() => new(X1 + 0.5, M1 + 1, X0 + 0.5, M0 + 1);
}

/// <summary>A system with labels of its own.</summary>
internal sealed record PlainSystem(double K, double N, PlainJudge Judge);

/// <summary>Verdicts on two systems: first passes and items of each; or, of the same items, the pairs that differ.</summary>
internal sealed record PlainTests(double First, double FirstSize, double Second, double SecondSize, bool IsPaired)
{
    public double Coarsest => Math.Min(FirstSize, SecondSize);

    public double Items => IsPaired ? FirstSize : FirstSize + SecondSize;

    public double Judged => IsPaired ? (First - Second) / FirstSize : (First / FirstSize) - (Second / SecondSize);

    /// <summary>No difference at all.</summary>
    public double[] Pooled
    {
        get
        {
            var each = (First + Second) / (IsPaired ? 2 * FirstSize : FirstSize + SecondSize);
            return IsPaired ? [each, each, 1 - (2 * each)] : [each, each];
        }
    }

    public static double Gap(double[] shares) => shares[0] - shares[1];

    public PlainTests AddHalf() => IsPaired
        ? new(First + 0.5, FirstSize + 2, Second + 0.5, SecondSize + 2, true)
        : new(First + 0.5, FirstSize + 1, Second + 0.5, SecondSize + 1, false);

    /// <summary>The shares under a multiplier: of a multinomial with a common one for their sum, or of two binomials.</summary>
    public double[] At(double l)
    {
        if (!IsPaired) return [Binomial(First, FirstSize, l), Binomial(Second, SecondSize, -l)];
        var same = FirstSize - First - Second;
        var low = Math.Abs(l);
        var high = low + First + Second + same + 1;
        double Sum(double mu) => (First == 0 ? 0 : First / (mu + l)) + (Second == 0 ? 0 : Second / (mu - l)) + (same == 0 ? 0 : same / mu);
        if (Sum(low) <= 1)
        {
            var slack = 1 - Sum(low);
            var (one, other) = (First == 0 ? 0 : First / (low + l), Second == 0 ? 0 : Second / (low - l));
            return l > 0 ? [one, other + slack, same / low] : [one + slack, other, same / low];
        }
        for (var i = 0; i < 100; i++)
        {
            var middle = 0.5 * (low + high);
            if (Sum(middle) > 1) low = middle;
            else high = middle;
        }
        return [First == 0 ? 0 : First / (high + l), Second == 0 ? 0 : Second / (high - l), same / high];
    }

    public double Variance(double[] shares)
    {
        if (!IsPaired) return (shares[0] * (1 - shares[0]) / FirstSize) + (shares[1] * (1 - shares[1]) / SecondSize);
        var gap = Gap(shares);
        return (shares[0] + shares[1] - (gap * gap)) / FirstSize;
    }

    public double Likelihood(double[] shares) => IsPaired
        ? Log(First, shares[0]) + Log(Second, shares[1]) + Log(FirstSize - First - Second, shares[2])
        : Log(First, shares[0]) + Log(FirstSize - First, 1 - shares[0]) + Log(Second, shares[1])
            + Log(SecondSize - Second, 1 - shares[1]);

    private static double Log(double count, double share) => count == 0 ? 0 : count * Math.Log(share);

    private static double Binomial(double k, double n, double u)
    {
        // n (p − q)/(q (1 − q)) = u.
        if (u == 0) return k / n;
        var s = n + u;
        var root = Math.Sqrt(u <= 0 ? (s * s) - (4 * u * k) : ((n - u) * (n - u)) + (4 * u * (n - k)));
        return s > 0 ? 2 * k / (s + root) : (s - root) / (2 * u);
    }
}
