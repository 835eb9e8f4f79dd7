namespace LlmJudgeStats.Data;

/// <summary>What a cell of the verdict or label column says.</summary>
internal enum Outcome
{
    /// <summary>Nothing stands there.</summary>
    Missing,
    Pass,
    Fail,

    /// <summary>A word that was declared to mean no answer: somebody, or the judge, was asked and gave none.</summary>
    Unresolved,

    /// <summary>Something else: an error has been logged.</summary>
    Unknown,
}
