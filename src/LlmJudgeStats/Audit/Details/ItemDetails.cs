using System.Collections.Immutable;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Difficulty of items, and how they go with the rest.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 11.</remarks>
public sealed record ItemDetails : IAuditDetails
{
    /// <summary>The mean score of each item.</summary>
    public required ImmutableArray<double> Difficulty { get; init; }

    /// <summary>Its correlation with the mean of the other items; NaN for constant items.</summary>
    public required ImmutableArray<double> ItemRest { get; init; }

    /// <summary>Items that every system passes.</summary>
    public required long AllPass { get; init; }

    /// <summary>Items that every system fails.</summary>
    public required long AllFail { get; init; }

    /// <summary>Items on which all systems score the same.</summary>
    public required long Dead { get; init; }

    /// <summary>Their share.</summary>
    public required double DeadShare { get; init; }

    /// <summary>The other items.</summary>
    public required long Live { get; init; }

    /// <summary>The share of live items on which better systems score lower; none without live items.</summary>
    public double? NegativeShare { get; init; }

    /// <summary>The places of those items, from 0, the most negative first.</summary>
    public required ImmutableArray<int> Negative { get; init; }

    /// <summary>The items by difficulty, in ten bands from 0 to 1.</summary>
    public required ImmutableArray<DifficultyBand> Bands { get; init; }
}
