using System.Data;
using Microsoft.Data.Sqlite;

namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>What names, values and connection strings hold is never read as SQL, never written, and never shown.</summary>
public sealed class SqlSafetyTests
{
    public static TheoryData<string> Attacks =>
    [
        "x\"; DROP TABLE judgments; --", "x'; DROP TABLE judgments; --", "\" OR 1=1 --", "a\" FROM sqlite_master --", "1) OR (1=1", "@p0",
        "x`; DELETE FROM judgments", "judge\") FROM judgments; DELETE FROM judgments; --", "\\\"; DROP TABLE judgments; --",
    ];

    /// <summary>A column of that name is a column like any other, wherever it is named.</summary>
    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_name_is_a_name(string name)
    {
        using var database = new SampleTable();
        var quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
        database.Run($"CREATE TABLE judgments (\"{quoted}\" TEXT, verdict TEXT, label TEXT)");
        database.Run("INSERT INTO judgments VALUES ('a', 'pass', 'pass'), ('a', 'fail', NULL), ('b', 'pass', NULL)");
        var table = await Read(database, new() { GroupColumns = [name], Where = [new(name, "a", "b")], ClusterColumn = name });
        Assert.Equal(["a", "b"], table.Groups.Select(group => Assert.Single(group.Key).Value));
        Assert.Equal([2L, 1L], table.Groups.Select(group => group.Rows));
        Assert.Equal(3L, database.Scalar("SELECT COUNT(*) FROM judgments"));
        // As verdict and as id, too.
        Assert.Equal("LJS4020", (await Refused(database, new() { VerdictColumn = name })).Code);
        Assert.Equal("LJS2001", (await Refused(database, new() { IdColumn = name })).Code);    // a is labelled here and not there
        Assert.Equal(3L, database.Scalar("SELECT COUNT(*) FROM judgments"));
    }

