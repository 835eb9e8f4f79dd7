using System.Collections.Immutable;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Old items against fresh ones.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 9.</remarks>
public sealed record ContaminationDetails : IAuditDetails
{
    /// <summary>What the old items are called.</summary>
    public required string Old { get; init; }

    /// <summary>What the fresh items are called.</summary>
    public required string Fresh { get; init; }

    /// <summary>Every system.</summary>
    public required ImmutableArray<SplitSystem> Systems { get; init; }

    /// <summary>Those that gain more on the old items.</summary>
    public required ImmutableArray<string> Flagged { get; init; }

    /// <summary>The mean gap of all systems.</summary>
    public required double MeanGap { get; init; }

    /// <summary>Its standard error.</summary>
    public required double MeanGapSe { get; init; }

    /// <summary>Its one-sided p-value.</summary>
    public required double MeanGapP { get; init; }

    /// <summary>The same after the correction of Holm over the pairs of splits.</summary>
    public required double MeanGapHolm { get; init; }

    /// <summary>The gain that would be found with 80 % power.</summary>
    public required double ResolvableExcess { get; init; }
}
