namespace LlmJudgeStats;

/// <summary>Verdicts on items that belong together in clusters: the sums over clusters that an interval needs.</summary>
/// <remarks>
/// Of n items of a cluster k passed. Sums are exact, merging is exact and order-free, and neither the order nor the names of clusters
/// matter. <b>A cluster must lie in one part whole</b>: nothing in the sums shows that one was split over parts, so group by cluster before
/// adding. Equality compares the sums. The default value is the empty tally. Immutable, thread-safe. Source: dependence.md 1.
/// </remarks>
public readonly record struct ClusteredTally : ISufficientStatistic<ClusteredTally>
{
    /// <summary>Σk: items that passed.</summary>
    public long Positives { get; private init; }

    /// <summary>Σn: all items.</summary>
    public long Count { get; private init; }

    /// <summary>Clusters that hold an item.</summary>
    public long Clusters { get; private init; }

    /// <summary>Σn².</summary>
    public UInt128 SumOfSquares { get; private init; }

    /// <summary>Σn k.</summary>
    public UInt128 SumOfProducts { get; private init; }

    /// <summary>Σk².</summary>
    public UInt128 SumOfSquaredPositives { get; private init; }

    /// <summary>Σn³.</summary>
    public UInt128 SumOfCubes { get; private init; }

    /// <inheritdoc/>
    public static ClusteredTally AdditiveIdentity => default;

    /// <summary>The sums of one cluster; the empty tally for a cluster without items.</summary>
    /// <param name="cluster">The verdicts on all its items, fewer than 2^31.</param>
    /// <exception cref="ArgumentOutOfRangeException">2^31 items or more.</exception>
    public static ClusteredTally OfCluster(JudgeTally cluster)
    {
        var size = Check.ClusterSize(cluster.Count, nameof(cluster));
        if (size == 0) return default;
        var n = (UInt128)size;
        var k = (UInt128)cluster.Positives;
        return new()
        {
            Positives = cluster.Positives,
            Count = size,
            Clusters = 1,
            SumOfSquares = n * n,
            SumOfProducts = n * k,
            SumOfSquaredPositives = k * k,
            SumOfCubes = n * n * n,
        };
    }

    /// <summary>Groups items by cluster and adds the clusters up.</summary>
    /// <param name="clusters">The cluster of each item: any numbers.</param>
    /// <param name="verdicts">The verdict on each item; <see langword="true"/> is a pass.</param>
    /// <exception cref="ArgumentException">Two lengths.</exception>
    public static ClusteredTally FromItems(ReadOnlySpan<int> clusters, ReadOnlySpan<bool> verdicts)
    {
        Check.SameLength(nameof(clusters), clusters.Length, nameof(verdicts), verdicts.Length);
        var tallies = new Dictionary<int, JudgeTally>();
        for (var i = 0; i < clusters.Length; i++)
        {
            tallies.TryGetValue(clusters[i], out var tally);
            tallies[clusters[i]] = tally + JudgeTally.Of(verdicts[i] ? 1 : 0, 1);
        }
        ClusteredTally sum = default;
        foreach (var tally in tallies.Values) sum += OfCluster(tally);
        return sum;
    }

    /// <summary>The same items with pass and fail exchanged.</summary>
    public ClusteredTally Flip() => this with
    {
        Positives = Count - Positives,
        SumOfProducts = SumOfSquares - SumOfProducts,
        // First added, then taken off: no part of it may fall below 0.
        SumOfSquaredPositives = SumOfSquares + SumOfSquaredPositives - (2 * SumOfProducts),
    };

    /// <summary>The sums of all parts; the identity when there are none.</summary>
    /// <param name="parts">Sums of disjoint sets of whole clusters, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ClusteredTally Merge(ReadOnlySpan<ClusteredTally> parts) => Merging.Of(parts);

    /// <summary>The sums of two disjoint sets of whole clusters.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ClusteredTally operator +(ClusteredTally left, ClusteredTally right) => new()
    {
        Positives = Check.Sum(left.Positives, right.Positives, nameof(right)),
        Count = Check.Sum(left.Count, right.Count, nameof(right)),
        Clusters = left.Clusters + right.Clusters,
        SumOfSquares = left.SumOfSquares + right.SumOfSquares,
        SumOfProducts = left.SumOfProducts + right.SumOfProducts,
        SumOfSquaredPositives = left.SumOfSquaredPositives + right.SumOfSquaredPositives,
        SumOfCubes = left.SumOfCubes + right.SumOfCubes,
    };

    // Of one part of the items of clusters that were counted together.
    internal static ClusteredTally Of(
        long positives, long count, long clusters, UInt128 squares, UInt128 products, UInt128 squaredPositives, UInt128 cubes) => new()
        {
            Positives = positives,
            Count = count,
            Clusters = clusters,
            SumOfSquares = squares,
            SumOfProducts = products,
            SumOfSquaredPositives = squaredPositives,
            SumOfCubes = cubes,
        };
}
