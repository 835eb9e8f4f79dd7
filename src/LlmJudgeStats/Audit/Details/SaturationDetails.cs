namespace LlmJudgeStats.Audit.Details;

/// <summary>How much room there is above the best systems.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 6.</remarks>
public sealed record SaturationDetails : IAuditDetails
{
    /// <summary>The highest score.</summary>
    public required double Best { get; init; }

    /// <summary>The ceiling minus it.</summary>
    public required double HeadroomBest { get; init; }

    /// <summary>The mean score of those that may be first.</summary>
    public required double TopSetMean { get; init; }

    /// <summary>The room above them as a share of all room.</summary>
    public required double Headroom { get; init; }

    /// <summary>Its lower limit.</summary>
    public required double HeadroomLower { get; init; }

    /// <summary>Its upper limit.</summary>
    public required double HeadroomUpper { get; init; }

    /// <summary>How many may be first.</summary>
    public required long TopSet { get; init; }

    /// <summary>How many would have to share first place.</summary>
    public required long Needed { get; init; }

    /// <summary>What a perfect system scores in verdicts: the sensitivity; 1 without a judge.</summary>
    public required double VerdictCeiling { get; init; }

    /// <summary>What the worst system scores in verdicts; 0 without a judge.</summary>
    public required double VerdictFloor { get; init; }

    /// <summary>Whether the judge, not the benchmark, is at its ceiling.</summary>
    public required bool JudgeAtCeiling { get; init; }
}
