namespace LlmJudgeStats;

/// <summary>About how long one answer of an interval takes.</summary>
public enum IntervalCost
{
    /// <summary>A fraction of a microsecond to a few: a closed form, or a handful of equations.</summary>
    Microseconds,

    /// <summary>Up to a few milliseconds: a posterior, or a resample.</summary>
    Milliseconds,

    /// <summary>Milliseconds to a second: an integral for each limit, or an enumeration of every outcome.</summary>
    Seconds,
}
