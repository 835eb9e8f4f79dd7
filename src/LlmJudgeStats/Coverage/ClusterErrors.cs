namespace LlmJudgeStats.Coverage;

/// <summary>How the sensitivity and the specificity of a cluster go together.</summary>
public enum ClusterErrors
{
    /// <summary>Independent of each other.</summary>
    Independent,

    /// <summary>
    /// As opposed as two Beta distributions can be: where the judge is lenient, its sensitivity is high and its specificity low.
    /// </summary>
    Opposed,
}
