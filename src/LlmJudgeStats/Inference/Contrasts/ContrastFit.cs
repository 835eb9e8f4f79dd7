using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>
/// Independent binomial proportions fitted under one linear constraint, their contrast being 0 at a value t at or below the estimate:
/// kernels.md 1.
/// </summary>
/// <remarks>
/// <code>C(t) = Σ c_i(t) p̂_i + k(t),  q_i the root of M (p̂ − q)/(q (1 − q)) = l c_i</code>
/// One Lagrange number l ≥ 0 decides all of them. What is left of the constraint is g(l, t) = C − l V, which falls as l rises: no
/// difference of near-equal rates is ever formed. A family is its terms and coefficients: a corrected rate is p − t Se − (1 − t)(1 − Sp), a
/// difference with one calibration p_a − p_b − D (Se + Sp − 1).
/// </remarks>
internal struct ContrastFit
{
    private const int Pools = 2;
    private const double Unbounded = 1e30;
    private const double Smooth = 40;    // e to minus this is below a rounding of one

    private TermLanes _terms;
    private ContrastEnds _ends;
    private PairTerm _pairs;
    private double _size;

    /// <summary>A contrast without terms: <see cref="Add"/> them.</summary>
    /// <param name="fit">Where it stands: made in place, for a copy takes as long as a term.</param>
    /// <param name="ends">The contrast at the ends of the support, and the estimate.</param>
    /// <param name="pairs">Items with two verdicts each, where there are some.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Begin(out ContrastFit fit, in ContrastEnds ends, in PairTerm pairs = default)
    {
        fit = default;
        fit._terms.Begin();
        fit._ends = ends;
        fit._pairs = pairs;
        fit._size = pairs.Size;
        fit.Bound = pairs.Size;
    }

    /// <summary>One more binomial term, of at most four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(BinomialTerm term)
    {
        _terms.Add(in term);
        _size += term.FiniteSize;
        Bound = term.IsKnown || Bound == Unbounded ? Unbounded : _size;
    }

    [UnscopedRef]
    public readonly ref readonly ContrastEnds Ends => ref _ends;

    /// <summary>
    /// The largest Lagrange number there can be: N, the number of all items, when every rate is measured. With a known rate that does not
    /// hold (docs/adr/0017): a rate is then forced to where few items could have put it.
    /// </summary>
    public double Bound { readonly get; private set; }

    /// <summary>C(t), linear in t.</summary>
    public readonly double Contrast(double t) => ((_ends.Support.Upper - t) * _ends.AtLower) - ((t - _ends.Support.Lower) * _ends.AtUpper);

    /// <summary>g(l, t) = C − l V, falling in l.</summary>
    public readonly double Residual(double l, double t) => Contrast(t) - (l * Variance(l, t));

    /// <summary>The Lagrange number at t; NaN when no value of the measured rates fits the known ones.</summary>
    public readonly double Multiplier(double t)
    {
        var contrast = Contrast(t);
        if (!(contrast > 0)) return 0;
        if (Bound == Unbounded && Residual(Bound, t) > 0) return double.NaN;
        var start = contrast / FreeVariance(t);
        return Root.FindFalling(new Constraint(in this, t), 0, Bound, Math.Min(start, 0.5 * Math.Max(_size, 1)));
    }

    /// <summary>V = Σ c² q (1 − q)/M: the variance of the contrast at the rates fitted under l.</summary>
    public readonly double Variance(double l, double t)
    {
        var sum = _pairs.IsEmpty ? 0 : _pairs.Variance(_pairs.At(l));
        return _terms.SumAfter(sum, _terms.Variances(l, t));
    }

    // The same at the rates as they were measured, without a multiplier.
    private readonly double FreeVariance(double t)
    {
        var sum = _pairs.IsEmpty ? 0 : _pairs.Variance(_pairs.At(0));
        return _terms.SumAfter(sum, _terms.FreeVariances(t));
    }

    /// <summary>The third central moment of the contrast at the rates fitted under l; of binomial terms only.</summary>
    /// <remarks><code>M3 = Σ c³ q (1 − q)(1 − 2q)/M²</code></remarks>
    public readonly double ThirdMoment(double l, double t)
    {
        var sum = 0.0;
        for (var i = 0; i < _terms.Count; i++)
        {
            var term = _terms[i];
            var c = term.Coefficient(t);
            var fit = term.At(l * c);
            sum += c * c * c * (Variance(fit, term.Size) * (fit.Complement - fit.Rate) / term.Size);
        }
        return sum;
    }

    /// <summary>
    /// What the skewness-corrected score takes off for the steps of the counts: Σ |c| times a part of the step of each term.
    /// </summary>
    public readonly double LatticeSteps(double t)
    {
        var sum = 0.0;
        for (var i = 0; i < _terms.Count; i++) sum += Math.Abs(_terms[i].Coefficient(t)) * _terms[i].StepPart;
        return sum;
    }

