using System.Numerics;

namespace LlmJudgeStats.Data;

/// <summary>Which columns tell rows of one id apart: the smallest set of them that does, the first in their order.</summary>
/// <param name="columns">The columns, the likeliest first.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class TellingSets(IReadOnlyList<int> columns, ErrorLog errors)
{
    private const int LargestSet = 3;
    private const long MostPrints = 4_000_000;    // of all sets together; then those that hold another are given up
    private readonly List<(uint Members, IdTable Rows)> _sets =
    [
        .. Enumerable.Range(0, 1 << columns.Count).Select(set => (uint)set)
            .Where(set => BitOperations.PopCount(set) <= LargestSet)
            .OrderBy(BitOperations.PopCount).ThenBy(Order)
            .Select(set => (set, new IdTable(errors))),
    ];
    private readonly UInt128[] _prints = new UInt128[columns.Count + 1];
    private long _held;

    /// <summary>The places of the columns of the set; none where no id repeats; nothing where no set tells rows apart.</summary>
    public IReadOnlyList<int>? Smallest => _sets.Count == 0 ? null : [.. Members(_sets[0].Members).Select(i => columns[i])];

    /// <summary>Looks at a row whose id stands in others, too.</summary>
    public void Add(in SurveyedRow row)
    {
        if (_sets.Count == 0) return;
        for (var i = 0; i < columns.Count; i++) _prints[i] = IdHash.Of(i, row.Cell(columns[i]));
        for (var i = _sets.Count - 1; i >= 0; i--)
        {
            if (!_sets[i].Rows.Add(Print(row.Item, _sets[i].Members))) _sets.RemoveAt(i);
        }
        _held += _sets.Count;
        if (_held > MostPrints && _sets.Count > 1) GiveUpLarger();
    }

    // {0, 1} before {0, 2} before {1, 2}.
    private static uint Order(uint set) => Members(set).Aggregate(0u, (order, i) => (order << 4) | (uint)i);

    private static IEnumerable<int> Members(uint set) => Enumerable.Range(0, 32).Where(i => (set >> i & 1) == 1);

    private UInt128 Print(UInt128 item, uint set)
    {
        Span<UInt128> parts = stackalloc UInt128[LargestSet + 1];
        parts[0] = item;
        var length = 1;
        for (var i = 0; i < columns.Count; i++)
        {
            if ((set >> i & 1) == 1) parts[length++] = _prints[i];
        }
        return IdHash.Of(parts[..length]);
    }

    private void GiveUpLarger()
    {
        var smallest = _sets[0].Members;
        _sets.RemoveAll(set => set.Members != smallest && (set.Members & smallest) == smallest);
        _held = long.MinValue;    // once
    }
}
