namespace LlmJudgeStats.Data;

/// <summary>What to do when an item id repeats within a group.</summary>
public enum DuplicateIds
{
    /// <summary>Count the repeats and say so in a note: real files repeat ids (two orders, several voters).</summary>
    Warn,

    /// <summary>Refuse the file.</summary>
    Error,
}
