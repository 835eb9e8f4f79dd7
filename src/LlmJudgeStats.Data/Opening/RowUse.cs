namespace LlmJudgeStats.Data;

/// <summary>What the rows of an input are for.</summary>
internal enum RowUse
{
    /// <summary>Verdicts, and labels beside them.</summary>
    Judgments,

    /// <summary>
    /// To see what is there: nothing is refused because a choice is missing, and values inside objects of JSON are columns, too, by names
    /// with dots.
    /// </summary>
    Look,

    /// <summary>Labels of verdicts in another file.</summary>
    Labels,

    /// <summary>Shares of strata: a table of our own.</summary>
    Shares,
}
