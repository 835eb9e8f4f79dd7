
namespace LlmJudgeStats;

/// <summary>
/// Labelled items by stratum and value and items without a label, in clusters: a <see cref="StrataTable"/> with the sums over clusters that
/// an interval needs. <see cref="ClusteredCounts"/> is its fast case of two verdicts and a pass rate.
/// </summary>
/// <remarks>
/// Sums are exact, merging is exact and order-free. <b>A cluster must lie in one part whole</b>. Equality compares ranges, values and sums.
/// Immutable, thread-safe. Source: dependence.md 4.
/// </remarks>
public sealed class ClusteredTable : IEquatable<ClusteredTable>
{
    private readonly double[] _values;
    private readonly long[] _totals;         // of each kind: stratum by value, then items without a label by stratum
    private readonly UInt128[] _products;    // of each pair of kinds, the first not after the second

    private readonly ClusterSums _sums;

    private ClusteredTable(StrataTable table, long[] totals, UInt128[] products, in ClusterSums sums)
    {
        Table = table;
        _values = table.Values.ToArray();
        _totals = totals;
        _products = products;
        _sums = sums;
    }

    /// <summary>The counts as they are, all clusters together.</summary>
    public StrataTable Table { get; }

    /// <summary>Clusters that hold an item.</summary>
    public long Clusters => _sums.Clusters;

    /// <summary>Clusters that hold a labelled item.</summary>
    public long LabelledClusters => _sums.Labelled;

    /// <summary>Σ of the squared numbers of labelled items of a cluster.</summary>
    public UInt128 SumOfSquaredLabels => _sums.SquaredLabels;

    /// <summary>Σ of the cubed numbers of labelled items of a cluster.</summary>
    public UInt128 SumOfCubedLabels => _sums.CubedLabels;

    internal int Kinds => _totals.Length;

    /// <summary>Sums over clusters that are given one after the other.</summary>
    /// <param name="range">The declared range of the values.</param>
    /// <param name="values">Values of labelled items, rising, with both ends of the range.</param>
    /// <param name="strata">How many strata there are, one or more.</param>
    /// <param name="labelled">
    /// For each cluster a row for each stratum, with one count for each of <paramref name="values"/>: labelled items.
    /// </param>
    /// <param name="unlabelled">For each cluster one count a stratum: items without a label.</param>
    /// <exception cref="ArgumentOutOfRangeException">No stratum, a range without width, or a cluster of 2^31 items or more.</exception>
    /// <exception cref="ArgumentException">
    /// Values that are not rising or lack an end of the range, a number of counts that does not fit, or a negative count.
    /// </exception>
    public static ClusteredTable FromClusters(
        ValueRange range, ReadOnlySpan<double> values, int strata, ReadOnlySpan<long> labelled, ReadOnlySpan<long> unlabelled)
    {
        Check.AtLeastOne(strata, nameof(strata));
        var cells = checked(strata * values.Length);
        var clusters = unlabelled.Length / strata;
        if (unlabelled.Length != (long)clusters * strata)
            Throw.UnequalLengths(nameof(strata), strata, nameof(unlabelled), unlabelled.Length);
        if (labelled.Length != (long)clusters * cells) Throw.WrongTable(strata, values.Length, labelled.Length, nameof(labelled));
        var sums = new Sums(cells, strata);
        for (var g = 0; g < clusters; g++) sums.Add(labelled.Slice(g * cells, cells), unlabelled.Slice(g * strata, strata));
        return Of(range, values, strata, sums);
    }

