namespace LlmJudgeStats.Audit.Details;

/// <summary>Items that have a copy.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 7.</remarks>
public sealed record DuplicateDetails : IAuditDetails
{
    /// <summary>How many items.</summary>
    public required long Items { get; init; }

    /// <summary>How many of them have the text of another one.</summary>
    public required long Copied { get; init; }

    /// <summary>How many texts are shared.</summary>
    public required long Groups { get; init; }

    /// <summary>The share of items with a copy.</summary>
    public required double Share { get; init; }
}
