namespace LlmJudgeStats.Audit.Details;

/// <summary>One system on old and fresh items.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 9.</remarks>
public sealed record SplitSystem
{
    /// <summary>Its name.</summary>
    public required string System { get; init; }

    /// <summary>Its score on the old items.</summary>
    public required double Old { get; init; }

    /// <summary>Its score on the fresh items.</summary>
    public required double Fresh { get; init; }

    /// <summary>The first minus the second.</summary>
    public required double Gap { get; init; }

    /// <summary>The lower limit of the gap.</summary>
    public required double GapLower { get; init; }

    /// <summary>The upper limit of the gap.</summary>
    public required double GapUpper { get; init; }

    /// <summary>Its gap above that of the systems still trusted.</summary>
    public required double Excess { get; init; }

    /// <summary>The standard error of the excess.</summary>
    public required double ExcessSe { get; init; }

    /// <summary>The lower limit of the excess.</summary>
    public required double ExcessLower { get; init; }

    /// <summary>The upper limit of the excess.</summary>
    public required double ExcessUpper { get; init; }

    /// <summary>The one-sided p-value on the scale of scores.</summary>
    public required double PRaw { get; init; }

    /// <summary>The same on the log-odds.</summary>
    public required double PLogit { get; init; }

    /// <summary>The larger of the two, adjusted for all systems.</summary>
    public required double AdjustedP { get; init; }

    /// <summary>Whether it gains more on the old items.</summary>
    public required bool Flagged { get; init; }
}
