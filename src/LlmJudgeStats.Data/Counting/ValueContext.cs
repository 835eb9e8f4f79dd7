namespace LlmJudgeStats.Data;

/// <summary>What is known of a column when a value of it means nothing.</summary>
internal readonly record struct ValueContext
{
    /// <summary>A word that the value may be a misspelling of.</summary>
    public required string? Similar { get; init; }

    /// <summary>The option with the cut-off of this column.</summary>
    public required string RuleName { get; init; }

    /// <summary>Whether it is the column of labels.</summary>
    public bool IsLabel => RuleName == nameof(JudgmentReaderOptions.LabelRule);

    /// <summary>The option with the words of this column alone.</summary>
    public string WordsName => IsLabel ? nameof(JudgmentReaderOptions.LabelWords) : nameof(JudgmentReaderOptions.VerdictWords);

    /// <summary>Whether there is a cut-off.</summary>
    public required bool HasRule { get; init; }

    /// <summary>Whether the column is written in 1 and 0 so far.</summary>
    public required bool AreOnesAndZeros { get; init; }
}
