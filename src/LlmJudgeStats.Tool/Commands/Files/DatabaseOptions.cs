using System.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>A table of a database in the place of FILE.</summary>
internal sealed class DatabaseOptions
{
    public Option<string?> Sql { get; } = NewOption.Text(
        SqlName, "DATABASE", "sqlite:PATH, postgres:STRING, or env:NAME for either in an environment variable; counts there, reads only");
    public Option<string?> Table { get; } = NewOption.Text("--sql-table", "T", "the table, with its schema where it needs one");
    public Option<string?> Query { get; } = NewOption.Text("--query", "FILE", "one SELECT in its place");
    public Option<string[]> Shards { get; } = NewOption.Texts(
        "--shards", "T[,T]", "its parts on other servers, each asked by itself [PostgreSQL: partitions that are foreign tables]");
    public Option<string?> Timeout { get; } = NewOption.Text("--timeout", "S", "seconds that a statement may take [300]");

    /// <summary>The option whose value is not shown.</summary>
    public const string SqlName = Given.DatabaseOption;

    public IReadOnlyList<Option> All => [Sql, Table, Query, Shards, Timeout];
}
