namespace LlmJudgeStats.Data;

/// <summary>The items that have a label in some row of their group: collected first, and asked for afterwards.</summary>
/// <remarks>32 bytes for each labelled item.</remarks>
internal sealed class OverlapIds
{
    private readonly HashSet<UInt128> _labelled = [];

    /// <summary>Whether all of them are known.</summary>
    public bool IsComplete { get; set; }

    public void Add(int group, ReadOnlySpan<char> id)
    {
        if (!id.IsEmpty) _labelled.Add(IdHash.Of(group, id));
    }

    public bool Has(int group, ReadOnlySpan<char> id) => !id.IsEmpty && _labelled.Contains(IdHash.Of(group, id));
}
