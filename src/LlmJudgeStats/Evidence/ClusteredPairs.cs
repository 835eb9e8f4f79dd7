namespace LlmJudgeStats;

/// <summary>
/// Verdicts of two systems on the same items, in clusters: the sums over clusters that an interval of their difference needs.
/// </summary>
/// <remarks>
/// Of n pairs of a cluster only A passes b and only B passes c. Sums are exact, merging is exact and order-free. <b>A cluster must lie in
/// one part whole</b>. Equality compares the sums. The default value is empty. Immutable, thread-safe. Source: dependence.md 10.
/// </remarks>
public readonly record struct ClusteredPairs : ISufficientStatistic<ClusteredPairs>
{
    /// <summary>Σn: pairs.</summary>
    public long Count { get; private init; }

    /// <summary>Σb: pairs of which only A passes.</summary>
    public long OnlyFirst { get; private init; }

    /// <summary>Σc: pairs of which only B passes.</summary>
    public long OnlySecond { get; private init; }

    /// <summary>Clusters that hold a pair.</summary>
    public long Clusters { get; private init; }

    /// <summary>Σn².</summary>
    public UInt128 SumOfSquares { get; private init; }

    /// <summary>Σn³.</summary>
    public UInt128 SumOfCubes { get; private init; }

    /// <summary>Σn (b − c).</summary>
    public Int128 SumOfProducts { get; private init; }

    /// <summary>Σ(b − c)².</summary>
    public UInt128 SumOfSquaredDifferences { get; private init; }

    /// <inheritdoc/>
    public static ClusteredPairs AdditiveIdentity => default;

    /// <summary>The sums of one cluster; empty for a cluster without pairs.</summary>
    /// <param name="onlyFirst">Pairs of which only A passes.</param>
    /// <param name="onlySecond">Pairs of which only B passes.</param>
    /// <param name="pairs">All pairs of the cluster, fewer than 2^31.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, more differing pairs than pairs, or 2^31 pairs or more.</exception>
    public static ClusteredPairs OfCluster(long onlyFirst, long onlySecond, long pairs)
    {
        Check.Count(onlyFirst, nameof(onlyFirst));
        Check.Count(onlySecond, nameof(onlySecond));
        Check.ClusterSize(Check.Count(pairs, nameof(pairs)), nameof(pairs));
        if (onlyFirst > pairs - onlySecond) Throw.MoreThanTotal(onlyFirst, pairs - onlySecond, nameof(onlyFirst));
        if (pairs == 0) return default;
        var n = (UInt128)pairs;
        var difference = (Int128)(onlyFirst - onlySecond);
        return new()
        {
            Count = pairs,
            OnlyFirst = onlyFirst,
            OnlySecond = onlySecond,
            Clusters = 1,
            SumOfSquares = n * n,
            SumOfCubes = n * n * n,
            SumOfProducts = difference * pairs,
            SumOfSquaredDifferences = (UInt128)(difference * difference),
        };
    }

    /// <summary>The sums of all parts; the identity when there are none.</summary>
    /// <param name="parts">Sums of disjoint sets of whole clusters, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ClusteredPairs Merge(ReadOnlySpan<ClusteredPairs> parts) => Merging.Of(parts);

    /// <summary>The sums of two disjoint sets of whole clusters.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ClusteredPairs operator +(ClusteredPairs left, ClusteredPairs right) => new()
    {
        Count = Check.Sum(left.Count, right.Count, nameof(right)),
        OnlyFirst = Check.Sum(left.OnlyFirst, right.OnlyFirst, nameof(right)),
        OnlySecond = Check.Sum(left.OnlySecond, right.OnlySecond, nameof(right)),
        Clusters = left.Clusters + right.Clusters,
        SumOfSquares = left.SumOfSquares + right.SumOfSquares,
        SumOfCubes = left.SumOfCubes + right.SumOfCubes,
        SumOfProducts = left.SumOfProducts + right.SumOfProducts,
        SumOfSquaredDifferences = left.SumOfSquaredDifferences + right.SumOfSquaredDifferences,
    };
}
