using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Reporting;

/// <summary>The runs of a judge over its anchors.</summary>
/// <param name="Count">How many anchors there are.</param>
/// <param name="Hash">Their hash.</param>
/// <param name="Looks">A look for each run.</param>
internal sealed record MonitorAnchorRuns(int Count, string Hash, IReadOnlyList<MonitorAnchorLook> Looks)
{
    /// <summary>How a run is tested against the baseline run.</summary>
    public ReportMethod Method { get; } = ReportMethod.Of(AnchorAlarm.MethodOfChanges);

    /// <summary>The first look that raised the alarm; <see langword="null"/> without one.</summary>
    public MonitorAnchorLook? FirstAlarm => Looks.FirstOrDefault(one => one.Look.IsAlarm);
}

/// <summary>One run of the anchors.</summary>
/// <param name="Place">Where in the sequence; empty where there is one run.</param>
/// <param name="Look">What it showed.</param>
internal sealed record MonitorAnchorLook(string Place, AnchorLook Look);
