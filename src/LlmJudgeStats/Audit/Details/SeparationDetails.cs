namespace LlmJudgeStats.Audit.Details;

/// <summary>Systems against items: how much of what differs is not luck.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 2.</remarks>
public sealed record SeparationDetails : IAuditDetails
{
    /// <summary>How many items.</summary>
    public required long Items { get; init; }

    /// <summary>The mean square of systems.</summary>
    public required double MsSystem { get; init; }

    /// <summary>The mean square of what is left.</summary>
    public required double MsResidual { get; init; }

    /// <summary>Their ratio; none when nothing is left.</summary>
    public double? F { get; init; }

    /// <summary>What the degrees of freedom are multiplied by (Greenhouse and Geisser).</summary>
    public required double Epsilon { get; init; }

    /// <summary>The p-value of equal systems.</summary>
    public required double P { get; init; }

    /// <summary>The share of the variance of scores that is not luck, in [0, 1].</summary>
    public required double Reliability { get; init; }

    /// <summary>The same before it was kept at 0; none when F is 0 or not defined.</summary>
    public double? ReliabilityRaw { get; init; }

    /// <summary>The lower limit of Feldt.</summary>
    public required double ReliabilityLower { get; init; }

    /// <summary>The upper limit of Feldt.</summary>
    public required double ReliabilityUpper { get; init; }

    /// <summary>The standard deviation of true scores over the standard error; none when nothing is left.</summary>
    public double? SignalToNoise { get; init; }

    /// <summary>
    /// The range of the systems' scores over the standard deviation of the last checkpoints: a scale of other people (Heineman et al.
    /// 2025), without a verdict; none without checkpoints, or where those do not differ.
    /// </summary>
    public double? RangeToNoise { get; init; }

    /// <summary>The difference of two systems that would be found with 80 % power, in points of the truth.</summary>
    public required double Resolvable { get; init; }
}