    /// <summary>Items that are given one after the other, with the cluster of each.</summary>
    /// <param name="range">The declared range of the values.</param>
    /// <param name="strata">How many strata there are, one or more.</param>
    /// <param name="clusterOf">The cluster of each item: any numbers, equal ones belong together.</param>
    /// <param name="stratumOf">The stratum of each item, from 0.</param>
    /// <param name="values">The value of each item; <see langword="null"/> without a label.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// No stratum, a range without width, or an item in a stratum that there is not.
    /// </exception>
    /// <exception cref="ArgumentException">A value outside the range, or different numbers of items.</exception>
    public static ClusteredTable FromItems(ValueRange range, int strata, ReadOnlySpan<int> clusterOf, ReadOnlySpan<int> stratumOf,
        ReadOnlySpan<double?> values)
    {
        Check.AtLeastOne(strata, nameof(strata));
        Check.SameLength(nameof(clusterOf), clusterOf.Length, nameof(stratumOf), stratumOf.Length);
        Check.SameLength(nameof(clusterOf), clusterOf.Length, nameof(values), values.Length);
        int[] order = [.. Enumerable.Range(0, clusterOf.Length)];
        Array.Sort(clusterOf.ToArray(), order);
        var distinct = Distinct(range, values);
        // One cluster at a time: a table of each would be many times what the items are.
        var sums = new Sums(checked(strata * distinct.Length), strata);
        var labelled = new long[strata * distinct.Length];
        var unlabelled = new long[strata];
        for (var i = 0; i < order.Length; i++)
        {
            var item = order[i];
            var stratum = Check.Index(stratumOf[item], strata, nameof(stratumOf));
            if (values[item] is not { } value) unlabelled[stratum]++;
            else labelled[(stratum * distinct.Length) + Array.BinarySearch(distinct, value)]++;
            if (i + 1 < order.Length && clusterOf[order[i + 1]] == clusterOf[item]) continue;
            sums.Add(labelled, unlabelled);
            Array.Clear(labelled);
            Array.Clear(unlabelled);
        }
        return Of(range, distinct, strata, sums);
    }

