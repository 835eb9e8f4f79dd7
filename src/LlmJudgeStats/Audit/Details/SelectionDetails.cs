namespace LlmJudgeStats.Audit.Details;

/// <summary>The best of several checkpoints: how much of its score is the luck of the best.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 5.</remarks>
public sealed record SelectionDetails : IAuditDetails
{
    /// <summary>The place of the best checkpoint, from 0.</summary>
    public required long Best { get; init; }

    /// <summary>Its step.</summary>
    public required double BestStep { get; init; }

    /// <summary>Its score.</summary>
    public required double BestScore { get; init; }

    /// <summary>The score of the last checkpoint.</summary>
    public required double LastScore { get; init; }

    /// <summary>The share of the variance of checkpoints that is not luck.</summary>
    public required double Reliability { get; init; }

    /// <summary>The p-value of equal checkpoints.</summary>
    public required double P { get; init; }

    /// <summary>What is expected to be luck.</summary>
    public required double Optimism { get; init; }

    /// <summary>The score without it: what to expect again.</summary>
    public required double Shrunken { get; init; }

    /// <summary>The standard deviation of luck.</summary>
    public required double NoiseSd { get; init; }

    /// <summary>The luck of the best if all were equal.</summary>
    public required double OptimismBound { get; init; }

    /// <summary>The lower limit of the true score of the best.</summary>
    public required double Lower { get; init; }

    /// <summary>The p-value of best against last, for all that could have been best; none when they are the same.</summary>
    public double? BestAgainstLastP { get; init; }

    /// <summary>The largest drop between any two checkpoints.</summary>
    public required double LargestDrop { get; init; }

    /// <summary>The p-value of drops, for all pairs.</summary>
    public required double LargestDropP { get; init; }

    /// <summary>The step before the largest drop.</summary>
    public required double DropFrom { get; init; }

    /// <summary>The step after it.</summary>
    public required double DropTo { get; init; }
}
