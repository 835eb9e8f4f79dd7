namespace LlmJudgeStats.Data;

/// <summary>How a score is compared with a cut-off.</summary>
public enum ScoreComparison
{
    /// <summary>The cut-off or more.</summary>
    AtLeast,

    /// <summary>More than the cut-off.</summary>
    Above,

    /// <summary>The cut-off or less.</summary>
    AtMost,

    /// <summary>Less than the cut-off.</summary>
    Below,

    /// <summary>The cut-off itself.</summary>
    Equal,
}