    /// <summary>A name that is not in the schema is not asked for, and the columns that are there are named.</summary>
    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_name_that_is_not_there_is_refused_before_anything_is_asked(string name)
    {
        using var database = Small();
        foreach (var options in new JudgmentReaderOptions[]
        {
            new() { GroupColumns = [name] }, new() { VerdictColumn = name }, new() { LabelColumn = name }, new() { IdColumn = name },
            new() { CountColumn = name }, new() { StratumColumn = name, Design = CalibrationDesign.Random }, new() { ClusterColumn = name },
            new() { Where = [new(name, "a")] }, new() { Calibration = new(name, "a") }, new() { Metric = name },
        })
        {
            var error = await Refused(database, options);
            Assert.Equal("LJS4014", error.Code);
            Assert.Null(error.Line);
        }
        Assert.Equal(2L, database.Scalar("SELECT COUNT(*) FROM judgments"));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_value_is_a_value(string value)
    {
        using var database = Small();
        var error = await Refused(database, new() { Where = [new("judge", value)] });
        Assert.Equal("LJS4002", error.Code);
        var table = await Read(database, new() { Where = [new("judge", "g") { IsExclusion = false }], Calibration = new("judge", value) });
        Assert.Equal(default, Assert.Single(table.Groups).Calibration);
        Assert.Equal(2L, database.Scalar("SELECT COUNT(*) FROM judgments"));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_table_is_a_name_too(string name)
    {
        using var database = Small();
        await using var connection = database.Connection("ReadWrite");
        var evidence = new SqlEvidence { Table = name };
        var problem = await Record.ExceptionAsync(() => evidence.ReadAsync(connection, TestContext.Current.CancellationToken));
        Assert.True(problem is JudgeDataException or ArgumentException, problem?.ToString() ?? "it was read");
        Assert.Equal(2L, database.Scalar("SELECT COUNT(*) FROM judgments"));
    }

    [Fact]
    public async Task Dots_part_a_name_outside_quotes_only()
    {
        using var database = Small();
        database.Run("CREATE TABLE \"a.b \"\"c\" AS SELECT * FROM judgments");
        Assert.Equal(2, (await Read(database, new(), "main.judgments")).Rows.Read);
        Assert.Equal(2, (await Read(database, new(), "main.\"a.b \"\"c\"")).Rows.Read);
        await using var connection = database.Connection();
        await Assert.ThrowsAsync<ArgumentException>(
            () => new SqlEvidence { Table = "\"main.judgments" }.ReadAsync(connection, TestContext.Current.CancellationToken));
    }

    /// <summary>A connection that may write does not, for the time of the reading: a query that would is refused by the database.</summary>
    [Fact]
    public async Task Nothing_is_written_on_a_connection_that_may_write()
    {
        using var database = Small();
        await using var connection = database.Open("ReadWrite");
        connection.CreateFunction("note", () =>
        {
            // What a view or a function may do is done on the same connection.
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO judgments VALUES ('w', 'pass', NULL)";
            return command.ExecuteNonQuery();
        });
        var evidence = new SqlEvidence
        {
            Query = "SELECT judge, verdict, label, note() AS n FROM judgments",
            Options = new() { GroupColumns = ["n"] },
        };
        var problem = await Assert.ThrowsAsync<JudgeDataException>(
            () => evidence.ReadAsync(connection, TestContext.Current.CancellationToken));
        Assert.Equal("LJS4050", Assert.Single(problem.Errors).Code);
        Assert.Contains("readonly", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2L, database.Scalar("SELECT COUNT(*) FROM judgments"));
        // And afterwards it may, as before.
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO judgments VALUES ('w', 'pass', NULL)";
        Assert.Equal(1, await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SELECT 1; DROP TABLE judgments")]
    [InlineData("SELECT ';' AS a; SELECT 2")]
    [InlineData("/* ; */ SELECT 1 -- ;\n; SELECT 2")]
    [InlineData(" ; ")]
    public void A_query_is_one_statement(string query) => Assert.Throws<ArgumentException>(() => new SqlEvidence { Query = query });

    [Theory]
    [InlineData("SELECT * FROM judgments;")]
    [InlineData("SELECT * FROM judgments -- all; of them")]
    [InlineData("SELECT *, ';' AS a FROM judgments /* ; */")]
    public async Task Semicolons_in_texts_and_comments_are_none(string query)
    {
        using var database = Small();
        await using var connection = database.Connection();
        var table = await new SqlEvidence { Query = query }.ReadAsync(connection, TestContext.Current.CancellationToken);
        Assert.Equal(2, table.Rows.Read);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_connection_is_left_as_it_was_found(bool isOpen)
    {
        using var database = Small();
        await using var connection = database.Connection("ReadWrite");
        if (isOpen) await connection.OpenAsync(TestContext.Current.CancellationToken);
        await new SqlEvidence { Table = "judgments" }.ReadAsync(connection, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<JudgeDataException>(
            () => new SqlEvidence { Table = "nothing" }.ReadAsync(connection, TestContext.Current.CancellationToken));
        Assert.Equal(isOpen ? ConnectionState.Open : ConnectionState.Closed, connection.State);
        if (!isOpen) return;
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT query_only FROM pragma_query_only) * 10 + (SELECT trusted_schema FROM pragma_trusted_schema)";
        Assert.Equal(1L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A driver may repeat the connection string; a message must not.</summary>
    [Theory]
    [InlineData("Host=db;Password=hunter2;Username=me", "cannot parse 'Host=db;Password=hunter2;Username=me'")]
    [InlineData("Host=db;Password=hunter2;Username=me", "login failed for me with hunter2")]
    [InlineData("Host=db;Password=ab;Username=me", "bad: password = ab; try again")]
    [InlineData("Data Source=x;AccessToken=t0k3n-abc", "token t0k3n-abc is not valid")]
    [InlineData("nonsense;hunter2", "Format of nonsense;hunter2 is wrong")]
    public void Secrets_are_taken_out_of_messages(string connection, string message)
    {
        var shown = new SqlSecrets(connection).Without(message);
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("t0k3n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("= ab", shown, StringComparison.Ordinal);
        Assert.Contains("...", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_can_be_stopped()
    {
        using var database = Small();
        await using var connection = database.Connection();
        using var stop = new CancellationTokenSource();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        connection.CreateFunction("stop", () =>
        {
            stop.Cancel();
            return 1;
        });
        var evidence = new SqlEvidence
        {
            Query = "SELECT verdict, label, stop() AS n FROM judgments",
            Options = new() { CountColumn = "n" },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evidence.ReadAsync(connection, stop.Token));
        Assert.Equal(ConnectionState.Open, connection.State);
    }

    [Theory]
    [InlineData("sqlite", "a\"b", "\"a\"\"b\"")]
    [InlineData("postgresql", "a\"b", "\"a\"\"b\"")]
    [InlineData("clickhouse", "a`b\\", "`a\\`b\\\\`")]
    [InlineData("spark", "a`b", "`a``b`")]
    [InlineData("bigquery", "a b", "`a b`")]
    [InlineData("snowflake", "a b", "\"a b\"")]
    public void Each_dialect_quotes_names_in_its_way(string dialect, string name, string quoted) =>
        Assert.Equal(quoted, SqlDialect.Find(dialect)!.Quoted(name));

    [Theory]
    [InlineData("sqlite", "")]
    [InlineData("sqlite", "a\0b")]
    [InlineData("bigquery", "a`b")]
    [InlineData("bigquery", "a\\b")]
    public void A_name_that_cannot_be_written_is_refused(string dialect, string name) =>
        Assert.Throws<ArgumentException>(() => SqlDialect.Find(dialect)!.Quoted(name));

    [Fact]
    public void A_long_name_is_refused() => Assert.Throws<ArgumentException>(() => SqlDialect.Spark.Quoted(new('x', 257)));

    [Fact]
    public void A_connection_of_another_kind_must_be_told()
    {
        Assert.Same(SqlDialect.Sqlite, SqlDialect.Of(new SqliteConnection()));
        Assert.Same(SqlDialect.PostgreSql, SqlDialect.Of(new Npgsql.NpgsqlConnection()));
    }

    private static SampleTable Small()
    {
        var database = new SampleTable();
        database.Run("CREATE TABLE judgments (judge TEXT, verdict TEXT, label TEXT)");
        database.Run("INSERT INTO judgments VALUES ('g', 'pass', 'pass'), ('g', 'fail', NULL)");
        return database;
    }

    private static async Task<JudgmentTable> Read(SampleTable database, JudgmentReaderOptions options, string table = "judgments")
    {
        await using var connection = database.Connection("ReadWrite");
        return await new SqlEvidence { Table = table, Options = options }.ReadAsync(connection, TestContext.Current.CancellationToken);
    }

    private static async Task<JudgeDataError> Refused(SampleTable database, JudgmentReaderOptions options)
    {
        var problem = await Assert.ThrowsAsync<JudgeDataException>(() => Read(database, options));
        return problem.Errors[0];
    }
}
