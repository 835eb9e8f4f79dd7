namespace LlmJudgeStats.Audit.Details;

/// <summary>Items of about the same difficulty.</summary>
/// <remarks>The upper end belongs to the band above; the last band has both ends. Immutable, thread-safe. Source: audit.md 11.</remarks>
public sealed record DifficultyBand
{
    /// <summary>The lowest mean score of the band.</summary>
    public required double From { get; init; }

    /// <summary>Its upper end.</summary>
    public required double To { get; init; }

    /// <summary>How many items have a mean score in it.</summary>
    public required long Items { get; init; }

    /// <summary>How many of them are decided alike by all systems.</summary>
    public required long Dead { get; init; }
}
