namespace LlmJudgeStats.Data;

/// <summary>Which items the groups of a file have in common, by the values of <see cref="JudgmentReaderOptions.PairColumn"/>.</summary>
/// <remarks>
/// Groups are numbered as in <see cref="JudgmentTable.Groups"/>. An item that stands several times in two groups is paired in the order of
/// the file. Immutable, thread-safe.
/// </remarks>
public sealed class JudgmentPairs
{
    private static readonly double[] s_changes = [-1, 0, 1];
    private readonly PairRow[][] _groups;

    internal JudgmentPairs(PairRow[][] groups) => _groups = groups;

    /// <summary>Whether a column says which pairs belong together.</summary>
    public bool HasClusters { get; internal init; }

    /// <summary>Items that are test items of both groups: a verdict and no visible label.</summary>
    /// <param name="a">The first group.</param>
    /// <param name="b">The second group.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such group.</exception>
    public PairedTally Tests(int a, int b)
    {
        PairedTally tally = default;
        foreach (var (first, second) in Partners(a, b))
        {
            if (!first.Kind.IsLabelled && !second.Kind.IsLabelled) tally += Verdicts(first, second);
        }
        return tally;
    }

    /// <summary>The same in clusters: those of a cluster column.</summary>
    /// <param name="a">The first group.</param>
    /// <param name="b">The second group.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such group.</exception>
    public ClusteredPairs ClusteredTests(int a, int b)
    {
        var pairs = Partners(a, b).Where(pair => !pair.First.Kind.IsLabelled && !pair.Second.Kind.IsLabelled);
        ClusteredPairs sum = default;
        foreach (var cluster in ByCluster(pairs))
        {
            var tally = PairedTally.Merge([.. cluster.Select(pair => Verdicts(pair.First, pair.Second))]);
            sum += ClusteredPairs.OfCluster(tally.OnlyA, tally.OnlyB, tally.Count);
        }
        return sum;
    }

    /// <summary>Items that were judged for both groups, by verdicts, with the labels of those that have both.</summary>
    /// <param name="a">The first group.</param>
    /// <param name="b">The second group.</param>
    /// <param name="onOneSide">Items with a label in one of the groups only: they count as unlabelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such group.</exception>
    public LabelledPairs Labelled(int a, int b, out long onOneSide)
    {
        LabelledPairs sum = default;
        onOneSide = 0;
        foreach (var (first, second) in Partners(a, b))
        {
            sum += Labels(first, second);
            if (first.Kind.IsLabelled != second.Kind.IsLabelled) onOneSide++;
        }
        return sum;
    }

    /// <summary>The same in clusters: those of a cluster column.</summary>
    /// <param name="a">The first group.</param>
    /// <param name="b">The second group.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such group.</exception>
    public ClusteredTable ClusteredLabels(int a, int b)
    {
        List<long> labelled = [];
        List<long> unlabelled = [];
        foreach (var cluster in ByCluster(Partners(a, b)))
        {
            var counts = LabelledPairs.Merge([.. cluster.Select(pair => Labels(pair.First, pair.Second))]);
            foreach (var change in (ReadOnlySpan<LabelChange>)[counts.Both, counts.OnlyA, counts.OnlyB, counts.Neither])
                labelled.AddRange([change.BBetter, change.Same, change.ABetter]);
            var rest = counts.Unlabelled;
            unlabelled.AddRange([rest.Both, rest.OnlyA, rest.OnlyB, rest.Neither]);
        }
        return ClusteredTable.FromClusters(new(-1, 1), s_changes, 4, [.. labelled], [.. unlabelled]);
    }

    /// <summary>The labelled items of some groups together, those of one item as a cluster: what a shared calibration rests on.</summary>
    /// <param name="groups">Which groups.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such group.</exception>
    public ClusteredCounts PooledLabels(IReadOnlyList<int> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ClusteredCounts sum = default;
        var rows = groups.SelectMany(group => Rows(group)).Where(row => row.Kind.IsLabelled);
        foreach (var item in rows.GroupBy(row => HasClusters && row.Cluster != 0 ? (UInt128)row.Cluster : row.Item))
            sum += ClusteredCounts.OfCluster(ConfusionCounts.Merge([.. item.Select(row => row.Kind.ToCounts())]), default);
        return sum;
    }

    /// <summary>Rows of some groups whose item is in none of the others.</summary>
    /// <param name="groups">Which groups.</param>
    /// <param name="use">Which rows look for a partner: those without a label, or all.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such group.</exception>
    public long Unpaired(IReadOnlyList<int> groups, PairedItems use)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var rows = groups.SelectMany(group => Rows(group).Where(row => IsTest(row, use)).Select(row => (group, row.Item))).ToList();
        var shared = rows.GroupBy(row => row.Item).Where(item => item.Select(row => row.group).Distinct().Skip(1).Any())
            .Select(item => item.Key).ToHashSet();
        return rows.Count(row => !shared.Contains(row.Item));
    }

    private IEnumerable<(PairRow First, PairRow Second)> Partners(int a, int b)
    {
        var first = Rows(a);
        var second = Rows(b);
        var i = 0;
        var j = 0;
        while (i < first.Length && j < second.Length)
        {
            var order = first[i].Item.CompareTo(second[j].Item);
            if (order == 0) yield return (first[i], second[j]);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
    }

    private PairRow[] Rows(int group)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, _groups.Length);
        return _groups[group];
    }

    private static IEnumerable<IEnumerable<(PairRow First,
        PairRow Second)>> ByCluster(IEnumerable<(PairRow First, PairRow Second)> pairs) =>
        pairs.GroupBy(pair => pair.First.Cluster != 0 ? (UInt128)pair.First.Cluster : pair.First.Item);

    private static bool IsTest(PairRow row, PairedItems use) => use == PairedItems.All || !row.Kind.IsLabelled;

    private static PairedTally Verdicts(PairRow first, PairRow second)
    {
        var a = first.Kind.Passes;
        var b = second.Kind.Passes;
        return new()
        {
            Both = a && b ? 1 : 0,
            OnlyA = a && !b ? 1 : 0,
            OnlyB = b && !a ? 1 : 0,
            Neither = a || b ? 0 : 1,
        };
    }

    private static LabelledPairs Labels(PairRow first, PairRow second)
    {
        var verdicts = Verdicts(first, second);
        if (!first.Kind.IsLabelled || !second.Kind.IsLabelled) return new() { Unlabelled = verdicts };
        var a = first.Kind.HasPassLabel;
        var b = second.Kind.HasPassLabel;
        LabelChange change = new() { ABetter = a && !b ? 1 : 0, Same = a == b ? 1 : 0, BBetter = b && !a ? 1 : 0 };
        return new()
        {
            Both = verdicts.Both == 1 ? change : default,
            OnlyA = verdicts.OnlyA == 1 ? change : default,
            OnlyB = verdicts.OnlyB == 1 ? change : default,
            Neither = verdicts.Neither == 1 ? change : default,
        };
    }
}