    /// <summary>
    /// Twice the drop of the log-likelihood from the top of all to the fit at t, and its slope in t, with any judge: pass-rates.md 3.6.
    /// </summary>
    /// <remarks><code>dℓ/dt = −l (Σ c_i′ q_i + k′)</code></remarks>
    public readonly ValueAndSlope FreeDeviance(double t)
    {
        var l = Multiplier(t);
        if (double.IsNaN(l)) return new(double.PositiveInfinity, 0);
        var (drop, slope) = DropAndSlope(l, t);
        return new(2 * drop, 2 * l * slope);
    }

    /// <summary>
    /// All that a test of t may need, from one Lagrange number; nothing where no value of the measured rates fits the known ones.
    /// </summary>
    /// <remarks>
    /// Deviance with a judge no worse than chance; variance and slope of the contrast at the free fit. Of binomial terms only.
    /// </remarks>
    public readonly RestrictedContrast? Restricted(double t)
    {
        var l = Multiplier(t);
        if (double.IsNaN(l)) return null;
        var (drop, slope) = DropAndSlope(l, t);
        var (variance, steps) = VarianceAndSteps(l, t);
        return new(2 * (slope > 0 ? PooledDrop() : drop), slope, variance, steps);
    }

    // The drop of the log-likelihood and the slope of the contrast, at the fit under l.
    private readonly ValueAndSlope DropAndSlope(double l, double t)
    {
        var pairs = _pairs.IsEmpty ? 0 : _pairs.Drop(_pairs.At(l), l);
        var u = Vector256.Create(l) * _terms.Coefficients(t);
        var fits = _terms.At(u);
        return new(_terms.SumAfter(pairs, _terms.Drops(in fits, u)), _terms.SlopeAfter(-_ends.Fall, in fits));
    }

    // What is taken off for the steps of the counts: a part of each, and a third of one that the noise of the other counts does not smooth.
    private readonly (double Variance, double Steps) VarianceAndSteps(double l, double t)
    {
        var variances = _terms.Variances(l, t);
        var variance = _terms.SumAfter(0, variances);
        var steps = 0.0;
        for (var i = 0; i < _terms.Count; i++)
        {
            var term = _terms[i];
            var h = Math.Abs(term.Coefficient(t)) * term.Step;
            if (!(h > 0)) continue;
            var smoothing = 10 * (Math.Max(0, variance - variances[i]) / h / h);
            steps += (h / term.StepParts) + (smoothing < Smooth ? h / 3 * Math.Exp(-smoothing) : 0);
        }
        return (variance, steps);
    }

    /// <summary>The same with a judge no worse than chance.</summary>
    public readonly ValueAndSlope Deviance(double t)
    {
        var free = FreeDeviance(t);
        // Where the likelihood falls towards the estimate the free fit is worse than chance: there the best judge at chance is fitted,
        // whatever t is.
        return free.Slope > 0 ? new(2 * PooledDrop(), 0) : free;
    }

    // All terms of a pool at one rate. A known rate fixes it.
    private readonly double PooledDrop()
    {
        var drop = _pairs.IsEmpty ? 0 : _pairs.PooledDrop();
        Span<PooledCounts> pools = stackalloc PooledCounts[Pools];
        for (var i = 0; i < _terms.Count; i++) pools[_terms[i].Pool].Add(_terms[i]);
        for (var i = 0; i < _terms.Count; i++)
        {
            var (passes, fails) = pools[_terms[i].Pool].Counts;
            drop += _terms[i].IsOpposite ? _terms[i].PooledDrop(fails, passes) : _terms[i].PooledDrop(passes, fails);
        }
        return drop;
    }

    private static double Variance(Share fit, double size) => fit.Rate * fit.Complement / size;

    // C − l V and its slope in l: dq/du = −q (1 − q)/(M + u (1 − 2q)).
    private readonly ValueAndSlope ResidualAndSlope(double contrast, double l, double t)
    {
        var variance = 0.0;
        var response = 0.0;
        if (!_pairs.IsEmpty)
        {
            var pair = _pairs.At(l);
            variance = _pairs.Variance(in pair);
            response = _pairs.Response(in pair);
        }
        var (variances, pulls) = _terms.VariancesAndResponses(l, t);
        variance = _terms.SumAfter(variance, variances);
        response = _terms.SumAfter(response, pulls);
        return new(contrast - (l * variance), -response);
    }

    private readonly ref struct Constraint(ref readonly ContrastFit fit, double t) : IDifferentiable
    {
        private readonly ref readonly ContrastFit _fit = ref fit;
        private readonly double _contrast = fit.Contrast(t);

        public ValueAndSlope At(double x) => _fit.ResidualAndSlope(_contrast, x, t);
    }

    private struct PooledCounts
    {
        private double _passes, _fails;
        private bool _isKnown;

        public readonly (double Passes, double Fails) Counts => (_passes, _fails);

        public void Add(in BinomialTerm term)
        {
            if (_isKnown && !term.IsKnown) return;
            var passes = term.IsOpposite ? term.Failures : term.Successes;
            var fails = term.IsOpposite ? term.Successes : term.Failures;
            if (term.IsKnown)
            {
                _isKnown = true;
                _passes = passes;
                _fails = fails;
                return;
            }
            _passes += passes;
            _fails += fails;
        }
    }
}
