namespace LlmJudgeStats.Data;

/// <summary>The sums over the clusters of one group.</summary>
/// <param name="keepsUnjudged">Whether items without a verdict are kept, too.</param>
internal sealed class ClusterSums(bool keepsUnjudged)
{
    private static readonly double[] s_values = [0, 1];
    private readonly List<long> _labelled = [];      // fails and passes of each verdict, one cluster after the other
    private readonly List<long> _unlabelled = [];    // by verdict
    private ClusteredCounts _sum;
    private ClusteredCounts _labels;
    private CellCounts _cells;

    /// <summary>Counts a cluster.</summary>
    public void Add(in CellCounts cluster)
    {
        for (var i = 0; i < ItemKind.All; i++) _cells[i] += cluster[i];
        _sum += ClusteredCounts.OfCluster(cluster.Labelled, cluster.Test);
        if (!keepsUnjudged) return;
        _labels += ClusteredCounts.OfCluster(AllLabelled(in cluster), default);
        AddStrata(in cluster, _labelled, _unlabelled);
    }

    /// <summary>The clusters, and every other item of the group as one of its own.</summary>
    public JudgmentClusters ToClusters(in CellCounts all)
    {
        CellCounts alone = default;
        for (var i = 0; i < ItemKind.All; i++) alone[i] = all[i] - _cells[i];
        var counts = _sum + ClusteredCounts.FromItems(alone.Labelled, alone.Test);
        if (_labelled.Count == 0) return new() { Counts = counts, AllLabels = counts };
        return new()
        {
            Counts = counts,
            AllLabels = _labels + ClusteredCounts.FromItems(AllLabelled(in alone), default),
            Table = Table(in alone),
        };
    }

    // Labels of items without a verdict stand among the judge's passes.
    private static ConfusionCounts AllLabelled(in CellCounts cells)
    {
        var labelled = cells.Labelled;
        var unjudged = cells.LabelsOf(Outcome.Missing);
        return labelled with
        {
            TruePositive = labelled.TruePositive + unjudged.Positives,
            FalsePositive = labelled.FalsePositive + unjudged.Negatives,
        };
    }

    private static void AddStrata(in CellCounts cells, List<long> labelled, List<long> unlabelled)
    {
        foreach (var verdict in (ReadOnlySpan<Outcome>)[Outcome.Pass, Outcome.Fail, Outcome.Missing])
        {
            labelled.Add(cells.Of(verdict, Outcome.Fail));
            labelled.Add(cells.Of(verdict, Outcome.Pass));
            unlabelled.Add(cells.Of(verdict, Outcome.Missing));
        }
    }

    private ClusteredTable Table(in CellCounts alone)
    {
        List<long> labelled = [];
        List<long> unlabelled = [];
        AddStrata(in alone, labelled, unlabelled);
        var clusters = ClusteredTable.FromClusters(ValueRange.Unit, s_values, unlabelled.Count, [.. _labelled], [.. _unlabelled]);
        var singles = ClusteredTable.FromItems(
            StrataTable.Of(ValueRange.Unit, s_values, unlabelled.Count, [.. labelled], [.. unlabelled]));
        return ClusteredTable.Merge([clusters, singles]);
    }
}
