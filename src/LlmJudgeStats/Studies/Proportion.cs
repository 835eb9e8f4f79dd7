using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>A rate and what it is worth: measured on an effective number of independent items, or known.</summary>
/// <remarks>
/// <para>A measured rate keeps its real-valued successes and failures, so counts come back exactly; clustering and weighting change only
/// the size.
/// A <see cref="Known"/> rate has infinite size and variance 0: certainty is declared, never inferred.</para>
/// <para>Equality compares the stored state. <see cref="Rate"/> lies in [0, 1], or is NaN when <see cref="Size"/> is 0.
/// The default value is a rate measured on no item at all. Immutable, thread-safe.</para>
/// </remarks>
public readonly record struct Proportion
{
    // Measured: successes and failures. Known: the rate, and an infinite number of failures as the mark.
    private readonly double _first;
    private readonly double _second;

    // 1/ν: the default value then means infinitely many.
    private readonly double _inverseFreedom;

    // Below it a count is none: products and ratios of such counts would underflow.
    private const double NoCount = 1e-100;

    private Proportion(double first, double second, double inverseFreedom = 0)
    {
        (_first, _second) = double.IsPositiveInfinity(second)
            ? (first, second)
            : (first < NoCount ? 0 : first, second < NoCount ? 0 : second);
        _inverseFreedom = inverseFreedom;
    }

    /// <summary>Effective successes; +∞ when the rate is known.</summary>
    public double Successes => IsKnown ? double.PositiveInfinity : _first;

    /// <summary>Effective failures; +∞ when the rate is known.</summary>
    public double Failures => _second;

    /// <summary>Effective independent observations behind the rate, zero or more; +∞ when the rate is known.</summary>
    public double Size => _first + _second;

    /// <summary>The rate, in [0, 1]; NaN when nothing was observed.</summary>
    public double Rate => IsKnown ? _first : _first / Size;

    /// <summary>Whether the rate was declared certain, with <see cref="Known"/>.</summary>
    public bool IsKnown => double.IsPositiveInfinity(_second);

    /// <summary>Whether nothing was observed and nothing is known: the default value.</summary>
    public bool IsEmpty => Size == 0;

    /// <summary>The binomial variance of the rate.</summary>
    /// <remarks><code>Rate (1 − Rate) / Size</code> 0 when the rate is known; NaN when nothing was observed.</remarks>
    public double Variance => IsKnown ? 0 : _first * _second / (Size * Size * Size);

    /// <summary>Degrees of freedom ν behind the variance: +∞ unless the items belong together in clusters, and never below 0.</summary>
    /// <remarks>
    /// Student's t with ν takes the place of the normal quantile in every interval of the rate; below 1 no width can be given.
    /// Source: dependence.md 2.
    /// </remarks>
    public double DegreesOfFreedom => 1 / _inverseFreedom;

    internal double InverseFreedom => _inverseFreedom;

    // The two weights whose ratio is the odds: counts when measured, the rate and its complement when known.
    // Differences of rates are formed from these, so that 1 − rate is never a rounded subtraction of counts.
    internal double PassWeight => _first;

    internal double FailWeight => IsKnown ? 1 - _first : _second;

    /// <summary>A rate measured on a number of items. Real values are welcome: an effective size rarely is an integer.</summary>
    /// <param name="successes">Successes, from 0 to <paramref name="size"/>.</param>
    /// <param name="size">Effective independent observations, at most 1e20.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A negative value, NaN, a value above 1e20, or more successes than observations.
    /// </exception>
    public static Proportion FromCounts(double successes, double size)
    {
        successes = Check.Count(successes, nameof(successes));
        size = Check.Count(size, nameof(size));
        if (successes > size)
            throw new ArgumentOutOfRangeException(
                nameof(successes), successes, Invariant($"at most size ({size})"));
        return new(successes, size - successes);
    }

    // Both outcomes as they are: FromCounts would round the failures.
    internal static Proportion FromOutcomes(double successes, double failures) => new(successes, failures);

    // What items in clusters are worth, κ for the clusters that they share with others.
    internal static Proportion Of(in ClusteredRate rate, Fraction kappa)
    {
        if (rate.IsEmpty) return default;
        var (successes, failures) = rate.Effective(kappa);
        return new(successes, failures, rate.InverseFreedom);
    }

    internal static Proportion FromOutcomes(double successes, double failures, double inverseFreedom) =>
        new(successes, failures, inverseFreedom);

    /// <summary>A rate and the effective number of observations behind it.</summary>
    /// <param name="rate">The rate, in [0, 1].</param>
    /// <param name="size">Effective independent observations, at most 1e20.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1], or a size that is negative, NaN or above 1e20.</exception>
    public static Proportion FromRate(double rate, double size) => FromRate(rate, size, double.PositiveInfinity);

    /// <summary>A rate, the effective number of observations behind it, and the degrees of freedom of its variance.</summary>
    /// <param name="rate">The rate, in [0, 1].</param>
    /// <param name="size">Effective independent observations, at most 1e20.</param>
    /// <param name="degreesOfFreedom">ν, zero or more; +∞ for independent items.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A rate outside [0, 1], a size that is negative, NaN or above 1e20, or degrees of freedom that are negative or NaN.
    /// </exception>
    public static Proportion FromRate(double rate, double size, double degreesOfFreedom)
    {
        rate = Check.Unit(rate, nameof(rate));
        size = Check.Count(size, nameof(size));
        return new(rate * size, (1 - rate) * size, 1 / Check.NotNegative(degreesOfFreedom, nameof(degreesOfFreedom)));
    }

    /// <summary>The rate of items that belong together, with the size and the degrees of freedom that they are worth.</summary>
    /// <remarks>
    /// <code>
    /// p = X/N,  m = Σn²/N,  s = Σn³/Σn²,  A = Σ(k − p n)²,  B = p² + (1 − p)²
    /// D = max(1, (A (N − 1)/(N − m) + ½ s² B) / (N p (1 − p) + ½ s² B/m)),  size = N/D,  ν = (N − m)/(m − 1)
    /// </code>
    /// Clusters of one item each give the independent answer, bit for bit. One cluster of several items has no degrees of freedom: no width
    /// can be given. Source: dependence.md 2.
    /// </remarks>
    /// <param name="tally">The sums over clusters.</param>
    public static Proportion FromClusters(in ClusteredTally tally) => Of(ClusteredRate.Of(in tally), 1);

    /// <summary>The rate of weighted items, with the size and the degrees of freedom that they are worth.</summary>
    /// <remarks>
    /// <code>n = (Σw)²/Σw²,  w′ = w n/Σw,  and the formulas of clusters on Σw′ and Σw′y of each cluster</code>
    /// Equal weights give the unweighted answer. Source: Kish 1965; dependence.md 6.
    /// </remarks>
    /// <param name="tally">The sums over weighted items.</param>
    public static Proportion FromWeights(in WeightedTally tally) => Of(ClusteredRate.Of(in tally), 1);

    /// <summary>A rate that is certain, such as a published error rate: infinite size, variance 0.</summary>
    /// <param name="rate">The rate, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public static Proportion Known(double rate) => new(Check.Unit(rate, nameof(rate)), double.PositiveInfinity);

    /// <summary>The share of judged items that passed. Widening, in double: it cannot fail or overflow.</summary>
    public static implicit operator Proportion(JudgeTally tally) => FromTally(tally);

    /// <summary>The share of judged items that passed.</summary>
    /// <param name="tally">Verdict counts.</param>
    public static Proportion FromTally(JudgeTally tally) => new(tally.Positives, tally.Negatives);

    /// <summary>The rate after pseudo-counts are added; a known rate is returned as it is.</summary>
    /// <param name="successes">Pseudo-successes, zero or more.</param>
    /// <param name="failures">Pseudo-failures, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Pseudo-counts that are negative, NaN or above 1e20.</exception>
    public Proportion Smooth(double successes, double failures)
    {
        Check.Count(successes, nameof(successes));
        Check.Count(failures, nameof(failures));
        return IsKnown ? this : new(_first + successes, _second + failures, _inverseFreedom);
    }

    /// <summary>The rate of the opposite: successes and failures exchanged.</summary>
    public Proportion Flip() => IsKnown ? new(1 - _first, _second) : new(_second, _first, _inverseFreedom);

    /// <summary>A weighted mean of independent rates (post-stratification to known shares), with the size that it is worth.</summary>
    /// <remarks>
    /// <code>
    /// rate = Σ W p;  every n at least 20:  p′ = (k + 1)/(n + 2),  size = Σ W p′ (1 − Σ W p′) / Σ W² p′(1 − p′)/n
    /// otherwise  size = n₀/max(1, (V + τ)/(V₀ + τ)),  n₀ = 1/Σ W²/n,  V = Σ W² p(1 − p)/n,  V₀ = rate (1 − rate)/n₀,
    ///            τ = (rate² + (1 − rate)²)/(2 n₀²)
    /// </code>
    /// Not the plug-in size: strata at 0 or 1 look perfectly known to it. Weights are normalised to sum to 1; a known rate adds no
    /// variance; the mean of known rates is known. Degrees of freedom: <code>1/ν = Σ (W² v)²/ν / (Σ W² v)²,  v = p′(1 − p′)/n</code>
    /// Source: dependence.md 8.
    /// </remarks>
    /// <param name="parts">Weights (zero or more, not all zero) and rates; a part of weight 0 is left out.</param>
    /// <exception cref="ArgumentException">No part, or no positive weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight that is negative, NaN or above 1e20.</exception>
    public static Proportion Mix(ReadOnlySpan<WeightedProportion> parts) => WeightedProportion.Mean(parts);

    /// <summary>For people: <c>83/115</c>, or <c>0.9 (known)</c>.</summary>
    public override string ToString() => IsKnown
        ? Invariant($"{_first} (known)")
        : Invariant($"{_first}/{Size}");
}
