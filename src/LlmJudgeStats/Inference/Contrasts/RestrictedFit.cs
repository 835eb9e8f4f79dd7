
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Inference;

/// <summary>Three binomial proportions fitted under p = t Se + (1 − t)(1 − Sp), for one value t of the pass rate at or below the estimate: pass-rates.md 3.5.</summary>
/// <remarks>
/// One Lagrange number l ≥ 0 decides all three: each proportion is the root of M (p̂ − q)/(q (1 − q)) = u, with u = l for p, −l t for Se and l (1 − t) for Sp.
/// What is left of the constraint is g(l, t) = C − l V, which falls as l rises: no difference of near-equal rates is ever formed. A known rate is a proportion of infinite
/// size: it stays where it is.
/// </remarks>
internal readonly struct RestrictedFit
{
    private const double Unbounded = 1e30;

    private readonly Sample _test, _hits, _trueFails;
    private readonly double _pass, _fail, _size;

    public RestrictedFit(in JudgeStudy study, in Correction raw)
    {
        (_test, _hits, _trueFails) = (new(study.Test), new(study.Calibration.Sensitivity), new(study.Calibration.Specificity));
        (_pass, _fail) = (raw.Pass, raw.Fail);
        _size = _test.FiniteSize + _hits.FiniteSize + _trueFails.FiniteSize;
        Bound = _test.IsKnown || _hits.IsKnown || _trueFails.IsKnown ? Unbounded : _size;
    }

    /// <summary>
    /// The largest Lagrange number there can be: N, the number of all items, when every rate is measured. With a known rate pass-rates.md 3.5 does not hold there
    /// (docs/adr/0017): p is then forced to where few items could have put it.
    /// </summary>
    public double Bound { get; }

    /// <summary>C(t) = p̂ − t Ŝe − (1 − t)(1 − Ŝp) = (1 − t) A − t B.</summary>
    public double Contrast(double t) => ((1 - t) * _pass) - (t * _fail);

    /// <summary>g(l, t) = C − l V, falling in l.</summary>
    public double Residual(double l, double t) => Contrast(t) - (l * At(l, t).Variance);

    /// <summary>The fit at t; without a Lagrange number (NaN) when no value of the measured rates agrees with the known ones.</summary>
    public RestrictedRates At(double t) => At(Multiplier(t), t);

    /// <summary>Twice the drop of the log-likelihood from the top of all to the fit at t, and its slope in t, with any judge: pass-rates.md 3.6.</summary>
    /// <remarks><code>dℓ/dt = l (S + T − 1)</code></remarks>
    public ValueAndSlope FreeDeviance(double t)
    {
        var fit = At(t);
        if (double.IsNaN(fit.Multiplier)) return new(double.PositiveInfinity, 0);
        var l = fit.Multiplier;
        var drop = _test.Drop(fit.Test, l) + _hits.Drop(fit.Hits, -l * t) + _trueFails.Drop(fit.TrueFails, l * (1 - t));
        return new(2 * drop, -2 * l * fit.Youden);
    }

    /// <summary>The same with a judge no worse than chance.</summary>
    public ValueAndSlope Deviance(double t)
    {
        var free = FreeDeviance(t);
        // Where the likelihood falls towards the estimate the free fit is worse than chance: there the best judge at chance is fitted, whatever t is.
        return free.Slope > 0 ? new(2 * PooledDrop(), 0) : free;
    }

    private RestrictedRates At(double l, double t) =>
        new(t, l, _test.At(l), _hits.At(-l * t), _trueFails.At(l * (1 - t)), _test.Size, _hits.Size, _trueFails.Size);

    /// <summary>The Lagrange number at t; NaN when no value of the measured rates fits the known ones.</summary>
    private double Multiplier(double t)
    {
        var contrast = Contrast(t);
        if (!(contrast > 0)) return 0;
        if (Bound == Unbounded && Residual(Bound, t) > 0) return double.NaN;
        var start = contrast / At(0, t).Variance;
        return Root.FindFalling(new Constraint(this, t), 0, Bound, Math.Min(start, 0.5 * Math.Max(_size, 1)));
    }

    // P = S = 1 − T. A known rate fixes the common value.
    private double PooledDrop()
    {
        var (passes, fails) = (0.0, 0.0);
        Fit? known = null;
        Add(_test, flipped: false);
        Add(_hits, flipped: false);
        Add(_trueFails, flipped: true);
        if (known is { } rate) (passes, fails) = (rate.Rate, rate.Complement);
        return _test.PooledDrop(passes, fails) + _hits.PooledDrop(passes, fails) + _trueFails.PooledDrop(fails, passes);

        void Add(Sample sample, bool flipped)
        {
            if (sample.IsKnown) known = flipped ? new(sample.Failures, sample.Successes) : new(sample.Successes, sample.Failures);
            else (passes, fails) = flipped ? (passes + sample.Failures, fails + sample.Successes) : (passes + sample.Successes, fails + sample.Failures);
        }
    }

    private readonly struct Constraint(RestrictedFit fit, double t) : IDifferentiable
    {
        private readonly double _contrast = fit.Contrast(t);

        public ValueAndSlope At(double x)
        {
            var rates = fit.At(x, t);
            return new(_contrast - (x * rates.Variance), -rates.Response);
        }
    }

    private readonly struct Sample(Proportion rate)
    {
        public bool IsKnown { get; } = rate.IsKnown;

        public double Successes { get; } = rate.PassWeight;

        public double Failures { get; } = rate.FailWeight;

        public double Size => IsKnown ? double.PositiveInfinity : Successes + Failures;

        public double FiniteSize => IsKnown ? 0 : Successes + Failures;

        public Fit At(double u) => IsKnown ? new(Successes, Failures) : Fit.Of(Successes, Failures, u);

        /// <summary>ℓ(p̂) − ℓ(q) for the fit q at u; q − p̂ is −u q (1 − q)/M, which loses no digit.</summary>
        public double Drop(Fit fit, double u) => IsKnown ? 0 : Drop(fit, -u * fit.Rate * fit.Complement, Successes + Failures);

        /// <summary>ℓ(p̂) − ℓ(q) for q = passes/(passes + fails).</summary>
        public double PooledDrop(double passes, double fails)
        {
            if (IsKnown) return 0;
            var all = passes + fails;
            return Drop(new(passes / all, fails / all), ExactProduct.Difference(passes, Failures, fails, Successes) / all, Successes + Failures);
        }

        // With shift = M (q − p̂) the terms of first order cancel exactly: what remains is a sum of non-negative terms.
        private double Drop(Fit fit, double shift, double size) =>
            Part(Successes, shift, fit.Rate, size) + Part(Failures, -shift, fit.Complement, size);

        private static double Part(double count, double shift, double share, double size) =>
            count == 0 ? shift : -count * LogSeries.Log1PMinus(shift / count, share / count * size);
    }
}
