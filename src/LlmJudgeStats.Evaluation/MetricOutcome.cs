namespace LlmJudgeStats.Evaluation;

/// <summary>What a metric says of an item, or why it says nothing.</summary>
public enum MetricOutcome
{
    /// <summary>The result has no metric of that name.</summary>
    Absent,

    /// <summary>The metric has no value, and no diagnostic says why.</summary>
    NoValue,

    /// <summary>The metric has no value, and a diagnostic of severity error: the judge did not answer, or not readably.</summary>
    JudgeError,

    /// <summary>The judge failed the item.</summary>
    Fail,

    /// <summary>The judge passed the item.</summary>
    Pass,
}
