namespace LlmJudgeStats.Data;

/// <summary>What is known of a column when a value of it means nothing.</summary>
/// <param name="Similar">A word that the value may be a misspelling of.</param>
/// <param name="RuleName">The option with the cut-off of this column.</param>
/// <param name="HasRule">Whether there is a cut-off.</param>
/// <param name="AreOnesAndZeros">Whether the column is written in 1 and 0 so far.</param>
internal readonly record struct ValueContext(string? Similar, string RuleName, bool HasRule, bool AreOnesAndZeros)
{
    /// <summary>The option with the words of this column alone.</summary>
    public string WordsName => RuleName == nameof(JudgmentReaderOptions.LabelRule)
        ? nameof(JudgmentReaderOptions.LabelWords)
        : nameof(JudgmentReaderOptions.VerdictWords);
}
