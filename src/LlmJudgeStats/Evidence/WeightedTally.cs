using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>Verdicts on items with sampling weights, alone or in clusters: the sums that an interval needs.</summary>
/// <remarks>
/// A weight is the inverse of the chance with which the item came into the sample, up to a common factor. Sums of weights are kept without
/// any rounding, so that merging is exact and order-free, as with <see cref="ClusteredTally"/>; <b>a cluster must lie in one part
/// whole</b>. Equality compares the sums. The default value is the empty tally. Immutable, thread-safe. Source: dependence.md 6.
/// </remarks>
public readonly record struct WeightedTally : ISufficientStatistic<WeightedTally>
{
    /// <summary>The smallest weight that an item may have.</summary>
    public const double LeastWeight = 1e-50;

    /// <summary>The largest weight that an item may have.</summary>
    public const double LargestWeight = 1e50;

    /// <summary>Items.</summary>
    public long Count { get; private init; }

    /// <summary>Clusters; as many as items where each stands alone.</summary>
    public long Clusters { get; private init; }

    /// <summary>Σw, rounded to a double.</summary>
    public double Weight => Sum.ToFraction().ToDouble();

    /// <summary>Kish's effective number of items, <c>(Σw)²/Σw²</c>; 0 without items.</summary>
    public double KishSize => Count == 0 ? 0 : (Sum.ToFraction().Square / Squares.ToFraction()).ToDouble();

    /// <summary>Σw over items.</summary>
    internal Dyadic Sum { get; private init; }

    /// <summary>Σw² over items.</summary>
    internal Dyadic Squares { get; private init; }

    /// <summary>Σw over items that passed.</summary>
    internal Dyadic Passed { get; private init; }

    /// <summary>Σ(Σw)² over clusters; likewise with one and two factors of what passed.</summary>
    internal Dyadic ClusterSquares { get; private init; }

    internal Dyadic ClusterProducts { get; private init; }

    internal Dyadic ClusterSquaredPassed { get; private init; }

    /// <summary>Σ(Σw)³ over clusters.</summary>
    internal Dyadic ClusterCubes { get; private init; }

    /// <inheritdoc/>
    public static WeightedTally AdditiveIdentity => default;

    /// <summary>The sums of one cluster; the empty tally for a cluster without items.</summary>
    /// <param name="weights">The weight of each item, from 1e-50 to 1e50.</param>
    /// <param name="verdicts">The verdict on each item; <see langword="true"/> is a pass.</param>
    /// <exception cref="ArgumentException">Two lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight outside the range, NaN, or 2^31 items and more.</exception>
    public static WeightedTally OfCluster(ReadOnlySpan<double> weights, ReadOnlySpan<bool> verdicts)
    {
        Check.SameLength(nameof(weights), weights.Length, nameof(verdicts), verdicts.Length);
        if (weights.IsEmpty) return default;
        Dyadic sum = default, squares = default, passed = default;
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = Dyadic.Of(Check.Between(weights[i], LeastWeight, LargestWeight, nameof(weights)));
            sum += weight;
            squares += weight * weight;
            if (verdicts[i]) passed += weight;
        }
        return new()
        {
            Count = weights.Length,
            Clusters = 1,
            Sum = sum,
            Squares = squares,
            Passed = passed,
            ClusterSquares = sum * sum,
            ClusterProducts = sum * passed,
            ClusterSquaredPassed = passed * passed,
            ClusterCubes = sum * sum * sum,
        };
    }

    /// <summary>The sums of items that stand alone: each is a cluster of its own.</summary>
    /// <inheritdoc cref="OfCluster"/>
    public static WeightedTally FromItems(ReadOnlySpan<double> weights, ReadOnlySpan<bool> verdicts)
    {
        Check.SameLength(nameof(weights), weights.Length, nameof(verdicts), verdicts.Length);
        WeightedTally sum = default;
        for (var i = 0; i < weights.Length; i++) sum += OfCluster(weights.Slice(i, 1), verdicts.Slice(i, 1));
        return sum;
    }

    /// <summary>The same items with pass and fail exchanged.</summary>
    public WeightedTally Flip() => this with
    {
        Passed = Sum - Passed,
        ClusterProducts = ClusterSquares - ClusterProducts,
        ClusterSquaredPassed = ClusterSquares + ClusterSquaredPassed - ClusterProducts - ClusterProducts,
    };

    /// <summary>The sums of all parts; the identity when there are none.</summary>
    /// <param name="parts">Sums of disjoint sets of whole clusters, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static WeightedTally Merge(ReadOnlySpan<WeightedTally> parts) => Merging.Of(parts);

    /// <summary>The sums of two disjoint sets of whole clusters.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static WeightedTally operator +(WeightedTally left, WeightedTally right) => new()
    {
        Count = Check.Sum(left.Count, right.Count, nameof(right)),
        Clusters = left.Clusters + right.Clusters,
        Sum = left.Sum + right.Sum,
        Squares = left.Squares + right.Squares,
        Passed = left.Passed + right.Passed,
        ClusterSquares = left.ClusterSquares + right.ClusterSquares,
        ClusterProducts = left.ClusterProducts + right.ClusterProducts,
        ClusterSquaredPassed = left.ClusterSquaredPassed + right.ClusterSquaredPassed,
        ClusterCubes = left.ClusterCubes + right.ClusterCubes,
    };
}
