namespace LlmJudgeStats.Data;

/// <summary>The part that a column seems to play in a file that nobody has described.</summary>
internal enum SurveyRole
{
    /// <summary>None that is known.</summary>
    None,
    ItemId,
    Verdict,
    Label,
    Judge,

    /// <summary>Whose answer it is.</summary>
    System,
    Metric,
    Run,

    /// <summary>In which order two answers were shown.</summary>
    Position,
    Rater,
    Cluster,
    Stratum,

    /// <summary>Which rows were set apart.</summary>
    Split,
    Weight,
    Count,
    Score,
    Time,

    /// <summary>Prompts, answers, reasons: shown by their length only.</summary>
    Text,
}
