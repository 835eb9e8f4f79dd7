namespace LlmJudgeStats.Reporting;

/// <summary>What a sentence says against the limits it prints.</summary>
public enum SentenceDoubt
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Items repeat, so the limits are too narrow.</summary>
    ItemsRepeat,
}
