namespace LlmJudgeStats.Data;

/// <summary>The sums over the clusters of one group.</summary>
internal sealed class ClusterSums
{
    private static readonly double[] s_values = [0, 1];
    private readonly List<long> _labelled = [];      // fails and passes of each verdict, one cluster after the other
    private readonly List<long> _unlabelled = [];    // by verdict
    private ClusteredCounts _sum;
    private CellCounts _cells;

    /// <summary>Counts a cluster, by verdict (pass, fail, none) and label (pass, fail, none).</summary>
    public void Add(ReadOnlySpan<int> counts, bool keepsUnjudged)
    {
        for (var i = 0; i < counts.Length; i++) _cells[i] += counts[i];
        _sum += ClusteredCounts.OfCluster(
            new()
            {
                TruePositive = Of(counts, Outcome.Pass, Outcome.Pass),
                FalseNegative = Of(counts, Outcome.Fail, Outcome.Pass),
                FalsePositive = Of(counts, Outcome.Pass, Outcome.Fail),
                TrueNegative = Of(counts, Outcome.Fail, Outcome.Fail),
            },
            new() { Positives = Of(counts, Outcome.Pass, Outcome.Missing), Negatives = Of(counts, Outcome.Fail, Outcome.Missing) });
        if (!keepsUnjudged) return;
        foreach (var verdict in (ReadOnlySpan<Outcome>)[Outcome.Pass, Outcome.Fail, Outcome.Missing])
        {
            _labelled.Add(Of(counts, verdict, Outcome.Fail));
            _labelled.Add(Of(counts, verdict, Outcome.Pass));
            _unlabelled.Add(Of(counts, verdict, Outcome.Missing));
        }
    }

    /// <summary>The clusters, and every other item of the group as one of its own.</summary>
    public JudgmentClusters ToClusters(in CellCounts all)
    {
        CellCounts alone = default;
        for (var i = 0; i < ItemKind.All; i++) alone[i] = all[i] - _cells[i];
        var singles = ClusteredCounts.FromItems(
            new()
            {
                TruePositive = alone.Of(Outcome.Pass, Outcome.Pass),
                FalseNegative = alone.Of(Outcome.Fail, Outcome.Pass),
                FalsePositive = alone.Of(Outcome.Pass, Outcome.Fail),
                TrueNegative = alone.Of(Outcome.Fail, Outcome.Fail),
            },
            new() { Positives = alone.Of(Outcome.Pass, Outcome.Missing), Negatives = alone.Of(Outcome.Fail, Outcome.Missing) });
        return new() { Counts = _sum + singles, Table = _labelled.Count == 0 ? null : Table(in alone) };
    }

    private ClusteredTable Table(in CellCounts alone)
    {
        long[] labelled =
        [
            alone.Of(Outcome.Pass, Outcome.Fail), alone.Of(Outcome.Pass, Outcome.Pass),
            alone.Of(Outcome.Fail, Outcome.Fail), alone.Of(Outcome.Fail, Outcome.Pass),
            alone.Of(Outcome.Missing, Outcome.Fail), alone.Of(Outcome.Missing, Outcome.Pass),
        ];
        long[] unlabelled =
        [
            alone.Of(Outcome.Pass, Outcome.Missing), alone.Of(Outcome.Fail, Outcome.Missing),
            alone.Of(Outcome.Missing, Outcome.Missing),
        ];
        var clusters = ClusteredTable.FromClusters(ValueRange.Unit, s_values, unlabelled.Length, [.. _labelled], [.. _unlabelled]);
        var singles = ClusteredTable.FromItems(StrataTable.Of(ValueRange.Unit, s_values, unlabelled.Length, labelled, unlabelled));
        return ClusteredTable.Merge([clusters, singles]);
    }

    private static long Of(ReadOnlySpan<int> counts, Outcome verdict, Outcome label) => counts[CellCounts.PlaceOf(verdict, label)];
}
