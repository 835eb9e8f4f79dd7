namespace LlmJudgeStats.Data;

/// <summary>Which items look for a partner.</summary>
public enum PairedItems
{
    /// <summary>Those without a visible label: labels calibrate the judge.</summary>
    WithoutLabel,

    /// <summary>All that were judged: labels of both groups are compared.</summary>
    All,
}
