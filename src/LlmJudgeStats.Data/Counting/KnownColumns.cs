namespace LlmJudgeStats.Data;

/// <summary>The columns that are known at a line; of JSON lines there may come more.</summary>
/// <param name="Names">Their names.</param>
/// <param name="AreAll">Whether no more can come, so that one that is needed and absent is an error.</param>
/// <param name="Line">The line that errors name.</param>
internal readonly record struct KnownColumns(IReadOnlyList<string> Names, bool AreAll, long Line);
