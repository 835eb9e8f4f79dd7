using System.Globalization;

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

    // Below it a count is none: products and ratios of such counts would underflow.
    private const double NoCount = 1e-100;

    private Proportion(double first, double second) =>
        (_first, _second) = double.IsPositiveInfinity(second)
            ? (first, second)
            : (first < NoCount ? 0 : first, second < NoCount ? 0 : second);

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
                nameof(successes), successes, string.Create(CultureInfo.InvariantCulture, $"at most size ({size})"));
        return new(successes, size - successes);
    }

    // Both outcomes as they are: FromCounts would round the failures.
    internal static Proportion FromOutcomes(double successes, double failures) => new(successes, failures);

    /// <summary>A rate and the effective number of observations behind it.</summary>
    /// <param name="rate">The rate, in [0, 1].</param>
    /// <param name="size">Effective independent observations, at most 1e20.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1], or a size that is negative, NaN or above 1e20.</exception>
    public static Proportion FromRate(double rate, double size)
    {
        rate = Check.Unit(rate, nameof(rate));
        size = Check.Count(size, nameof(size));
        return new(rate * size, (1 - rate) * size);
    }

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
        return IsKnown ? this : new(_first + successes, _second + failures);
    }

    /// <summary>The rate of the opposite: successes and failures exchanged.</summary>
    public Proportion Flip() => IsKnown ? new(1 - _first, _second) : new(_second, _first);

    /// <summary>A weighted mean of independent rates (post-stratification), with the effective size that gives its variance.</summary>
    /// <remarks>
    /// <code>rate = Σ w r,  size = rate (1 − rate) / Σ w² r (1 − r) / n</code>
    /// Weights are normalised to sum to 1. The mean of known rates is known. When every measured part has variance 0 the size is the sum of
    /// their sizes.
    /// Source: pass-rates.md section 1 (effective size, binomial form).
    /// </remarks>
    /// <param name="parts">Weights (zero or more, not all zero) and rates; a part of weight 0 is left out.</param>
    /// <exception cref="ArgumentException">No part, or no positive weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight that is negative, NaN or above 1e20.</exception>
    public static Proportion Mix(ReadOnlySpan<(double Weight, Proportion Part)> parts)
    {
        var total = 0.0;
        foreach (var (weight, _) in parts) total += Check.Count(weight, nameof(parts));
        if (!(total > 0)) throw new ArgumentException("at least one weight must be above 0", nameof(parts));

        var (rate, variance, sizes, known) = (0.0, 0.0, 0.0, true);
        foreach (var (weight, part) in parts)
        {
            if (weight == 0) continue;
            if (part.IsEmpty) return default;    // a stratum nobody looked at: the mean is not known either
            var share = weight / total;
            rate += share * part.Rate;
            variance += share * share * part.Variance;
            if (part.IsKnown) continue;
            known = false;
            sizes += part.Size;
        }
        rate = Math.Min(rate, 1);
        return known ? Known(rate) : FromRate(rate, Math.Min(variance > 0 ? rate * (1 - rate) / variance : sizes, Check.MaxCount));
    }

    /// <summary>For people: <c>83/115</c>, or <c>0.9 (known)</c>.</summary>
    public override string ToString() => IsKnown
        ? string.Create(CultureInfo.InvariantCulture, $"{_first} (known)")
        : string.Create(CultureInfo.InvariantCulture, $"{_first}/{Size}");
}
