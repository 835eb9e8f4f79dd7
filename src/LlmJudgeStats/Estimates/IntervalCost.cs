namespace LlmJudgeStats;

/// <summary>How an interval is computed, and so about how long one answer takes.</summary>
public enum IntervalCost
{
    /// <summary>A closed form: a fraction of a microsecond.</summary>
    ClosedForm,

    /// <summary>A handful of equations: a microsecond to a few.</summary>
    Equations,

    /// <summary>A posterior, or a resample: up to a few milliseconds.</summary>
    Milliseconds,

    /// <summary>An integral for each limit, or an enumeration of every outcome: milliseconds to a second.</summary>
    Seconds,
}
