using System.Collections.Immutable;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Scores, pairs and ranks of the systems.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 3.</remarks>
public sealed record RankingDetails : IAuditDetails
{
    /// <summary>The systems.</summary>
    public required ImmutableArray<string> Systems { get; init; }

    /// <summary>Their scores, corrected for the judge where there is one.</summary>
    public required ImmutableArray<double> Scores { get; init; }

    /// <summary>Their standard errors.</summary>
    public required ImmutableArray<double> Se { get; init; }

    /// <summary>Their lower limits, kept at 0 and above.</summary>
    public required ImmutableArray<double> ScoreLower { get; init; }

    /// <summary>Their upper limits, kept at 1 and below.</summary>
    public required ImmutableArray<double> ScoreUpper { get; init; }

    /// <summary>Degrees of freedom; none when they are infinite.</summary>
    public double? Df { get; init; }

    /// <summary>Every pair, on the scale of the verdicts.</summary>
    public required ImmutableArray<PairDifference> Pairs { get; init; }

    /// <summary>The best rank that each may have.</summary>
    public required ImmutableArray<int> RankLower { get; init; }

    /// <summary>The worst.</summary>
    public required ImmutableArray<int> RankUpper { get; init; }

    /// <summary>The systems that may be first.</summary>
    public required ImmutableArray<string> TopSet { get; init; }

    /// <summary>The share of neighbours that are not told apart.</summary>
    public required double AdjacentUnresolved { get; init; }

    /// <summary>How many pairs are told apart.</summary>
    public required long PairsResolved { get; init; }

    /// <summary>The share of resampled benchmarks in which each comes first; empty when single scores are not known.</summary>
    public required ImmutableArray<double> FirstPlace { get; init; }
}
