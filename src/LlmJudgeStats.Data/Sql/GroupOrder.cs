namespace LlmJudgeStats.Data;

/// <summary>An order of groups that is the same on every machine: a table has none of its own.</summary>
internal sealed class GroupOrder : IComparer<IReadOnlyList<GroupKey>>
{
    public static GroupOrder ByValue { get; } = new();

    public int Compare(IReadOnlyList<GroupKey>? x, IReadOnlyList<GroupKey>? y)
    {
        for (var i = 0; i < x!.Count; i++)
        {
            var order = string.CompareOrdinal(x[i].Value, y![i].Value);
            if (order != 0) return order;
        }
        return 0;
    }
}
