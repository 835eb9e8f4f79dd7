namespace LlmJudgeStats.Comparison;

/// <summary>The one word for a comparison: decisions.md 5.2.</summary>
public enum ComparisonVerdict
{
    /// <summary>The data allow either direction, or the direction rests on a judge that is not shown to be better than chance.</summary>
    Undecided,

    /// <summary>A passes more often than B.</summary>
    Better,

    /// <summary>A passes less often than B.</summary>
    Worse,

    /// <summary>They differ by less than the margin.</summary>
    Equivalent,
}
