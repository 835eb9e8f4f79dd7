using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// The distribution of the smaller of p A + (1 − p) B at two draws of p, from the lower and from the upper confidence distribution:
/// pass-rates.md 5.8.
/// </summary>
/// <remarks>
/// <code>P(≤ t) = ∫_{B &lt; t} E F_A((t − (1 − p) B)/p) dF_B + ∫_{B &gt; t} E F_A((t − (1 − p) B)/p) dF_B, p lower in the first, upper in
/// the second</code>
/// (p is to be low when A exceeds B.) A is the share of passes that moves the rate more. Panels are cut where something bends: at B = t,
/// and where the argument of F_A leaves the range of A; Gauss–Legendre in log-odds on each.
/// </remarks>
internal readonly struct StratifiedMix
{
    private const double Cut = 1e-16;      // the probability left out at each end of a distribution
    private const double Reach = 8;        // standard deviations within which p is, but for 1e-15

    private readonly BetaDistribution _a, _b, _low, _high;
    private readonly Window _aRange, _bRange, _lowRange, _highRange;
    private readonly bool _bIsZero;
    private readonly double _p, _halfWidth;

    public StratifiedMix(in LabelledSample unsorted)
    {
        var sorted = unsorted.SortVerdicts();
        var all = sorted.AllPassed + sorted.AllFailed;
        var byPassed = Moves(sorted.AllPassed, sorted.TruePositive, sorted.FalsePositive);
        var byFailed = Moves(sorted.AllFailed, sorted.FalseNegative, sorted.TrueNegative);
        var sample = byPassed >= byFailed
            ? sorted
            : new(sorted.FalseNegative, sorted.TruePositive, sorted.TrueNegative, sorted.FalsePositive, sorted.Failed, sorted.Passed);
        _a = new(sample.TruePositive, sample.FalsePositive + 1);
        _aRange = Window.Of(in _a);
        _low = new(sample.AllPassed, sample.AllFailed + 1);
        _lowRange = Window.Of(in _low);
        _bIsZero = sample.FalseNegative == 0;
        _p = sample.AllPassed / all;
        _halfWidth = Reach * Math.Sqrt((sample.AllPassed + 1) * (sample.AllFailed + 1) / (all + 2)) / (all + 2);
        if (_bIsZero) return;
        _b = new(sample.FalseNegative, sample.TrueNegative + 1);
        _bRange = Window.Of(in _b);
        _high = new(sample.AllPassed + 1, sample.AllFailed);
        _highRange = Window.Of(in _high);
    }

    /// <summary>P(the smaller is at most t).</summary>
    public double Below(double t)
    {
        if (t <= 0) return 0;
        if (t >= 1) return 1;
        if (_bIsZero) return Math.Min(1, WithLow(t, 0));
        // What lies below the range of B, nothing but for a fraction of a label, is as good as 0.
        var sum = _b.At(Share.FromLogOdds(_bRange.From).Rate).Lower * WithLow(t, 0);
        Span<double> cuts =
        [
            t,
            Bend(t, _p - _halfWidth, 1), Bend(t, _p, 1), Bend(t, _p + _halfWidth, 1),
            Bend(t, _p - _halfWidth, 0), Bend(t, _p, 0), Bend(t, _p + _halfWidth, 0),
            1,
        ];
        cuts.Sort();
        var from = _bRange.From;
        foreach (var cut in cuts)
        {
            var to = cut == 1 ? _bRange.To : _bRange.At(cut);
            if (!(to > from)) continue;
            var rule = GaussLegendre.Of44;
            for (var i = 0; i < rule.Nodes.Length; i++)
            {
                var b = Share.FromLogOdds(from + ((to - from) * rule.Nodes[i]));
                var below = b.Rate < t ? WithLow(t, b.Rate) : WithHigh(t, b.Rate);
                sum += (to - from) * rule.Weights[i] * _b.Slope(b.Rate, b.Complement) * below;
            }
            from = to;
        }
        return Math.Min(1, sum);
    }

    // p A + (1 − p) b ≤ t for b below t: certain while p is small, and then as F_A falls.
    private double WithLow(double t, double b)
    {
        var start = _lowRange.From;
        var end = _lowRange.To;
        var gap = t - b;
        if (_aRange.Upper <= b) return 1;
        start = Math.Max(start, _lowRange.At(gap / (_aRange.Upper - b)));
        if (_aRange.Lower > b) end = Math.Min(end, _lowRange.At(gap / (_aRange.Lower - b)));
        var point = Share.FromLogOdds(start);
        return _low.At(point).Lower + Integral(in _low, start, end, gap, b);
    }

    // The same for b above t: impossible while p is small, and certain in the end where A never reaches b.
    private double WithHigh(double t, double b)
    {
        var start = _highRange.From;
        var end = _highRange.To;
        var gap = t - b;
        if (_aRange.Lower >= b) return 0;
        start = Math.Max(start, _highRange.At(-gap / (b - _aRange.Lower)));
        if (_aRange.Upper < b) end = Math.Min(end, _highRange.At(-gap / (b - _aRange.Upper)));
        var point = Share.FromLogOdds(end);
        return (_high.At(point).Upper * Pass(b + (gap / point.Rate))) + Integral(in _high, start, end, gap, b);
    }

    private double Integral(in BetaDistribution distribution, double start, double end, double gap, double b)
    {
        if (!(end > start)) return 0;
        var rule = GaussLegendre.Of44;
        var sum = 0.0;
        for (var i = 0; i < rule.Nodes.Length; i++)
        {
            var p = Share.FromLogOdds(start + ((end - start) * rule.Nodes[i]));
            sum += rule.Weights[i] * distribution.Slope(p.Rate, p.Complement) * Pass(b + (gap / p.Rate));
        }
        return (end - start) * sum;
    }

    private double Pass(double x) => _a.At(Math.Clamp(x, 0, 1)).Lower;

    // The b at which the argument of F_A is at an end of its range, for a given p.
    private static double Bend(double t, double p, double end) => p is > 0 and < 1 ? Math.Clamp((t - (p * end)) / (1 - p), 0, 1) : 0;

    private static double Moves(double weight, double passes, double fails) =>
        passes == 0 ? -1 : weight * Math.Sqrt(passes * (fails + 1) / (passes + fails + 2)) / (passes + fails + 1);

    /// <summary>Where a beta distribution lives, in log-odds.</summary>
    private readonly record struct Window(double From, double To, double Lower, double Upper)
    {
        public static Window Of(in BetaDistribution beta)
        {
            var low = beta.LowerQuantile(Cut);
            var high = beta.UpperQuantile(Cut);
            return new(low.LogOdds, high.LogOdds, low.Rate, high.Rate);
        }

        /// <summary>A point in log-odds, held inside.</summary>
        public double At(double x) => x <= Lower ? From : x >= Upper ? To : Math.Clamp(Math.Log(x / (1 - x)), From, To);
    }
}
