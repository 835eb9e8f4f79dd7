namespace LlmJudgeStats.Data;

/// <summary>The items of one group as they come.</summary>
internal sealed class ItemsOfGroup
{
    private readonly IdNumbers _clusters = new();
    private readonly List<(string? Id, int First, int Second)> _orders = [];    // whole pairs need no name
    private MeasuredItems _all = new();

    public IReadOnlyList<MeasuredItem> Items => _all;

    public int Clusters { get; private set; }

    /// <summary>Pairs that were left out.</summary>
    public int Incomplete { get; private set; }

    public void Add(MeasuredItem item, ReadOnlySpan<char> cluster)
    {
        if (cluster.IsEmpty)
        {
            // Nothing tells what it belongs to: it stands alone.
            _all.Add(item with { Cluster = Clusters++ });
            return;
        }
        var number = _clusters.Of(IdHash.Of(0, cluster), Clusters);
        if (number == Clusters) Clusters++;
        _all.Add(item with { Cluster = number });
    }

    public bool AddToPair(MeasuredItem item, ReadOnlySpan<char> id, PairOrder order)
    {
        var at = _clusters.Of(IdHash.Of(0, id), Clusters);
        if (at == Clusters)
        {
            Clusters++;
            _all.Add(item with { Cluster = at, Verdict = null });
            _orders.Add((null, 0, 0));
        }
        var pair = _all[at];
        if (!AreOne(pair.Label, item.Label) || !AreOne(pair.HiddenLabel, item.HiddenLabel)) return false;
        pair = pair with { Label = pair.Label ?? item.Label, HiddenLabel = pair.HiddenLabel ?? item.HiddenLabel };
        pair = order == PairOrder.First ? pair with { Verdict = item.Verdict } : pair with { Swapped = item.Verdict };
        _all[at] = pair;
        var times = _orders[at];
        if (order == PairOrder.First) times.First++;
        else times.Second++;
        times.Id = IsWhole(pair, times.First, times.Second) ? null : times.Id ?? id.ToString();
        _orders[at] = times;
        return true;
    }

    /// <summary>Leaves out pairs that were not judged once in each order.</summary>
    /// <returns>How many rows they have.</returns>
    public long DropIncomplete(List<string> listed, int most)
    {
        if (Enumerable.Range(0, _all.Count).All(i => IsWhole(_all[i], _orders[i].First, _orders[i].Second))) return 0;
        var whole = new MeasuredItems();
        var rows = 0L;
        for (var i = 0; i < _all.Count; i++)
        {
            var order = _orders[i];
            if (IsWhole(_all[i], order.First, order.Second))
            {
                whole.Add(_all[i] with { Cluster = whole.Count });
                continue;
            }
            rows += order.First + order.Second;
            Incomplete++;
            if (listed.Count < most) listed.Add(order.Id!);
        }
        _all = whole;
        Clusters = whole.Count;
        return rows;
    }

    // A verdict that is missing in one order is no preference of the judge's.
    private static bool IsWhole(in MeasuredItem pair, int first, int second) =>
        first == 1 && second == 1 && pair is { Verdict: not null, Swapped: not null };

    private static bool AreOne(double? label, double? other) => label is null || other is null || label == other;
}

/// <summary>Which of a pair was shown first: the one that is named first, or the other.</summary>
internal enum PairOrder
{
    First,
    Second,
}
