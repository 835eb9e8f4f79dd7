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

    /// <summary>Counts a cluster, by verdict (pass, fail, none) and label (pass, fail, none).</summary>
    public void Add(ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < counts.Length; i++) _cells[i] += counts[i];
        var labelled = new ConfusionCounts
        {
            TruePositive = Of(counts, Outcome.Pass, Outcome.Pass),
            FalseNegative = Of(counts, Outcome.Fail, Outcome.Pass),
            FalsePositive = Of(counts, Outcome.Pass, Outcome.Fail),
            TrueNegative = Of(counts, Outcome.Fail, Outcome.Fail),
        };
        _sum += ClusteredCounts.OfCluster(
            labelled,
            new() { Positives = Of(counts, Outcome.Pass, Outcome.Missing), Negatives = Of(counts, Outcome.Fail, Outcome.Missing) });
        if (!keepsUnjudged) return;
        _labels += ClusteredCounts.OfCluster(
            labelled + new ConfusionCounts
            {
                TruePositive = Of(counts, Outcome.Missing, Outcome.Pass),
                FalsePositive = Of(counts, Outcome.Missing, Outcome.Fail),
                FalseNegative = 0,
                TrueNegative = 0,
            },
            default);
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
        var labelled = new ConfusionCounts
        {
            TruePositive = alone.Of(Outcome.Pass, Outcome.Pass),
            FalseNegative = alone.Of(Outcome.Fail, Outcome.Pass),
            FalsePositive = alone.Of(Outcome.Pass, Outcome.Fail),
            TrueNegative = alone.Of(Outcome.Fail, Outcome.Fail),
        };
        var singles = ClusteredCounts.FromItems(
            labelled, new() { Positives = alone.Of(Outcome.Pass, Outcome.Missing), Negatives = alone.Of(Outcome.Fail, Outcome.Missing) });
        var counts = _sum + singles;
        if (_labelled.Count == 0) return new() { Counts = counts, AllLabels = counts };
        var unjudged = alone.LabelsOf(Outcome.Missing);
        var alsoUnjudged = labelled with
        {
            TruePositive = labelled.TruePositive + unjudged.Positives,
            FalsePositive = labelled.FalsePositive + unjudged.Negatives,
        };
        return new()
        {
            Counts = counts,
            AllLabels = _labels + ClusteredCounts.FromItems(alsoUnjudged, default),
            Table = Table(in alone),
        };
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