    /// <summary>Items that stand alone: each is a cluster of its own.</summary>
    /// <param name="table">Their counts, whole numbers below 2^53.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">Counts that are not whole.</exception>
    public static ClusteredTable FromItems(StrataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] counts = [.. table.LabelledCounts, .. table.UnlabelledCounts];
        var totals = new long[counts.Length];
        var products = new UInt128[Row(counts.Length, counts.Length)];
        var labels = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            totals[i] = (long)Check.Whole(counts[i], nameof(table));
            products[Row(i, counts.Length)] = (UInt128)totals[i];
            if (i < table.LabelledCounts.Length) labels += totals[i];
        }
        var clusters = totals.Aggregate((sum, count) => Check.Sum(sum, count, nameof(table)));
        return new(table, totals, products, new(clusters, labels, (UInt128)labels, (UInt128)labels));
    }

    /// <summary>The sums of all parts.</summary>
    /// <param name="parts">One or more tables of disjoint whole clusters with the same range, values and strata, in any order.</param>
    /// <exception cref="ArgumentException">No part, a missing one, parts that do not fit, or a total above 2^63-1.</exception>
    public static ClusteredTable Merge(ReadOnlySpan<ClusteredTable> parts)
    {
        Check.Tables(parts, nameof(parts));
        var merged = StrataTable.Merge([.. parts.ToArray().Select(part => part.Table)]);
        var totals = (long[])parts[0]._totals.Clone();
        var products = (UInt128[])parts[0]._products.Clone();
        var sums = parts[0]._sums;
        foreach (var part in parts[1..])
        {
            for (var i = 0; i < totals.Length; i++) totals[i] = Check.Sum(totals[i], part._totals[i], nameof(parts));
            for (var i = 0; i < products.Length; i++) products[i] += part._products[i];
            sums += part._sums;
        }
        return new(merged, totals, products, in sums);
    }

    /// <summary>Whether another table has the same range, values and sums.</summary>
    /// <param name="other">Another table.</param>
    public bool Equals(ClusteredTable? other) =>
        other is not null && Table.Equals(other.Table) && _totals.AsSpan().SequenceEqual(other._totals)
        && _products.AsSpan().SequenceEqual(other._products)
        && _sums == other._sums;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClusteredTable);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Table, _sums);

    /// <summary>For people: <c>3 strata, 2 values in [0, 1], 60 labelled, 950 unlabelled, in 120 clusters</c>. Invariant culture.</summary>
    public override string ToString() => Invariant($"{Table}, in {Clusters} clusters");

    /// <summary>The same items, each value being worth another one.</summary>
    internal ClusteredTable WithValues(ReadOnlySpan<double> values) => new(
        StrataTable.Of(Table.Range, values, Table.Strata, Table.LabelledCounts, Table.UnlabelledCounts), _totals, _products,
        in _sums);

    internal long Total(int kind) => _totals[kind];

    /// <summary>Σ over clusters of the product of two kinds of counts.</summary>
    internal UInt128 Product(int one, int other)
    {
        var (i, j) = one <= other ? (one, other) : (other, one);
        return _products[Row(i, Kinds) + j - i];
    }

    private static double[] Distinct(ValueRange range, ReadOnlySpan<double?> values)
    {
        HashSet<double> distinct = [];
        foreach (var value in values)
        {
            if (value is { } given) distinct.Add(given);
        }
        distinct.Add(range.Lower);
        distinct.Add(range.Upper);
        return [.. distinct.Order()];
    }

    private static ClusteredTable Of(ValueRange range, ReadOnlySpan<double> values, int strata, Sums sums)
    {
        var cells = strata * values.Length;
        var table = StrataTable.Of(range, values, strata, sums.Totals.AsSpan(0, cells), sums.Totals.AsSpan(cells));
        if (table.Values.Length != values.Length) Throw.MissingEnds(range.Lower, range.Upper, nameof(values));
        return new(table, sums.Totals, sums.Products, sums.Clusters);
    }

    private static int Row(int kind, int kinds) => (kind * kinds) - (kind * (kind - 1) / 2);

    private sealed class Sums(int cells, int strata)
    {
        private readonly long[] _cluster = new long[cells + strata];

        public long[] Totals { get; } = new long[cells + strata];

        public UInt128[] Products { get; } = new UInt128[Row(cells + strata, cells + strata)];

        public ClusterSums Clusters { get; private set; }

        public void Add(ReadOnlySpan<long> labelled, ReadOnlySpan<long> unlabelled)
        {
            labelled.CopyTo(_cluster);
            unlabelled.CopyTo(_cluster.AsSpan(cells));
            var labels = 0L;
            var items = 0L;
            for (var i = 0; i < _cluster.Length; i++)
            {
                var count = Check.ClusterSize(Check.Count(_cluster[i], nameof(labelled)), nameof(labelled));
                items = Check.ClusterSize(items + count, nameof(labelled));
                if (i < cells) labels = items;
            }
            if (items == 0) return;
            var size = (UInt128)labels;
            Clusters += new ClusterSums(1, labels > 0 ? 1 : 0, size * size, size * size * size);
            for (var i = 0; i < _cluster.Length; i++)
            {
                // A cluster has few kinds of many.
                if (_cluster[i] == 0) continue;
                Totals[i] = Check.Sum(Totals[i], _cluster[i], nameof(labelled));
                var row = Products.AsSpan(Row(i, _cluster.Length), _cluster.Length - i);
                for (var j = i; j < _cluster.Length; j++)
                {
                    if (_cluster[j] != 0) row[j - i] += (UInt128)_cluster[i] * (UInt128)_cluster[j];
                }
            }
        }
    }

    private readonly record struct ClusterSums(long Clusters, long Labelled, UInt128 SquaredLabels, UInt128 CubedLabels)
    {
        public static ClusterSums operator +(in ClusterSums left, in ClusterSums right) => new(
            left.Clusters + right.Clusters, left.Labelled + right.Labelled,
            left.SquaredLabels + right.SquaredLabels, left.CubedLabels + right.CubedLabels);
    }
}
