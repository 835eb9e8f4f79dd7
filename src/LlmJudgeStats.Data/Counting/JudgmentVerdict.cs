namespace LlmJudgeStats.Data;

/// <summary>What a judge said of an item.</summary>
public enum JudgmentVerdict
{
    /// <summary>Pass.</summary>
    Pass,

    /// <summary>Fail.</summary>
    Fail,

    /// <summary>Nothing: it timed out, refused, or wrote what could not be read.</summary>
    None,
}
