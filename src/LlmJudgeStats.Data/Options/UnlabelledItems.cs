namespace LlmJudgeStats.Data;

/// <summary>The ids of judged items, with what a label would be drawn by: collected on request, for a list of items to label.</summary>
/// <remarks>
/// An id that has a label in any row, visible or hidden, is never among them, and one that repeats stands once, where it came first, with
/// the verdict of that row. Holds every id: memory grows with the items.
/// </remarks>
internal sealed class UnlabelledItems
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Item> _items = [];

    /// <summary>Judged rows without an id.</summary>
    public long WithoutId { get; private set; }

    /// <summary>The ids that the judge passed, or failed, in order of first appearance.</summary>
    public IReadOnlyList<string> Of(bool passed) =>
        [.. _items.Where(item => !item.IsLabelled && item.IsPassed == passed).Select(item => item.Id)];

    /// <summary>All ids, in order of first appearance.</summary>
    public IReadOnlyList<string> All => [.. _items.Where(item => !item.IsLabelled).Select(item => item.Id)];

    /// <summary>A row with a verdict.</summary>
    public void AddJudged(ReadOnlySpan<char> id, Outcome verdict) => Add(id, verdict is Outcome.Pass, isLabelled: false);

    /// <summary>A row with a label, whatever its verdict.</summary>
    public void AddLabelled(ReadOnlySpan<char> id) => Add(id, isPassed: false, isLabelled: true);

    private void Add(ReadOnlySpan<char> id, bool isPassed, bool isLabelled)
    {
        if (id.IsEmpty)
        {
            WithoutId++;
            return;
        }
        var name = id.ToString();
        if (_places.TryGetValue(name, out var place))
        {
            if (isLabelled) _items[place] = _items[place] with { IsLabelled = true };
            return;
        }
        _places.Add(name, _items.Count);
        _items.Add(new(name, isPassed, isLabelled));
    }

    private readonly record struct Item(string Id, bool IsPassed, bool IsLabelled);
}
