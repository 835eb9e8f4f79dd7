namespace LlmJudgeStats.Audit.Details;

/// <summary>Items with the same scores everywhere, where texts are not known: no verdict rests on them.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 7.</remarks>
public sealed record PatternDetails : IAuditDetails
{
    /// <summary>How many scores each item has: systems times runs.</summary>
    public required long Columns { get; init; }

    /// <summary>How many items have all of them.</summary>
    public required long Items { get; init; }

    /// <summary>How many pairs of items have the same scores.</summary>
    public required long Pairs { get; init; }
}
