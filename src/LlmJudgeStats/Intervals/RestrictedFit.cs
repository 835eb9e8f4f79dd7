using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Three binomial proportions fitted under p = t Se + (1 − t)(1 − Sp), for one value t of the pass rate: methods.md 3.5.</summary>
/// <remarks>
/// One Lagrange number l decides all three: each proportion is the root of M (p̂ − q)/(q (1 − q)) = u, with u = l for p, −l t for Se and l (1 − t) for Sp.
/// What is left of the constraint, g(l) = P − t S − (1 − t)(1 − T), falls as l rises. A known rate is a proportion of infinite size: it stays where it is.
/// </remarks>
internal readonly struct RestrictedFit
{
    private const double Unbounded = 1e30;
    private const double Rounding = 4e-16;    // a contrast this small is 0: its three terms are rounded

    private readonly Sample _test, _hits, _trueFails;

    public RestrictedFit(Proportion test, Proportion sensitivity, Proportion specificity)
    {
        (_test, _hits, _trueFails) = (new(test), new(sensitivity), new(specificity));
        Size = _test.FiniteSize + _hits.FiniteSize + _trueFails.FiniteSize;
        Bound = _test.IsKnown || _hits.IsKnown || _trueFails.IsKnown ? Unbounded : Size;
    }

    /// <summary>
    /// The largest Lagrange number there can be: N, the number of all items, when every rate is measured. With a known rate methods.md 3.5 does not hold there
    /// (docs/adr/0017): p is then forced to where few items could have put it.
    /// </summary>
    public double Bound { get; }

    private double Size { get; }

    /// <summary>C(t) = p̂ − t Ŝe − (1 − t)(1 − Ŝp).</summary>
    public double Contrast(double t) => _test.Rate - (t * _hits.Rate) - ((1 - t) * _trueFails.Complement);

    /// <summary>g(l, t), falling in l.</summary>
    public double Residual(double l, double t)
    {
        var (p, s, f) = (_test.At(l), _hits.At(-l * t), _trueFails.At(l * (1 - t)));
        return p.Rate - (t * s.Rate) - ((1 - t) * f.Complement);
    }

    /// <summary>The log-likelihood of the fit at t, restricted to a judge no worse than chance: methods.md 3.6.</summary>
    public double LogLikelihood(double t)
    {
        var l = Multiplier(t);
        if (double.IsNaN(l)) return double.NegativeInfinity;
        var (p, s, f) = (_test.At(l), _hits.At(-l * t), _trueFails.At(l * (1 - t)));
        // Below chance the best that a judge at chance can do, which does not depend on t.
        if (s.Rate < f.Complement) return PooledLogLikelihood();
        return _test.LogLikelihood(p) + _hits.LogLikelihood(s) + _trueFails.LogLikelihood(f);
    }

    /// <summary>The Lagrange number at t; NaN when no value of the measured rates fits the known ones.</summary>
    private double Multiplier(double t)
    {
        var contrast = Contrast(t);
        if (Math.Abs(contrast) <= Rounding) return 0;
        var residual = new ResidualAt(this, t);
        var (near, far) = (0.0, Math.CopySign(Math.Max(Size, 1), contrast));
        while (Math.Abs(far) < Bound && residual.At(far) > 0 == contrast > 0) (near, far) = (far, 4 * far);
        if (Bound == Unbounded && residual.At(far) > 0 == contrast > 0) return double.NaN;
        return near < far ? Root.Find(in residual, near, far) : Root.Find(in residual, far, near);
    }

    // P = S = 1 − T. A known rate fixes the common value.
    private double PooledLogLikelihood()
    {
        var (passes, fails) = (0.0, 0.0);
        Fit? known = null;
        Add(_test, flipped: false);
        Add(_hits, flipped: false);
        Add(_trueFails, flipped: true);
        var pooled = known ?? new Fit(passes / (passes + fails), fails / (passes + fails));
        return _test.LogLikelihood(pooled) + _hits.LogLikelihood(pooled) + _trueFails.LogLikelihood(new(pooled.Complement, pooled.Rate));

        void Add(Sample sample, bool flipped)
        {
            if (sample.IsKnown) known = flipped ? new(sample.Complement, sample.Rate) : new(sample.Rate, sample.Complement);
            else (passes, fails) = flipped ? (passes + sample.Failures, fails + sample.Successes) : (passes + sample.Successes, fails + sample.Failures);
        }
    }

    private readonly struct ResidualAt(RestrictedFit fit, double t) : IFunction
    {
        public double At(double x) => fit.Residual(x, t);
    }

    private readonly struct Sample(Proportion rate)
    {
        public bool IsKnown { get; } = rate.IsKnown;

        public double Successes { get; } = rate.PassWeight;

        public double Failures { get; } = rate.FailWeight;

        public double FiniteSize => IsKnown ? 0 : Successes + Failures;

        public double Rate => Successes / (Successes + Failures);

        public double Complement => Failures / (Successes + Failures);

        public Fit At(double u) => IsKnown ? new(Rate, Complement) : Fit.Of(Successes, Failures, u);

        public double LogLikelihood(Fit fit) => IsKnown ? 0 : XLogY(Successes, fit.Rate) + XLogY(Failures, fit.Complement);

        private static double XLogY(double x, double y) => x == 0 ? 0 : x * Math.Log(y);
    }
}
