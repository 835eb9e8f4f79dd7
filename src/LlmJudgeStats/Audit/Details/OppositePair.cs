namespace LlmJudgeStats.Audit.Details;

/// <summary>Two systems that both benchmarks tell apart, and order oppositely.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 8.</remarks>
public sealed record OppositePair
{
    /// <summary>The better one on the first benchmark.</summary>
    public required string A { get; init; }

    /// <summary>The better one on the second.</summary>
    public required string B { get; init; }
}
