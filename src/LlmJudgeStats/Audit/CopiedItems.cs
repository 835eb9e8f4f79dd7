namespace LlmJudgeStats.Audit;

/// <summary>How many items have a copy: the same text under another id.</summary>
/// <remarks>The default value is no items. Immutable, thread-safe. Source: audit.md 7.</remarks>
public readonly record struct CopiedItems
{
    /// <summary>A count of copies.</summary>
    /// <param name="items">How many items.</param>
    /// <param name="copied">How many of them have the text of another one.</param>
    /// <param name="groups">How many texts are shared.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more than there are.</exception>
    public CopiedItems(long items, long copied, long groups)
    {
        Items = Check.Count(items, nameof(items));
        Copied = (long)Check.Between(Check.Count(copied, nameof(copied)), 0, items, nameof(copied));
        Groups = (long)Check.Between(Check.Count(groups, nameof(groups)), 0, copied, nameof(groups));
    }

    /// <summary>How many items.</summary>
    public long Items { get; }

    /// <summary>How many of them have the text of another one.</summary>
    public long Copied { get; }

    /// <summary>How many texts are shared.</summary>
    public long Groups { get; }
}
