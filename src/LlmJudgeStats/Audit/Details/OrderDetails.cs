namespace LlmJudgeStats.Audit.Details;

/// <summary>Whether the score goes with the place of an item in the run.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 12.</remarks>
public sealed record OrderDetails : IAuditDetails
{
    /// <summary>How many items.</summary>
    public required long Items { get; init; }

    /// <summary>The change of the score from the first to the last place.</summary>
    public required double Slope { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Degrees of freedom.</summary>
    public required double Df { get; init; }

    /// <summary>Its two-sided p-value.</summary>
    public required double P { get; init; }

    /// <summary>The same after the correction of Holm over the systems.</summary>
    public required double Holm { get; init; }
}
