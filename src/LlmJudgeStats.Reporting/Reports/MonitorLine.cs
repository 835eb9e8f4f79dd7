using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Reporting;

/// <summary>One look.</summary>
/// <param name="Look">Its numbers, and those of all looks so far.</param>
/// <param name="Place">Where in the sequence.</param>
/// <param name="JudgeName">Who judged; empty where judges have no names.</param>
/// <param name="Estimate">The estimate.</param>
internal sealed record MonitorLine(MonitorLook Look, string Place, string JudgeName, MeasuredEstimate Estimate)
{
    /// <summary>The latest run of the anchors; <see langword="null"/> before the first, and where none are watched.</summary>
    public AnchorLook? Judge { get; init; }
}
