namespace LlmJudgeStats.Monitoring;

/// <summary>What one look at a system showed.</summary>
public sealed record MonitorLook
{
    /// <summary>The labels so far.</summary>
    public required long Labels { get; init; }

    /// <summary>The mean; <see langword="null"/> when the data do not determine it.</summary>
    public required double? Point { get; init; }

    /// <summary>The lower end of this look's own interval.</summary>
    public required double Lower { get; init; }

    /// <summary>Its upper end.</summary>
    public required double Upper { get; init; }

    /// <summary>The largest lower end of all looks so far: of a mean that does not move, every interval is true at once.</summary>
    public required double HighestLower { get; init; }

    /// <summary>The smallest upper end of all looks so far.</summary>
    public required double LowestUpper { get; init; }

    /// <summary>Whether this look's own interval breaks the promise.</summary>
    public required bool IsAlarm { get; init; }

    /// <summary>Whether no mean lies in the intervals of all looks: it moved, or a look is one of the few that miss (LJS1105).</summary>
    public bool IsEmptyIntersection => HighestLower > LowestUpper;
}
