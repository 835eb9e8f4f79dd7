using System.Collections.Immutable;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Systems against guessing.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 10.</remarks>
public sealed record ChanceDetails : IAuditDetails
{
    /// <summary>The score of guessing, on the scale of the verdicts.</summary>
    public required double Chance { get; init; }

    /// <summary>The systems.</summary>
    public required ImmutableArray<string> Systems { get; init; }

    /// <summary>Their one-sided p-values.</summary>
    public required ImmutableArray<double> P { get; init; }

    /// <summary>The same after the correction of Holm.</summary>
    public required ImmutableArray<double> Holm { get; init; }

    /// <summary>The systems that are not shown to be above chance.</summary>
    public required ImmutableArray<string> NotAbove { get; init; }

    /// <summary>Whether the p-values are exact binomial ones.</summary>
    public required bool Exact { get; init; }
}
