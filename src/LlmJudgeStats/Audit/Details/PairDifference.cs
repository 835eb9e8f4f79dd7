namespace LlmJudgeStats.Audit.Details;

/// <summary>The difference of two systems.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 3.</remarks>
public sealed record PairDifference
{
    /// <summary>A system.</summary>
    public required string A { get; init; }

    /// <summary>Another one.</summary>
    public required string B { get; init; }

    /// <summary>The score of the first minus that of the second.</summary>
    public required double Difference { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Its two-sided p-value.</summary>
    public required double P { get; init; }

    /// <summary>Its p-value after the correction of Holm over all pairs.</summary>
    public required double Holm { get; init; }
}
