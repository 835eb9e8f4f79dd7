namespace LlmJudgeStats;

/// <summary>What became of the labels of a second file.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record LabelAccount
{
    /// <summary>Labels in the file.</summary>
    public required long Read { get; init; }

    /// <summary>Distinct labels that met a judgment.</summary>
    public required long Matched { get; init; }

    /// <summary>Distinct labels that met none.</summary>
    public required long Unmatched { get; init; }

    /// <summary>Judgments that stay without a label.</summary>
    public required long WithoutLabel { get; init; }

    /// <summary>Labels, and judgments, whose key is empty: never matched.</summary>
    public required long EmptyKeys { get; init; }

    /// <summary>Further labels of a key that say the same as the first.</summary>
    public required long Agreeing { get; init; }

    /// <summary>Keys whose labels differ and that have none for it.</summary>
    public required long Conflicting { get; init; }

    /// <summary>Labels that were withdrawn by who gave them; 0 for every format that is read so far.</summary>
    public long Cancelled { get; init; }
}
