namespace LlmJudgeStats.Data;

/// <summary>How much of a column's name speaks of a part.</summary>
internal enum NamedBy
{
    /// <summary>A word of it.</summary>
    Word,

    /// <summary>The whole name.</summary>
    WholeName,
}
