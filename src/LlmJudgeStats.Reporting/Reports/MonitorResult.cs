using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Reporting;

/// <summary>The looks of a monitor, and what they say together.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record MonitorResult
{
    /// <summary>What kind of thing is watched: <c>rate</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>What was to be shown.</summary>
    public required MonitorPlan Plan { get; init; }

    /// <summary>The column that orders the rows.</summary>
    public required string SequenceName { get; init; }

    /// <summary>Whether judges have names.</summary>
    public bool HasJudges { get; init; }

    /// <summary>A line for each look, in their order.</summary>
    public required IReadOnlyList<MonitorLine> Looks { get; init; }

    /// <summary>Labelled items.</summary>
    public required long Labels { get; init; }

    /// <summary>All items.</summary>
    public required long Items { get; init; }

    /// <summary>What the looks say.</summary>
    public required MonitorStatus Status { get; init; }

    /// <summary>The labels at the first alarm of the system; <see langword="null"/> without one.</summary>
    public long? FirstAlarm { get; init; }

    /// <summary>The anchors; <see langword="null"/> where none are watched.</summary>
    public MonitorAnchorRuns? Anchors { get; init; }

    /// <summary>The judge by period; none of other measures.</summary>
    public IReadOnlyList<MonitorPeriod> Periods { get; init; } = [];

    /// <summary>The method of the intervals.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>The answer.</summary>
    public string Sentence { get; init; } = "";
}
