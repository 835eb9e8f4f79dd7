namespace LlmJudgeStats.Audit;

/// <summary>One system, run several times over the same items.</summary>
/// <remarks>Equality compares whether the evidence is the same object. Immutable, thread-safe. Source: audit.md 1 and 12.</remarks>
public sealed record RunMoments
{
    /// <summary>Who was run.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public required string System { get; init => field = Check.NotEmpty(value); }

    /// <summary>The runs in the place of systems: the means of the runs and how they go together.</summary>
    /// <exception cref="ArgumentNullException">No moments.</exception>
    public required ItemMoments Runs { get; init => field = Check.NotNull(value); }

    /// <summary>How the score goes with the place of an item in the run; none when places are not known.</summary>
    public PositionMoments? Positions { get; init; }
}
