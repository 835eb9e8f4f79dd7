namespace LlmJudgeStats.Data;

/// <summary>How often runs of the judge on one item differ.</summary>
/// <remarks>
/// <code>flip rate = mean over items with K ≥ 2 runs of 2 k (K − k)/(K (K − 1)),  k of K runs passed</code>
/// Counted by K in whole numbers: the order of items does not matter. Source: dependence.md 5.
/// </remarks>
internal sealed class RunTally
{
    private readonly SortedDictionary<long, Int128> _differing = [];    // Σ k (K − k) by K
    private long _items;
    private long _flipping;

    public void Add(in CellCounts counts)
    {
        var passes = counts.OfVerdict(Outcome.Pass);
        var fails = counts.OfVerdict(Outcome.Fail);
        var runs = passes + fails;
        if (runs < 2) return;
        _items++;
        if (passes > 0 && fails > 0) _flipping++;
        _differing[runs] = _differing.GetValueOrDefault(runs) + ((Int128)passes * fails);
    }

    public JudgmentRuns ToRuns()
    {
        var sum = 0.0;
        foreach (var (runs, differing) in _differing) sum += 2 * (double)differing / (runs * (runs - 1.0));
        return new() { Items = _items, Flipping = _flipping, FlipRate = _items == 0 ? null : sum / _items };
    }
}
