using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>A table of a database, and where that is.</summary>
internal sealed record DatabaseEvidence
{
    private const long UsualTimeout = 300;            // seconds
    private const long LongestTimeout = 1_000_000;

    public required DatabaseAddress Address { get; init; }

    public required SqlEvidence Table { get; init; }

    /// <summary>What it is called in a report.</summary>
    public string Name => Table.Table ?? "query";

    /// <summary>The file that is read, which no answer may overwrite; <see langword="null"/> where it is no file.</summary>
    public string? Path => Address.Driver is DatabaseDriver.Sqlite ? Address.Target : null;

    /// <summary>The table that was named; <see langword="null"/> where none was.</summary>
    /// <exception cref="ArgumentException">A name that is empty, or a query that is more than one statement.</exception>
    public static DatabaseEvidence? Of(Given given, DatabaseOptions options, ReadingOptions reading)
    {
        if (given.Text(options.Sql) is not { } address)
        {
            given.Refuse(options.All, "only with --sql DATABASE, and there is none");
            return null;
        }
        RefuseOptionsOfFiles(given, reading);
        var table = given.Text(options.Table);
        var query = given.Text(options.Query);
        if (table is null == query is null)
            throw new UsageException("which table of the database? Give --sql-table T, or --query FILE with a SELECT of your own");
        var seconds = given.Text(options.Timeout) is { } timeout ? Numbers.AtLeastOne(timeout, "--timeout", LongestTimeout) : UsualTimeout;
        return new()
        {
            Address = DatabaseAddress.Parse(address),
            Table = new()
            {
                Table = table,
                Query = query is null ? null : QueryOf(query),
                Shards = given.List(options.Shards),
                Timeout = TimeSpan.FromSeconds(seconds),
            },
        };
    }

    /// <summary>The evidence in the table.</summary>
    public JudgmentTable Read(JudgmentReaderOptions options) => ReadAsync(options).GetAwaiter().GetResult();

    private async Task<JudgmentTable> ReadAsync(JudgmentReaderOptions options)
    {
        var connection = Connection();
        await using var _ = connection.ConfigureAwait(false);
        return await (Table with { Options = options }).ReadAsync(connection).ConfigureAwait(false);
    }

    // What needs every row, or says how a file is written.
    private static void RefuseOptionsOfFiles(Given given, ReadingOptions reading) => given.Refuse(
        [
            reading.From, reading.Side, reading.LabelMetric, reading.LabelsFile, reading.Key, reading.Criteria, reading.Weight,
            reading.Path, reading.Overlap, reading.Encoding, reading.NoHeader, reading.Delimiter, reading.MaxBytes,
        ],
        "not with --sql, where the database counts; write a view or a query (--query FILE), or export the rows and read the file");

    private static string QueryOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--query {path}: cannot be read: {problem.Message}", problem);
        }
    }

    // The driver's own words may repeat the connection string.
    private DbConnection Connection()
    {
        try
        {
            return Address.Driver is DatabaseDriver.Sqlite
                ? Sqlite()
                : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Address.Target) { Pooling = false }.ConnectionString);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new UsageException("--sql: the connection string is not one that the driver reads; write names and values, as in "
                + "postgres:Host=...;Database=...;Username=...");
        }
    }

    // The driver's own limit is for waiting on locks: a statement that is at work is stopped from outside.
    private SqliteConnection Sqlite()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Address.Target, Mode = SqliteOpenMode.ReadOnly, Pooling = false }
                .ConnectionString);
        Timer? limit = null;
        connection.StateChange += (_, change) =>
        {
            limit?.Dispose();
            limit = change.CurrentState is ConnectionState.Open
                ? new(_ => Interrupt(connection), null, Table.Timeout, System.Threading.Timeout.InfiniteTimeSpan)
                : null;
        };
        return connection;
    }

    private static void Interrupt(SqliteConnection connection)
    {
        try
        {
            if (connection is { State: ConnectionState.Open, Handle: { } handle }) SQLitePCL.raw.sqlite3_interrupt(handle);
        }
        catch (ObjectDisposedException)
        {
            // It was closed a moment ago: there is nothing to stop.
        }
    }
}
