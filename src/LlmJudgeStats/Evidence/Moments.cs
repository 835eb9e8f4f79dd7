using LlmJudgeStats.Kernels;

namespace LlmJudgeStats;

/// <summary>How many scores there are, their mean and their variance: all that inference about a mean needs of them.</summary>
/// <remarks>
/// Merging rounds each mean to one double (parts of 1e9 with a standard deviation of 1 lose 5e-8 of it), and does not depend on
/// which comes first; equality compares the three numbers. Scores are finite numbers of any unit, at most 1e100 in size. The default value
/// is no score at all, the identity of <c>+</c>. Immutable, thread-safe.
/// </remarks>
public readonly record struct Moments : ISufficientStatistic<Moments>
{
    private readonly double _mean;

    internal Moments(long count, in MomentSums sums)
    {
        Count = count;
        _mean = sums.Mean;
        SquaredDeviations = sums.Squares;
    }

    /// <summary>How many scores.</summary>
    public long Count { get; }

    /// <summary>Their mean; NaN when there are none.</summary>
    public double Mean => Count > 0 ? _mean : double.NaN;

    /// <summary>The sum of the squares of their deviations from the mean, zero or more.</summary>
    public double SquaredDeviations { get; }

    /// <summary>Their variance; NaN when there are fewer than two.</summary>
    /// <remarks><code>Σ (x − x̄)² / (n − 1)</code></remarks>
    public double Variance => Count > 1 ? SquaredDeviations / (Count - 1) : double.NaN;

    /// <inheritdoc/>
    public static Moments AdditiveIdentity => default;

    /// <summary>The moments of scores, in one pass over the memory: the same bits on every machine.</summary>
    /// <remarks>Relative error about 1e-14 however large the mean is beside the standard deviation: see docs/performance.md.</remarks>
    /// <param name="values">One score an item.</param>
    /// <exception cref="ArgumentException">A score that is NaN, infinite or beyond 1e100 in size; the message says which.</exception>
    public static Moments FromValues(ReadOnlySpan<double> values)
    {
        var sums = MomentKernels.Of(values);
        Check.Scores(values, sums.Mean, sums.Squares, nameof(values));
        return new(values.Length, in sums);
    }

    /// <summary>Moments that were computed elsewhere, such as by a database.</summary>
    /// <param name="count">How many scores.</param>
    /// <param name="mean">Their mean; not read when there are none.</param>
    /// <param name="squaredDeviations">The sum of the squares of their deviations from it: the variance times count − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A negative count or sum, squared deviations of fewer than two scores, NaN, or moments of scores beyond 1e100 in size.
    /// </exception>
    public static Moments Of(long count, double mean, double squaredDeviations)
    {
        Check.Count(count, nameof(count));
        if (count == 0) return default;
        Check.ScoreMean(mean, nameof(mean));
        Check.SquaredDeviations(squaredDeviations, count, nameof(squaredDeviations));
        return new(count, new(count, mean, squaredDeviations));
    }

    /// <summary>The moments of all parts; none when there are none.</summary>
    /// <param name="parts">Moments of disjoint items.</param>
    /// <exception cref="ArgumentException">The total count exceeds 2^63-1.</exception>
    public static Moments Merge(ReadOnlySpan<Moments> parts) => Merging.Of(parts);

    /// <summary>The moments of two disjoint sets of items.</summary>
    /// <remarks>Source: Chan, Golub &amp; LeVeque 1979.</remarks>
    /// <exception cref="ArgumentException">The total count exceeds 2^63-1.</exception>
    public static Moments operator +(Moments left, Moments right) =>
        new(Check.Sum(left.Count, right.Count, nameof(right)), MomentSums.Merge(left.Sums, right.Sums));

    internal MomentSums Sums => new(Count, _mean, SquaredDeviations);
}
