using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// The distribution function and the density of θ = p a + (1 − p) b for independent betas: judge-pass rate p, share a of passes among
/// judge-passes, b among judge-fails.
/// </summary>
/// <remarks>
/// <code>P(θ ≤ t) = E P(the widest of the three is where θ ≤ t | the other two)</code>
/// Two are integrated over and the third enters by its own distribution function: the widest, for it blurs what the other two add, so that
/// Gauss–Legendre converges like a power of a power. Where the third would be below 0 or above 1 the function has a corner: the integrals
/// are cut there, and at p = t and p = 1 − t, where two corners meet; on request also at every p where a corner enters or leaves the few
/// rates that a narrow share can have.
/// </remarks>
internal sealed class StratifiedRate
{
    private const double Mild = 4;    // with shapes above this a distribution function begins so gently that a cut there is all it needs

    private const int Parts = 2;         // of p, most often; with a cut at every crossing
    private const int MostParts = 5;

    private readonly AngleBeta _p, _a, _b;
    private readonly bool _byJudged;    // p is the widest, not a
    private readonly RateRule _rule;

    private StratifiedRate(AngleBeta p, AngleBeta a, AngleBeta b, bool byJudged, RateRule rule)
    {
        _p = p;
        _a = a;
        _b = b;
        _byJudged = byJudged;
        _rule = rule;
    }

    /// <summary>About how many distribution functions one value takes, of 0.2 µs each.</summary>
    public long Price => _rule.Price * (_byJudged ? 1 : _rule.CutsAtCrossings ? MostParts : Parts);

    /// <param name="judged">p.</param>
    /// <param name="passed">a.</param>
    /// <param name="failed">b.</param>
    /// <param name="rule">How both integrals are taken.</param>
    public static StratifiedRate Of(in BetaShapes judged, in BetaShapes passed, in BetaShapes failed, RateRule rule)
    {
        var p = judged.Angles(rule.Nodes);
        var a = passed.Angles(rule.Nodes);
        var b = failed.Angles(rule.Nodes);
        var byJudged = Math.Abs(passed.Mean - failed.Mean) * judged.Deviation;
        var byPassed = judged.Mean * passed.Deviation;
        var byFailed = judged.Opposite * failed.Deviation;
        // Where a = b = t every p will do: a point to stay away from.
        var areApart = a.From > b.To || b.From > a.To;
        if (areApart && byJudged > Math.Max(byPassed, byFailed) && Math.Min(judged.A, judged.B) > Mild)
            return new(p, a, b, byJudged: true, rule);
        // θ is the same with p and 1 − p exchanged, and a and b.
        return byPassed >= byFailed
            ? new(p, a, b, byJudged: false, rule)
            : new(judged.Flip().Angles(rule.Nodes), b, a, byJudged: false, rule);
    }

    /// <summary>P(θ ≤ t), and the density there.</summary>
    public ValueAndSlope At(double t) => t <= 0 ? new(0, 0) : t >= 1 ? new(1, 0) : _byJudged ? ByJudged(t) : ByPassed(t);

    // θ ≤ t is p ≤ (t − b)/(a − b), or at least that where b is above a.
    private ValueAndSlope ByJudged(double t)
    {
        var sum = 0.0;
        var slope = 0.0;
        foreach (var (a, _, weightOfA) in Cut(_a, t))
        {
            foreach (var (b, _, weightOfB) in Cut(_b, t))
            {
                var gap = a - b;
                var weight = weightOfA * weightOfB;
                var x = (t - b) / gap;
                var y = (a - t) / gap;
                var p = _p.Distribution.At(x, y);
                sum += weight * (gap > 0 ? p.Lower : p.Upper);
                if (p.Slope > 0) slope += weight * p.Slope / (x * y * Math.Abs(gap));
            }
        }
        return new(sum, slope);
    }

    // Where a share is t the distribution function of p starts or ends; the two are apart, and one of them at most is ever t.
    private static ReadOnlySpan<(double Rate, double Complement, double Weight)> Cut(AngleBeta share, double t)
    {
        var cut = AngleBeta.AngleOf(t);
        if (!(cut > share.From && cut < share.To)) return share.Whole.All;
        AngleBeta.AngleNodes before = new(share), after = new(share);
        before.Cover(share.From, cut);
        after.Cover(cut, share.To);
        return ((double, double, double)[])[.. before.All, .. after.All];
    }

    private ValueAndSlope ByPassed(double t)
    {
        AngleBeta.AngleNodes ofP = new(_p), ofB = new(_b);
        var sum = 0.0;
        var slope = 0.0;
        var from = _p.From;
        var first = Crossings(_b.From, t);
        var last = Crossings(_b.To, t);
        Span<double> cuts = _rule.CutsAtCrossings
            ? [t, 1 - t, first.Certain, first.Impossible, last.Certain, last.Impossible, 1]
            : [t, 1 - t, 1];
        cuts.Sort();
        foreach (var cut in cuts)
        {
            var to = Math.Min(AngleBeta.AngleOf(cut), _p.To);
            if (!(to > from)) continue;
            ofP.Cover(from, to);
            foreach (var (p, q, weight) in ofP.All)
            {
                var given = ByPassed(t, p, q, ofB);
                sum += weight * given.Value;
                slope += weight * given.Slope;
            }
            from = to;
        }
        return new(sum, slope);
    }

    // The p at which a corner in b, (t − p)/q or t/q, is at an end of b; outside [0, 1] where it never is.
    private static (double Certain, double Impossible) Crossings(double angle, double t)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return ((t - (sine * sine)) / (cosine * cosine), 1 - (t / (sine * sine)));
    }

    // θ ≤ t is a ≤ (t − q b)/p with q = 1 − p: certain for b below (t − p)/q, impossible for b above t/q.
    private ValueAndSlope ByPassed(double t, double p, double q, AngleBeta.AngleNodes part)
    {
        var certain = (t - p) / q;
        var from = Math.Max(_b.From, AngleBeta.AngleOf(certain));
        var to = Math.Min(_b.To, AngleBeta.AngleOf(t / q));
        var sum = certain > 0 ? _b.Distribution.At(certain).Lower : 0;
        var slope = 0.0;
        if (!(to > from)) return new(sum, 0);
        var nodes = _b.Whole;
        if (from > _b.From || to < _b.To)
        {
            part.Cover(from, to);
            nodes = part;
        }
        foreach (var (b, _, weight) in nodes.All)
        {
            var x = (t - (q * b)) / p;
            var y = (p - t + (q * b)) / p;
            var a = _a.Distribution.At(x, y);
            sum += weight * a.Lower;
            if (a.Slope > 0) slope += weight * a.Slope / (x * y * p);
        }
        return new(sum, slope);
    }
}

/// <summary>How the two integrals of a <see cref="StratifiedRate"/> are taken.</summary>
/// <param name="Nodes">The rule of each, on each part.</param>
/// <param name="CutsAtCrossings">
/// Whether p is cut also where a corner enters or leaves a narrow share: more work, and rarely needed.
/// </param>
internal readonly record struct RateRule(GaussLegendre Nodes, bool CutsAtCrossings)
{
    /// <summary>The nodes of both integrals together, on one part.</summary>
    public long Price => (long)Nodes.Nodes.Length * Nodes.Nodes.Length;
}
