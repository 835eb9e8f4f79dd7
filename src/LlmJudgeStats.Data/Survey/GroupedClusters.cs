namespace LlmJudgeStats.Data;

/// <summary>Whether a value of a column stands in several items of one group.</summary>
internal sealed class GroupedClusters(int cluster, int id, int[] groups, ErrorLog errors)
{
    private readonly IdTable _clusters = new(errors);
    private readonly IdTable _items = new(errors);
    private readonly UInt128[] _parts = new UInt128[groups.Length + 1];

    /// <summary>Rows of a further item of a value and a group.</summary>
    public long Further { get; private set; }

    public void Add(IRowReader row)
    {
        var value = CellText.Of(row, cluster);
        if (value.IsEmpty) return;
        for (var i = 0; i < groups.Length; i++) _parts[i + 1] = IdHash.Of(i, CellText.Of(row, groups[i]));
        var isKnown = !_clusters.Add(With(IdHash.Of(0, value)));
        var item = CellText.Of(row, id);
        var isNewItem = item.IsEmpty || _items.Add(With(IdHash.Of(1, item)));
        if (isKnown && isNewItem) Further++;
    }

    private UInt128 With(UInt128 print)
    {
        _parts[0] = print;
        return IdHash.Of(_parts);
    }
}
