using System.Collections;

namespace LlmJudgeStats.Data;

/// <summary>Groups as they are asked for: of a million only the counts are held.</summary>
internal sealed class GroupList(IReadOnlyList<GroupCounter> counters) : IReadOnlyList<JudgmentGroup>
{
    private const int MostHeld = 10_000;

    public int Count => counters.Count;

    public JudgmentGroup this[int index] => counters[index].ToGroup();

    /// <param name="counters">Counters that count no more.</param>
    public static IReadOnlyList<JudgmentGroup> Of(IReadOnlyList<GroupCounter> counters)
    {
        var groups = new GroupList(counters);
        return counters.Count > MostHeld ? groups : [.. groups];
    }

    public IEnumerator<JudgmentGroup> GetEnumerator() => counters.Select(counter => counter.ToGroup()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
