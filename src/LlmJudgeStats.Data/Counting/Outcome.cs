namespace LlmJudgeStats.Data;

/// <summary>What a cell of the verdict or label column says.</summary>
internal enum Outcome
{
    Missing,
    Pass,
    Fail,

    /// <summary>Something else: an error has been logged.</summary>
    Unknown,
}
