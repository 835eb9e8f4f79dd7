namespace LlmJudgeStats.Reporting;

/// <summary>What rows are for.</summary>
internal enum RowsPartKind
{
    /// <summary>They have a verdict and no label in use.</summary>
    Test,

    /// <summary>They have a verdict and a label.</summary>
    Labelled,

    /// <summary>They were skipped, for the reason in the label.</summary>
    Skipped,

    /// <summary>A filter left them out.</summary>
    LeftOut,
}
