namespace LlmJudgeStats.Data;

/// <summary>The columns that are known at a line; of JSON lines there may come more.</summary>
internal readonly record struct KnownColumns
{
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether no more can come, so that one that is needed and absent is an error.</summary>
    public required bool AreAll { get; init; }

    /// <summary>The line that errors name.</summary>
    public required long Line { get; init; }
}
