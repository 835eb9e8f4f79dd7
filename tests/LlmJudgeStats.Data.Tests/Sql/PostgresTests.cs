using Npgsql;

namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>PostgreSQL itself: counts, types, that nothing is written, and where a table over three servers is counted.</summary>
public sealed class PostgresTests
{
    private const string Columns =
        "item_id text, system text, judge text, verdict int, truth boolean, cluster text, confidence float8, annotators text, cal smallint";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Integers, booleans, numbers: the rows of a file, whose texts are read as these types.</summary>
    [Theory]
    [InlineData("group judge calibration cal=1")]
    [InlineData("group judge,system calibration cal=1")]
    [InlineData("group judge calibration cal=1 cluster cluster")]
    [InlineData("where judge=gpt-4,BEM where cal!=1 cluster none")]
    [InlineData("where cal=1 group judge")]
    public async Task Counts_of_nq301_are_those_of_the_file(string question)
    {
        var csv = Samples.Shared("data", "nq301_qa.csv");
        using var server = PostgresServer.Start();
        await server.RunAsync($"CREATE SCHEMA eval; CREATE TABLE eval.\"Judgments.v1\" ({Columns})");
        await server.LoadAsync("eval.\"Judgments.v1\"", csv);
        await using var connection = server.Connection();
        await CheckAsync(csv, connection, "eval.\"Judgments.v1\"", SqlParityTests.Asked(question + " label truth"));
    }

    /// <summary>The same with a sample of the repository, where there is no other.</summary>
    [Fact]
    public async Task Counts_of_a_table_with_counts_are_those_of_the_file()
    {
        var csv = Samples.Find("nq301-counts.csv");
        using var server = PostgresServer.Start();
        await server.RunAsync("CREATE TABLE judgments (judge text, system text, cal int, truth int, verdict int, count bigint)");
        await server.LoadAsync("judgments", csv);
        await using var connection = server.Connection();
        var options = SqlParityTests.Asked("count count label truth group system calibration cal=1");
        await CheckAsync(csv, connection, "judgments", options);
    }

