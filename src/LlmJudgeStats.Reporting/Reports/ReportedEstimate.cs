namespace LlmJudgeStats.Reporting;

/// <summary>An estimate with everything that a report says about it.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ReportedEstimate
{
    /// <summary>The estimate.</summary>
    public required JudgeEstimate Estimate { get; init; }

    /// <summary>Where the variance comes from; <see langword="null"/> where that does not apply.</summary>
    public required VarianceShares? Shares { get; init; }

    /// <summary>How many plain random labels would be as precise; <see langword="null"/> unless labels are a random sample.</summary>
    public required double? EffectiveLabels { get; init; }

    /// <summary>How the interval does in studies of this size; <see langword="null"/> when it was not enumerated.</summary>
    public required DesignCoverage? Coverage { get; init; }

    /// <summary>
    /// Whether the interval contains the share of passes among the hidden labels; <see langword="null"/> when none are shown.
    /// </summary>
    public required bool? ContainsRevealed { get; init; }

    /// <summary>Names of its warnings.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>
    /// Names of its warnings, and, for the estimate that was asked for, the codes of what else is suspicious: for tables.
    /// </summary>
    public required IReadOnlyList<string> WarningsAndSuspicions { get; init; }

    /// <summary>What the method assumes, and where it comes from.</summary>
    public required ReportMethod Method { get; init; }
}
