using System.Collections.Immutable;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Growth with training of one trajectory.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 4.</remarks>
public sealed record MonotonicityDetails : IAuditDetails
{
    /// <summary>How many checkpoints.</summary>
    public required long Checkpoints { get; init; }

    /// <summary>The rank correlation of step and score; none when all scores are equal.</summary>
    public double? Rho { get; init; }

    /// <summary>Its lower limit; none with fewer than 5 checkpoints.</summary>
    public double? Lower { get; init; }

    /// <summary>Its upper limit.</summary>
    public double? Upper { get; init; }

    /// <summary>What the interval is widened by for neighbouring deviations.</summary>
    public required double Kappa { get; init; }

    /// <summary>Kendall's tau-b.</summary>
    public double? Kendall { get; init; }

    /// <summary>The share of neighbouring checkpoints between which the score rises; none with one checkpoint.</summary>
    public double? Rises { get; init; }

    /// <summary>The one-sided p-value if deviations are independent; the verdict does not use it.</summary>
    public double? PPermutation { get; init; }

    /// <summary>The step of each checkpoint.</summary>
    public required ImmutableArray<double> Steps { get; init; }

    /// <summary>The score of each checkpoint, in points of the truth.</summary>
    public required ImmutableArray<double> Scores { get; init; }

    /// <summary>The lower limit of each score, for items like these; as far as [0, 1] goes.</summary>
    public required ImmutableArray<double> ScoreLower { get; init; }

    /// <summary>The upper limit of each score.</summary>
    public required ImmutableArray<double> ScoreUpper { get; init; }
}
