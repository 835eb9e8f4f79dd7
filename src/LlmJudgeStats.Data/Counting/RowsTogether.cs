namespace LlmJudgeStats.Data;

/// <summary>
/// Rows that are not independent items of one weight: those of a cluster, of a sampling weight, of a stratum with a known share.
/// </summary>
internal sealed class RowsTogether(IRowReader cells, JudgmentReaderOptions options, IdCandidates ids, ErrorLog errors)
{
    private readonly ClusterTable _clusters = new();    // of a column that was named
    private readonly RowTable _rows = new();             // of weights and of strata

    /// <summary>The column whose equal values belong together; -1 where rows are independent.</summary>
    public int Column(ColumnRoles roles) => roles.Cluster >= 0 ? roles.Cluster : ids.ClusterColumn;

    /// <summary>Counts items of a cluster that a column names.</summary>
    public void Add(in CountedRow row, ItemKind kind, ColumnRoles roles)
    {
        var name = CellText.Of(cells, roles.Cluster);
        if (name.IsEmpty) _clusters.AddAlone(row.Group, kind, row.Items);
        else _clusters.Add(IdHash.Of(row.Group.Index, name), row.Group, kind, row.Items);
    }

    /// <summary>Keeps a judged row with its weight or its stratum until it is known what belongs together.</summary>
    public void Keep(in CountedRow row, StratumCounter? stratum, ColumnRoles roles)
    {
        var isWeighted = options.WeightColumn is not null;
        if (!row.IsJudged)
        {
            if (isWeighted) row.Group.Weights.AddUnjudged(row.Visible, row.Weight);
            return;
        }
        IReadOnlyList<int> columns = options.ClusterColumn is null ? ids.ClusterCandidates
            : roles.Cluster >= 0 ? [roles.Cluster]
            : [];
        var kept = new KeptRow(row.Group, row.Verdict, row.Visible, row.Weight, row.Items, cells.Line) { Stratum = stratum };
        if (!_rows.Add(cells, columns, in kept) && isWeighted) AddWeights([kept]);
    }

    /// <summary>Hands clusters, weights and strata to the groups, once all rows were counted.</summary>
    public void HandOver(ColumnRoles roles)
    {
        if (!_clusters.HasRoom) FailLargeCluster();
        try
        {
            HandOverRows(roles);
            var clusters = roles.Cluster >= 0 ? _clusters : ids.Clusters;
            clusters?.HandOver((group, in counts) => group.Clusters.Add(in counts));
            if (options.RepeatsAreRuns) ids.Runs?.HandOver((group, in counts) => group.Runs.Add(in counts));
        }
        catch (ArgumentOutOfRangeException)
        {
            FailLargeCluster();
        }
    }

    private void HandOverRows(ColumnRoles roles)
    {
        var column = Column(roles);
        if (options.WeightColumn is not null) _rows.HandOver(column, AddWeights);
        else if (column >= 0) _rows.HandOver(column, AddToStratum);
    }

    private static void AddWeights(ReadOnlySpan<KeptRow> cluster)
    {
        var weights = cluster[0].Group.Weights;
        foreach (ref readonly var row in cluster) weights.Add(row.Verdict, row.Label, row.Weight);
        weights.EndCluster();
    }

    private void AddToStratum(ReadOnlySpan<KeptRow> cluster)
    {
        // Rows of a cluster come in any order.
        KeptRow[] test = [.. cluster.ToArray().Where(row => row.IsTest).OrderBy(row => row.Line)];
        if (test.Length == 0) return;
        JudgeTally tally = default;
        foreach (ref readonly var row in test.AsSpan())
        {
            if (row.Stratum != test[0].Stratum) RefuseTwoStrata(in test[0], in row);
            tally += row.Verdict is Outcome.Pass
                ? new() { Positives = row.Items, Negatives = 0 }
                : new() { Positives = 0, Negatives = row.Items };
        }
        test[0].Stratum!.AddCluster(tally);
    }

    private void RefuseTwoStrata(in KeptRow one, in KeptRow other) => errors.Fail(new(DataCodes.ClusterInTwoStrata,
        Invariant($"{Rows(one.Line, other.Line)} belong together and lie in two strata, '{Excerpt.Of(one.Stratum!.Value)}' and ")
            + $"'{Excerpt.Of(other.Stratum!.Value)}': strata must be independent",
        "use weights in their place (`WeightColumn`): the share of the stratum divided by the number of its test items"),
        other.Line, options.StratumColumn);

    private static string Rows(long one, long other) =>
        one > 0 ? Invariant($"the rows on lines {one} and {other}") : "two rows";

    // With counts a row is many items, and an id is not that of an item.
    public static RepeatUse UseOfRepeats(JudgmentReaderOptions options) =>
        options.ClusterColumn is not null ? RepeatUse.ClustersOfAnotherColumn
        : options is { CountColumn: null, DuplicateIds: not DuplicateIds.Independent } ? RepeatUse.Clusters
        : RepeatUse.None;

    private void FailLargeCluster() => errors.Fail(new(
        DataCodes.BadCount, "a cluster has 2^31 items or more",
        "check the count column, or name a finer cluster column (`ClusterColumn`)"));
}
