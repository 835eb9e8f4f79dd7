namespace LlmJudgeStats.Data;

/// <summary>The items of one group.</summary>
/// <param name="Key">The group; empty when no grouping was asked for.</param>
/// <param name="Items">Its items, in the order of the file.</param>
/// <param name="Clusters">How many different ids or clusters they have; as many as items where rows stand alone.</param>
public sealed record MeasuredGroup(IReadOnlyList<GroupKey> Key, IReadOnlyList<MeasuredItem> Items, int Clusters)
{
    /// <summary>Whether several rows are of one id or cluster.</summary>
    public bool HasRepeats => Clusters < Items.Count;
}
