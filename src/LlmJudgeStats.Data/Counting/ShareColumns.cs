namespace LlmJudgeStats.Data;

/// <summary>How the two columns of a file of shares are called, and what is said of it.</summary>
/// <param name="Value">The column of the values.</param>
/// <param name="Share">The column of their shares.</param>
/// <param name="What">What a share is.</param>
internal sealed record ShareColumns(string Value, string Share, string What)
{
    /// <summary>Shares of strata in the population.</summary>
    public static ShareColumns OfStrata { get; } = new("value", "share", "a share");

    /// <summary>Weights of categories.</summary>
    public static ShareColumns OfCategories { get; } = new("category", "weight", "a weight");

    /// <summary>Which columns are read: of a JSON document, which is the array.</summary>
    public JudgmentReaderOptions Options => new() { VerdictColumn = Value, CountColumn = Share };
}
