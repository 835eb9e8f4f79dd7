namespace LlmJudgeStats;

/// <summary>What the level of an interval is a probability of.</summary>
public enum IntervalKind
{
    /// <summary>Over repeated data, the interval contains the true rate with at least about this probability.</summary>
    Confidence,

    /// <summary>Given the data and the prior, the true rate lies inside with this probability.</summary>
    Credible,
}
