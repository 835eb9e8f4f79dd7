namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>The drivers that the tool carries.</summary>
internal enum DatabaseDriver
{
    Sqlite,
    PostgreSql,
}
