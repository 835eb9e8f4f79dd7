using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The distribution function and the density of θ = p a + (1 − p) b for independent betas: judge-pass rate p, share a of passes among judge-passes, b among judge-fails.</summary>
/// <remarks>
/// <code>P(θ ≤ t) = E P(the widest of the three is where θ ≤ t | the other two)</code>
/// Two are integrated over and the third enters by its own distribution function: the widest, for it blurs what the other two add, so that Gauss–Legendre converges like a power of a
/// power. Where the third would be below 0 or above 1 the function has a corner: the integrals are cut there, and at p = t and p = 1 − t, where two corners meet.
/// </remarks>
internal sealed class SampledRate
{
    private const double Smooth = 4;    // a distribution with shapes above this has no corner to speak of

    private readonly AngleBeta _p, _a, _b;
    private readonly bool _byJudged;    // p is the widest, not a
    private readonly bool _alsoWhereCornersPass;

    private SampledRate(AngleBeta p, AngleBeta a, AngleBeta b, bool byJudged, bool alsoWhereCornersPass = false) =>
        (_p, _a, _b, _byJudged, _alsoWhereCornersPass) = (p, a, b, byJudged, alsoWhereCornersPass);

    /// <param name="judged">p.</param>
    /// <param name="passed">a.</param>
    /// <param name="failed">b.</param>
    /// <param name="rule">The rule of both integrals, on each part.</param>
    /// <param name="alsoWhereCornersPass">Whether to cut p, too, where a corner enters or leaves the few rates that a narrow share can have: more work, and rarely needed.</param>
    public static SampledRate Of(in BetaShapes judged, in BetaShapes passed, in BetaShapes failed, GaussLegendre rule, bool alsoWhereCornersPass = false)
    {
        var (p, a, b) = (judged.Angles(rule), passed.Angles(rule), failed.Angles(rule));
        var byJudged = Math.Abs(passed.Mean - failed.Mean) * judged.Deviation;
        var (byPassed, byFailed) = (judged.Mean * passed.Deviation, judged.Opposite * failed.Deviation);
        // Where a = b = t every p will do: a point to stay away from.
        var areApart = a.From > b.To || b.From > a.To;
        if (areApart && byJudged > Math.Max(byPassed, byFailed) && Math.Min(judged.A, judged.B) > Smooth) return new(p, a, b, byJudged: true);
        // θ is the same with p and 1 − p exchanged, and a and b.
        return byPassed >= byFailed
            ? new(p, a, b, byJudged: false, alsoWhereCornersPass) : new(judged.Flip().Angles(rule), b, a, byJudged: false, alsoWhereCornersPass);
    }

    /// <summary>P(θ ≤ t), and the density there.</summary>
    public ValueAndSlope At(double t) => t <= 0 ? new(0, 0) : t >= 1 ? new(1, 0) : _byJudged ? ByJudged(t) : ByPassed(t);

    // θ ≤ t is p ≤ (t − b)/(a − b), or at least that where b is above a.
    private ValueAndSlope ByJudged(double t)
    {
        var (sum, slope) = (0.0, 0.0);
        foreach (var partOfA in Parts(_a, t))
        {
            foreach (var partOfB in Parts(_b, t))
            {
                foreach (var (a, _, weightOfA) in partOfA.All)
                {
                    foreach (var (b, _, weightOfB) in partOfB.All)
                    {
                        var (gap, weight) = (a - b, weightOfA * weightOfB);
                        var (x, y) = ((t - b) / gap, (a - t) / gap);
                        var p = _p.Distribution.At(x, y);
                        sum += weight * (gap > 0 ? p.Lower : p.Upper);
                        if (p.Slope > 0) slope += weight * p.Slope / (x * y * Math.Abs(gap));
                    }
                }
            }
        }
        return new(sum, slope);
    }

    // Cut where the distribution function of p starts or ends.
    private static AngleBeta.AngleNodes[] Parts(AngleBeta beta, double t)
    {
        var cut = AngleBeta.AngleOf(t);
        if (!(cut > beta.From && cut < beta.To)) return [beta.Whole];
        AngleBeta.AngleNodes before = new(beta), after = new(beta);
        before.Cover(beta.From, cut);
        after.Cover(cut, beta.To);
        return [before, after];
    }

    private ValueAndSlope ByPassed(double t)
    {
        AngleBeta.AngleNodes ofP = new(_p), ofB = new(_b);
        var (sum, slope, from) = (0.0, 0.0, _p.From);
        Span<double> cuts = [t, 1 - t, 1, 1, 1, 1, 1];
        if (_alsoWhereCornersPass) CornersPass(t, cuts[3..]);
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

    // The p at which a corner in b, (t − p)/q or t/q, is at the first and at the last rate that b can have.
    private void CornersPass(double t, Span<double> cuts)
    {
        var (sine, cosine) = Math.SinCos(_b.From);
        (cuts[0], cuts[1]) = ((t - (sine * sine)) / (cosine * cosine), 1 - (t / (sine * sine)));
        (sine, cosine) = Math.SinCos(_b.To);
        (cuts[2], cuts[3]) = ((t - (sine * sine)) / (cosine * cosine), 1 - (t / (sine * sine)));
        foreach (ref var cut in cuts)
            if (!(cut is > 0 and < 1)) cut = 1;
    }

    // θ ≤ t is a ≤ (t − q b)/p with q = 1 − p: certain for b below (t − p)/q, impossible for b above t/q.
    private ValueAndSlope ByPassed(double t, double p, double q, AngleBeta.AngleNodes part)
    {
        var certain = (t - p) / q;
        var (from, to) = (Math.Max(_b.From, AngleBeta.AngleOf(certain)), Math.Min(_b.To, AngleBeta.AngleOf(t / q)));
        var (sum, slope) = (certain > 0 ? _b.Distribution.At(certain).Lower : 0, 0.0);
        if (!(to > from)) return new(sum, 0);
        var nodes = _b.Whole;
        if (from > _b.From || to < _b.To)
        {
            part.Cover(from, to);
            nodes = part;
        }
        foreach (var (b, _, weight) in nodes.All)
        {
            var (x, y) = ((t - (q * b)) / p, (p - t + (q * b)) / p);
            var a = _a.Distribution.At(x, y);
            sum += weight * a.Lower;
            if (a.Slope > 0) slope += weight * a.Slope / (x * y * p);
        }
        return new(sum, slope);
    }
}
