using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>
/// Judged rows one by one, for what cannot be added up before it is known which rows belong together: weights, and strata.
/// </summary>
/// <remarks>Which of several columns groups rows is known at the end only, so each has its fingerprints.</remarks>
internal sealed class RowTable
{
    private readonly List<KeptRow> _rows = [];
    private int[] _columns = [];
    private List<UInt128>[] _names = [];    // 0 for a row that stands alone

    /// <summary>Keeps a row.</summary>
    /// <returns>Whether it may belong with others; else nothing was kept.</returns>
    public bool Add(IRowReader row, IReadOnlyList<int> columns, in KeptRow kept)
    {
        if (columns.Count == 0) return false;
        if (_columns.Length == 0)
        {
            _columns = [.. columns];
            _names = [.. columns.Select(_ => new List<UInt128>())];
        }
        _rows.Add(kept);
        for (var i = 0; i < _columns.Length; i++)
        {
            var name = CellText.Of(row, _columns[i]);
            _names[i].Add(name.IsEmpty ? 0 : IdHash.Of(kept.Group.Index, name));
        }
        return true;
    }

    /// <summary>Takes the rows of one cluster.</summary>
    public delegate void Taker(ReadOnlySpan<KeptRow> rows);

    /// <summary>Hands over the rows that belong together by a column, cluster by cluster; each by itself where there is none.</summary>
    public void HandOver(int column, Taker take)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var place = Array.IndexOf(_columns, column);
        if (place >= 0) CollectionsMarshal.AsSpan(_names[place]).Sort(rows);
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (place >= 0 && end < rows.Length && _names[place][start] != 0 && _names[place][end] == _names[place][start]) end++;
            take(rows[start..end]);
            start = end;
        }
        _rows.Clear();
    }
}

/// <summary>A judged row.</summary>
internal readonly record struct KeptRow(GroupCounter Group, Outcome Verdict, Outcome Label, double Weight, long Items, long Line)
{
    /// <summary>Its stratum; nothing without strata.</summary>
    public StratumCounter? Stratum { get; init; }

    public bool IsTest => Label is not (Outcome.Pass or Outcome.Fail);
}