    /// <summary>A function that writes is refused by the transaction, on a connection whose role may write.</summary>
    [Fact]
    public async Task Nothing_is_written()
    {
        using var server = PostgresServer.Start();
        await server.RunAsync("CREATE TABLE judgments (verdict text, label text); INSERT INTO judgments VALUES ('pass', 'pass');"
            + "CREATE FUNCTION note() RETURNS text LANGUAGE plpgsql VOLATILE AS "
            + "$$ BEGIN INSERT INTO judgments VALUES ('fail', NULL); RETURN 'x'; END $$;"
            + "CREATE VIEW seen AS SELECT verdict, label, note() AS n FROM judgments");
        await using var connection = server.Connection();
        await connection.OpenAsync(Cancellation);
        var evidence = new SqlEvidence { Table = "seen", Options = new() { GroupColumns = ["n"] } };
        var problem = await Assert.ThrowsAsync<JudgeDataException>(() => evidence.ReadAsync(connection, Cancellation));
        Assert.Contains("read-only transaction", problem.Message, StringComparison.Ordinal);
        // The connection is as it was: it may write again, and the table has its one row.
        await using var command = new NpgsqlCommand("INSERT INTO judgments VALUES ('fail', NULL)", connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
        command.CommandText = "SELECT COUNT(*) FROM judgments";
        Assert.Equal(2L, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task A_slow_statement_ends()
    {
        using var server = PostgresServer.Start();
        await server.RunAsync("CREATE TABLE judgments (verdict text, label text); INSERT INTO judgments VALUES ('pass', 'pass')");
        await using var connection = server.Connection();
        var slow = new SqlEvidence
        {
            Query = "SELECT verdict, label, pg_sleep(60)::text AS n FROM judgments",
            Options = new() { GroupColumns = ["n"] },
        };
        var problem = await Assert.ThrowsAsync<JudgeDataException>(
            () => (slow with { Timeout = TimeSpan.FromSeconds(1) }).ReadAsync(connection, Cancellation));
        Assert.Equal("LJS4050", problem.Errors[0].Code);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow.ReadAsync(connection, stop.Token));
    }

    /// <summary>
    /// Three servers, a partition on each: the counts are those of the file, and the plan says that each server counts its own rows.
    /// </summary>
    [Fact]
    public async Task A_table_over_three_servers_is_counted_on_each()
    {
        var csv = Samples.Shared("data", "nq301_qa.csv");
        using var front = PostgresServer.Start();
        using var one = PostgresServer.Start();
        using var two = PostgresServer.Start();
        using var three = PostgresServer.Start();
        PostgresServer[] shards = [one, two, three];
        var rows = await File.ReadAllLinesAsync(csv, Cancellation);
        string[] systems = [.. rows.Skip(1).Select(row => SampleTable.Cells(row)[1]).Distinct().Order(StringComparer.Ordinal)];
        if (!await front.HasAsync("postgres_fdw")) Assert.Skip("PostgreSQL comes without postgres_fdw");
        await front.RunAsync($"CREATE EXTENSION postgres_fdw; CREATE TABLE judgments ({Columns}) PARTITION BY LIST (system)");
        for (var i = 0; i < shards.Length; i++)
        {
            string[] own = [.. systems.Where((_, at) => at % shards.Length == i)];
            await shards[i].RunAsync($"CREATE TABLE part ({Columns})");
            await shards[i].LoadAsync("part", csv, cells => own.Contains(cells[1]));
            var values = string.Join(", ", own.Select(system => $"'{system}'"));
            await front.RunAsync(
                $"CREATE SERVER s{i} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{shards[i].Socket}', dbname 'postgres');"
                + $"CREATE USER MAPPING FOR judge SERVER s{i} OPTIONS (user 'judge');"
                + $"CREATE FOREIGN TABLE part{i} PARTITION OF judgments FOR VALUES IN ({values}) SERVER s{i} OPTIONS (table_name 'part')");
        }
        await using var connection = front.Connection();
        Assert.Equal(["\"public\".\"part0\"", "\"public\".\"part1\"", "\"public\".\"part2\""], await PartsAsync(connection));
        string[] questions = ["group judge", "group judge,system", "group judge cluster cluster", "cluster none where judge=gpt-4"];
        foreach (var question in questions)
        {
            var options = SqlParityTests.Asked(question + " label truth calibration cal=1");
            await CheckAsync(csv, connection, "judgments", options);
            await CheckAsync(csv, connection, "judgments", options, ["part0", "part1", "part2"]);
        }

        // The statement as it is asked, grouped by the judge alone: not by what the table is partitioned by.
        SqlColumn[] columns = [.. Columns.Split(", ").Select(column => new SqlColumn(column.Split(' ')[0], TypeOf(column), ""))];
        var parts = new SqlStatements(
            SqlDialect.PostgreSql, ["part0", "part1", "part2"], columns, [new(2, new("judge", "gpt-4", "BEM"))]);
        Assert.Equal(3, await CountAsync(connection, parts.Counts([2, 3, 4, 8], 0), "Aggregate on"));
        Assert.Equal(3, await CountAsync(connection, parts.Total(), "Aggregate on"));
        var whole = new SqlStatements(SqlDialect.PostgreSql, ["judgments"], columns, []);
        Assert.Equal(0, await CountAsync(connection, whole.Counts([2, 3, 4, 8], -1), "Aggregate on"));
    }

    private static async Task<string[]> PartsAsync(NpgsqlConnection connection)
    {
        var session = await SqlSession.OpenAsync(
            connection, SqlDialect.PostgreSql, TimeSpan.FromMinutes(1), new("judgments", 1), Cancellation);
        await using var _ = session;
        return await SqlPartitions.OfAsync(session, SqlDialect.PostgreSql, "\"judgments\"", Cancellation);
    }

    private static Type TypeOf(string column) => column.Split(' ')[1] switch
    {
        "text" => typeof(string),
        "boolean" => typeof(bool),
        "float8" => typeof(double),
        _ => typeof(int),
    };

    private static async Task<int> CountAsync(NpgsqlConnection connection, SqlText sql, string words)
    {
        if (connection.State is System.Data.ConnectionState.Closed) await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("EXPLAIN (VERBOSE) " + sql.Text, connection);
        for (var i = 0; i < sql.Parameters.Count; i++) command.Parameters.AddWithValue($"p{i}", sql.Parameters[i]);
        await using var plan = await command.ExecuteReaderAsync(Cancellation);
        List<string> lines = [];
        while (await plan.ReadAsync(Cancellation)) lines.Add(plan.GetString(0));
        return lines.Count(line => line.Contains(words, StringComparison.Ordinal));
    }

    private static async Task CheckAsync(
        string csv, NpgsqlConnection connection, string table, JudgmentReaderOptions options, string[]? shards = null)
    {
        var evidence = new SqlEvidence { Table = table, Options = options, Shards = shards ?? [] };
        var found = await evidence.ReadAsync(connection, Cancellation);
        // A file has 1 and 0 where the table has true and false.
        var file = await JudgmentReader.ReadAsync(csv, options, cancellationToken: Cancellation);
        SameTable.Check(file with { Source = file.Source with { LabelWords = found.Source.LabelWords } }, found);
    }
}
