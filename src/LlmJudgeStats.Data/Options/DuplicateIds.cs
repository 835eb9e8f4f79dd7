namespace LlmJudgeStats.Data;

/// <summary>What to do when an item id repeats within a group.</summary>
public enum DuplicateIds
{
    /// <summary>
    /// Rows of one id are one cluster: several answers to one question, or several runs on one answer, are worth less than as many items.
    /// </summary>
    Cluster,

    /// <summary>Count the rows as if they were independent, and say in a warning that the interval is too narrow.</summary>
    Independent,

    /// <summary>Refuse the file.</summary>
    Error,
}
