namespace LlmJudgeStats.Monitoring;

/// <summary>What a monitor says: whether the system has broken its promise, and whether the judge has changed, are two questions.</summary>
public enum MonitorStatus
{
    /// <summary>Nothing is shown.</summary>
    Watching,

    /// <summary>The system's mean is shown to be on the wrong side of its threshold.</summary>
    SystemAlarm,

    /// <summary>The judge errs on anchors that it judged rightly before.</summary>
    JudgeAlarm,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>Ids.</summary>
public static class MonitorStatuses
{
    extension(MonitorStatus status)
    {
        /// <summary>The id, as in JSON: <c>alarm-judge</c>.</summary>
        public string Id => status switch
        {
            MonitorStatus.Watching => "watching",
            MonitorStatus.SystemAlarm => "alarm-system",
            MonitorStatus.JudgeAlarm => "alarm-judge",
            MonitorStatus.Both => "both",
        };

        /// <summary>What two alarms make together.</summary>
        /// <param name="system">The system's state; <see langword="null"/>: it is not watched.</param>
        /// <param name="judge">The judge's state; <see langword="null"/>: it is not watched.</param>
        public static MonitorStatus Of(MonitorState? system, AnchorState? judge) => (system?.IsAlarm, judge?.IsAlarm) switch
        {
            (true, true) => MonitorStatus.Both,
            (true, _) => MonitorStatus.SystemAlarm,
            (_, true) => MonitorStatus.JudgeAlarm,
            _ => MonitorStatus.Watching,
        };
    }
}
