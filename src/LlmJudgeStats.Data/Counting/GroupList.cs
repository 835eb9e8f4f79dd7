using System.Collections;

namespace LlmJudgeStats.Data;

/// <summary>Groups as they are asked for: of a million only the counts are held.</summary>
internal sealed class GroupList : IReadOnlyList<JudgmentGroup>
{
    private const int MostHeld = 10_000;
    private readonly IReadOnlyList<GroupCounter> _counters;

    private GroupList(IReadOnlyList<GroupCounter> counters) => _counters = counters;

    public int Count => _counters.Count;

    public JudgmentGroup this[int index] => _counters[index].ToGroup();

    /// <param name="counters">Counters that count no more.</param>
    public static IReadOnlyList<JudgmentGroup> Of(IReadOnlyList<GroupCounter> counters)
    {
        var groups = new GroupList(counters);
        return counters.Count > MostHeld ? groups : [.. groups];
    }

    public IEnumerator<JudgmentGroup> GetEnumerator() => _counters.Select(counter => counter.ToGroup()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
