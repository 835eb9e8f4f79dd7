namespace LlmJudgeStats;

/// <summary>One end of an interval.</summary>
public enum IntervalSide
{
    /// <summary>The lower end.</summary>
    Lower,

    /// <summary>The upper end.</summary>
    Upper,
}
