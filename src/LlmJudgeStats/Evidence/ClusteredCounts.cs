using System.Runtime.CompilerServices;

namespace LlmJudgeStats;

/// <summary>
/// Labelled and test items that belong together in clusters: label by verdict, the verdicts on test items, and the sums over clusters that
/// every interval of a pass rate needs.
/// </summary>
/// <remarks>
/// A cluster may hold labelled and test items, and both label classes; what they share is kept. Sums are exact, merging is exact and
/// order-free, and neither the order nor the names of clusters matter. <b>A cluster must lie in one part whole</b>: nothing in the sums
/// shows that one was split over parts, so group by cluster before adding. Equality compares the sums. The default value is empty.
/// Immutable, thread-safe. Source: dependence.md 1.
/// </remarks>
public readonly record struct ClusteredCounts : ISufficientStatistic<ClusteredCounts>
{
    private const int Kinds = 6;    // TP, FN, FP, TN, test passes, test fails

    private readonly Totals _totals;
    private readonly ProductSums _products;
    private readonly Part _test;
    private readonly Part _passLabels;
    private readonly Part _failLabels;
    private readonly Part _labels;

    private ClusteredCounts(
        in Totals totals, in ProductSums products, Part test, Part passLabels, Part failLabels, Part labels, long shared)
    {
        _totals = totals;
        _products = products;
        _test = test;
        _passLabels = passLabels;
        _failLabels = failLabels;
        _labels = labels;
        SharedClusters = shared;
    }

    /// <summary>Label by verdict of all labelled items.</summary>
    public ConfusionCounts Labelled => new()
    {
        TruePositive = _totals[0],
        FalseNegative = _totals[1],
        FalsePositive = _totals[2],
        TrueNegative = _totals[3],
    };

    /// <summary>Clusters that are in more than one part: test items, label passes, label fails.</summary>
    public long SharedClusters { get; }

    /// <summary>All items, labelled and not.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Count => unchecked(Test.Count + Labelled.Count) is var sum and >= 0 ? sum : Throw.TotalOverflow();

    /// <summary>Test items: how many the judge passed.</summary>
    public ClusteredTally Test => Tally(_test, [Kind.TestPass], [Kind.TestPass, Kind.TestFail]);

    /// <summary>Items that a human passed: how many of them the judge passed.</summary>
    public ClusteredTally PassLabels => Tally(_passLabels, [Kind.TruePositive], [Kind.TruePositive, Kind.FalseNegative]);

    /// <summary>Items that a human failed: how many of them the judge failed.</summary>
    public ClusteredTally FailLabels => Tally(_failLabels, [Kind.TrueNegative], [Kind.FalsePositive, Kind.TrueNegative]);

    /// <summary>Labelled items: how many of them a human passed.</summary>
    public ClusteredTally Labels => Tally(
        _labels, [Kind.TruePositive, Kind.FalseNegative],
        [Kind.TruePositive, Kind.FalseNegative, Kind.FalsePositive, Kind.TrueNegative]);

    /// <summary>The same clusters with their test items alone: for a calibration from other items.</summary>
    public ClusteredCounts TestAlone => Only(Kind.TestPass, Kind.TestFail, _test, default, default, default);

    /// <summary>The same clusters with their labelled items alone: for test items of others.</summary>
    public ClusteredCounts LabelsAlone => Only(
        Kind.TruePositive, Kind.TrueNegative, default, _passLabels, _failLabels, _labels);

    /// <inheritdoc/>
    public static ClusteredCounts AdditiveIdentity => default;

    /// <summary>The sums of one cluster; empty for a cluster without items.</summary>
    /// <param name="labelled">Its labelled items, label by verdict.</param>
    /// <param name="test">The verdicts on its items without a label.</param>
    /// <exception cref="ArgumentOutOfRangeException">2^31 items or more.</exception>
    public static ClusteredCounts OfCluster(ConfusionCounts labelled, JudgeTally test)
    {
        var size = Check.ClusterSize(Check.Sum(labelled.Count, test.Count, nameof(test)), nameof(test));
        if (size == 0) return default;
        var totals = TotalsOf(labelled, test);
        ProductSums products = default;
        for (int i = 0, place = 0; i < Kinds; i++)
        {
            for (var j = i; j < Kinds; j++) products[place++] = (UInt128)totals[i] * (UInt128)totals[j];
        }
        var passes = totals[0] + totals[1];
        var fails = totals[2] + totals[3];
        var parts = (test.Count > 0 ? 1 : 0) + (passes > 0 ? 1 : 0) + (fails > 0 ? 1 : 0);
        return new(
            in totals, in products, Part.Of(test.Count), Part.Of(passes), Part.Of(fails), Part.Of(passes + fails), parts > 1 ? 1 : 0);
    }

    /// <summary>Items that stand alone: each is a cluster of its own.</summary>
    /// <param name="labelled">Labelled items, label by verdict.</param>
    /// <param name="test">The verdicts on items without a label.</param>
    public static ClusteredCounts FromItems(ConfusionCounts labelled, JudgeTally test)
    {
        var totals = TotalsOf(labelled, test);
        ProductSums products = default;
        for (var i = 0; i < Kinds; i++) products[Place(i, i)] = (UInt128)totals[i];
        var passes = Check.Sum(totals[0], totals[1], nameof(labelled));
        var fails = Check.Sum(totals[2], totals[3], nameof(labelled));
        var all = Check.Sum(passes, fails, nameof(labelled));
        return new(
            in totals, in products, Part.OfItems(test.Count), Part.OfItems(passes), Part.OfItems(fails), Part.OfItems(all), shared: 0);
    }

    /// <summary>The same items with pass and fail exchanged, in labels and verdicts.</summary>
    public ClusteredCounts Flip()
    {
        ReadOnlySpan<int> mirror = [3, 2, 1, 0, 5, 4];
        Totals totals = default;
        ProductSums products = default;
        for (int i = 0, place = 0; i < Kinds; i++)
        {
            totals[i] = _totals[mirror[i]];
            for (var j = i; j < Kinds; j++) products[place++] = Product((Kind)mirror[i], (Kind)mirror[j]);
        }
        return new(in totals, in products, _test, _failLabels, _passLabels, _labels, SharedClusters);
    }

    /// <summary>The sums of all parts; the identity when there are none.</summary>
    /// <param name="parts">Sums of disjoint sets of whole clusters, in any order.</param>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ClusteredCounts Merge(ReadOnlySpan<ClusteredCounts> parts) => Merging.Of(parts);

    /// <summary>The sums of two disjoint sets of whole clusters.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static ClusteredCounts operator +(ClusteredCounts left, ClusteredCounts right)
    {
        Totals totals = default;
        for (var i = 0; i < Kinds; i++) totals[i] = Check.Sum(left._totals[i], right._totals[i], nameof(right));
        ProductSums products = default;
        for (var i = 0; i < ProductSums.Length; i++) products[i] = left._products[i] + right._products[i];
        return new(
            in totals, in products, left._test + right._test, left._passLabels + right._passLabels, left._failLabels + right._failLabels,
            left._labels + right._labels, left.SharedClusters + right.SharedClusters);
    }

    /// <inheritdoc/>
    public bool Equals(ClusteredCounts other) =>
        ((ReadOnlySpan<long>)_totals).SequenceEqual(other._totals) && ((ReadOnlySpan<UInt128>)_products).SequenceEqual(other._products)
        && (_test, _passLabels, _failLabels, _labels, SharedClusters)
            == (other._test, other._passLabels, other._failLabels, other._labels, other.SharedClusters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Labelled, _totals[4], _totals[5], _products[0], _test, _labels, SharedClusters);

    /// <summary>For people: <c>3537 items, 697 of them labelled, in 296 clusters of labels and 242 of test items</c>.</summary>
    public override string ToString() =>
        Invariant($"{Labelled.Count} labelled items in {_labels.Clusters} clusters, ")
        + Invariant($"{Test.Count} test items in {_test.Clusters}");

    /// <summary>How many items there are of a kind.</summary>
    internal long Total(Kind kind) => _totals[(int)kind];

    /// <summary>Σ over clusters of the product of two of the six counts.</summary>
    internal UInt128 Product(Kind one, Kind other)
    {
        return one <= other ? _products[Place((int)one, (int)other)] : _products[Place((int)other, (int)one)];
    }

    private static int Place(int one, int other) => (one * Kinds) - (one * (one - 1) / 2) + other - one;

    /// <summary>Σ over clusters of the product of two sums of counts.</summary>
    internal UInt128 Product(ReadOnlySpan<Kind> one, ReadOnlySpan<Kind> other)
    {
        UInt128 sum = 0;
        foreach (var i in one)
        {
            foreach (var j in other) sum += Product(i, j);
        }
        return sum;
    }

    private static Totals TotalsOf(ConfusionCounts labelled, JudgeTally test)
    {
        Totals totals = default;
        totals[(int)Kind.TruePositive] = labelled.TruePositive;
        totals[(int)Kind.FalseNegative] = labelled.FalseNegative;
        totals[(int)Kind.FalsePositive] = labelled.FalsePositive;
        totals[(int)Kind.TrueNegative] = labelled.TrueNegative;
        totals[(int)Kind.TestPass] = test.Positives;
        totals[(int)Kind.TestFail] = test.Negatives;
        return totals;
    }

    private ClusteredCounts Only(Kind first, Kind last, Part test, Part passLabels, Part failLabels, Part labels)
    {
        Totals totals = default;
        ProductSums products = default;
        for (var i = (int)first; i <= (int)last; i++)
        {
            totals[i] = _totals[i];
            for (var j = i; j <= (int)last; j++) products[Place(i, j)] = _products[Place(i, j)];
        }
        var withBoth = passLabels.Clusters + failLabels.Clusters - labels.Clusters;
        return new(in totals, in products, test, passLabels, failLabels, labels, withBoth);
    }

    private ClusteredTally Tally(Part part, ReadOnlySpan<Kind> passed, ReadOnlySpan<Kind> all) => ClusteredTally.Of(
        Sum(passed), Sum(all), part.Clusters, Product(all, all), Product(all, passed), Product(passed, passed), part.SumOfCubes);

    private long Sum(ReadOnlySpan<Kind> kinds)
    {
        var sum = 0L;
        foreach (var kind in kinds) sum = Check.Sum(sum, Total(kind), nameof(kinds));
        return sum;
    }

    /// <summary>The six counts of a cluster, in the order of their sums.</summary>
    internal enum Kind
    {
        TruePositive,
        FalseNegative,
        FalsePositive,
        TrueNegative,
        TestPass,
        TestFail,
    }

    // What is kept of one size of the clusters: its cubes, and how many clusters have it.
    private readonly record struct Part(UInt128 SumOfCubes, long Clusters)
    {
        public static Part Of(long size) => new((UInt128)size * (UInt128)size * (UInt128)size, size > 0 ? 1 : 0);

        public static Part OfItems(long items) => new((UInt128)items, items);

        public static Part operator +(Part left, Part right) =>
            new(left.SumOfCubes + right.SumOfCubes, left.Clusters + right.Clusters);
    }

    [InlineArray(Kinds)]
    private struct Totals
    {
        private long _first;
    }

    [InlineArray(Length)]
    private struct ProductSums
    {
        public const int Length = Kinds * (Kinds + 1) / 2;

        private UInt128 _first;
    }
}
