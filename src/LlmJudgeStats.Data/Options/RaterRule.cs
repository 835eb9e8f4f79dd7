namespace LlmJudgeStats.Data;

/// <summary>What several raters' labels of one answer come to.</summary>
public enum RaterRule
{
    /// <summary>What most of them say; a draw is no label.</summary>
    Majority,

    /// <summary>Pass when any of them says pass.</summary>
    AnyPass,

    /// <summary>Fail when any of them says fail.</summary>
    AnyFail,

    /// <summary>What all of them say; disagreement is no label.</summary>
    Agree,
}
