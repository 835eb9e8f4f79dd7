namespace LlmJudgeStats.Audit;

/// <summary>Old items and fresh ones: public and private, seen in development and unseen.</summary>
/// <remarks>Equality compares whether the evidence is the same object. Immutable, thread-safe. Source: audit.md 9.</remarks>
public sealed record SplitPair
{
    /// <summary>What the old items are called.</summary>
    public string OldName { get; init => field = Check.NotEmpty(value); } = "old";

    /// <summary>What the fresh items are called.</summary>
    public string FreshName { get; init => field = Check.NotEmpty(value); } = "fresh";

    /// <summary>The systems of the study on the old items.</summary>
    public required ItemMoments Old { get; init => field = Check.NotNull(value); }

    /// <summary>The same systems, in the same order, on the fresh items.</summary>
    public required ItemMoments Fresh { get; init => field = Check.NotNull(value); }

    /// <summary>Whether items were assigned to the two at random: then a gap of all systems cannot be difficulty.</summary>
    public bool IsRandom { get; init; }
}
