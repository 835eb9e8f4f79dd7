namespace LlmJudgeStats.Data;

/// <summary>Judged rows by what finds the same item in several groups.</summary>
internal sealed class PairRows(IRowReader cells, ErrorLog errors)
{
    private readonly List<List<PairRow>> _groups = [];

    /// <summary>Keeps a judged row; one without a pair value has no partner.</summary>
    public void Add(int group, ItemKind kind, ColumnRoles roles)
    {
        var value = CellText.Of(cells, roles.Pair);
        if (value.IsEmpty) return;
        var cluster = CellText.Of(cells, roles.Cluster);
        while (_groups.Count <= group) _groups.Add([]);
        _groups[group].Add(new(IdHash.Of(0, value), cluster.IsEmpty ? 0 : (ulong)IdHash.Of(0, cluster), kind, cells.Line));
    }

    /// <summary>The rows of each group in the order of their items, once all were counted.</summary>
    public JudgmentPairs ToPairs(IReadOnlyList<GroupCounter> groups, ColumnRoles roles)
    {
        while (_groups.Count < groups.Count) _groups.Add([]);
        foreach (var rows in _groups) rows.Sort();
        if (roles.Cluster < 0) RefuseRepeats(groups, roles);
        errors.ThrowIfAny();
        return new([.. _groups.Select(rows => rows.ToArray())]) { HasClusters = roles.Cluster >= 0 };
    }

    private void RefuseRepeats(IReadOnlyList<GroupCounter> groups, ColumnRoles roles)
    {
        for (var g = 0; g < _groups.Count; g++)
        {
            var rows = _groups[g];
            var place = Enumerable.Range(1, Math.Max(0, rows.Count - 1)).FirstOrDefault(i => rows[i].Item == rows[i - 1].Item);
            if (place == 0) continue;
            errors.Add(new(DataCodes.RepeatedIds,
                Invariant($"the lines {rows[place - 1].Line} and {rows[place].Line}")
                    + $" have one value of '{Excerpt.Of(cells.Columns[roles.Pair])}'{GroupNotes.In(groups[g])}: which of them pairs with "
                    + "another group's is not known",
                "pair by a column that is unique within each group (`PairColumn`), or say what belongs together (`ClusterColumn`)"),
                rows[place].Line, cells.Columns[roles.Pair]);
        }
    }
}

/// <summary>A judged row: a fingerprint of its item, one of its cluster (0 for none), what it says, and where it stands.</summary>
internal readonly record struct PairRow(UInt128 Item, ulong Cluster, ItemKind Kind, long Line) : IComparable<PairRow>
{
    public int CompareTo(PairRow other) => Item.CompareTo(other.Item) is not 0 and var by ? by : Line.CompareTo(other.Line);
}
