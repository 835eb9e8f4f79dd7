namespace LlmJudgeStats;

/// <summary>What an input was read as, and what of it is no row of judgments.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record SourceAccount
{
    /// <summary>The format: <c>csv</c>, <c>tsv</c>, <c>jsonl</c>, <c>json</c>, or the id of another tool's, such as <c>promptfoo</c>.
    /// </summary>
    public required string Format { get; init; }

    /// <summary>The format in words; <see langword="null"/> for a table that is read as it is written.</summary>
    public string? Title { get; init; }

    /// <summary>The version that the file says it has; <see langword="null"/> when it says none.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the format was found by content rather than told.</summary>
    public required bool Detected { get; init; }

    /// <summary>How many files were read.</summary>
    public int Files { get; init; } = 1;

    /// <summary>What was passed over because it is no judgment: how many, by kind, in the order of the kinds' names.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Ignored { get; init; } = [];

    /// <summary>How many rows each metric has, in order of first appearance; <see langword="null"/> where rows have no metric.</summary>
    public IReadOnlyList<KeyValuePair<string, long>>? Metrics { get; init; }

    /// <summary>Why rows that passed the filters have no verdict: how many, by reason, in the order of the reasons' names.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Missing { get; init; } = [];
}
