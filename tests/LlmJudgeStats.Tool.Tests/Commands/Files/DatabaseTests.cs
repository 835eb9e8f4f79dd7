using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>A table of a database in the place of FILE (command-line.md --sql): the answers of the file, and what is never shown.</summary>
public sealed class DatabaseTests
{
    private const string Columns = "--label truth --group judge --count count --calibration cal=1";

    /// <summary>Three judges: the answers are those of the file, where its rows stand in the order that groups of a table have.</summary>
    [Theory]
    [InlineData("estimate")]
    [InlineData("gate --at-least 0.7")]
    public void A_table_answers_as_its_file_does(string command)
    {
        using var scratch = new Scratch();
        var sample = File.ReadAllLines(Scratch.InRepository("docs", "samples", "nq301-counts.csv"));
        var csv = scratch.File("sorted.csv", string.Join('\n', [sample[0], .. sample.Skip(1).Order(StringComparer.Ordinal)]));
        var database = Database(scratch, csv);
        var file = Results(Judgestats.Line($"{command} {csv} {Columns} --format json"));
        var table = Results(Judgestats.Line($"{command} --sql sqlite:{database} --sql-table judgments {Columns} --format json"));
        Assert.Equal(3, file.Count);
        Assert.Equal(file, table);
    }

    /// <summary>A report says which table was read, and of where it is the name of the file at most.</summary>
    [Fact]
    public void A_report_names_the_table_and_no_folder()
    {
        using var scratch = new Scratch();
        var database = Database(scratch, Scratch.InRepository("docs", "samples", "nq301-counts.csv"));
        var answer = Judgestats.Line($"estimate --sql sqlite:{database} --sql-table judgments {Columns} --format json");
        using var json = JsonDocument.Parse(answer.Out);
        Assert.Equal("sql", json.RootElement.GetProperty("source").GetProperty("format").GetString());
        Assert.Contains("judgestats estimate", answer.Out, StringComparison.Ordinal);
        Assert.Contains("sqlite:judgments.db", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(scratch.Folder, answer.Out, StringComparison.Ordinal);
    }

    /// <summary>A query in the place of a table, with the words that its columns have there.</summary>
    [Fact]
    public void A_query_of_ones_own_is_counted_as_a_table()
    {
        using var scratch = new Scratch();
        var database = Database(scratch, Scratch.InRepository("docs", "samples", "nq301-counts.csv"));
        var query = scratch.File(
            "query.sql", "SELECT judge, verdict, truth AS label, cal, count FROM judgments WHERE judge = 'gpt-4' -- one; of three");
        var answer = Judgestats.Line($"estimate --sql sqlite:{database} --query {query} --count count --calibration cal=1 --format json");
        using var json = JsonDocument.Parse(answer.Out);
        var test = json.RootElement.GetProperty("results")[0].GetProperty("counts").GetProperty("test");
        Assert.Equal((1903, 2840), (test.GetProperty("passed").GetInt32(), test.GetProperty("total").GetInt32()));
    }

    [Theory]
    [InlineData("--sql sqlite:x.db", "--sql-table")]
    [InlineData("--sql sqlite:x.db --sql-table t --query q.sql", "--sql-table")]
    [InlineData("--sql-table t", "--sql-table", "--sql")]
    [InlineData("--sql mysql:x --sql-table t", "sqlite:PATH", "postgres:STRING")]
    [InlineData("--sql env:JUDGESTATS_NO_SUCH_NAME --sql-table t", "JUDGESTATS_NO_SUCH_NAME")]
    [InlineData("x.csv --sql sqlite:x.db --sql-table t", "'x.csv' and --sql")]
    [InlineData("--sql sqlite:x.db --sql-table t --weight w", "--weight", "view")]
    [InlineData("--sql sqlite:x.db --sql-table t --labels-file f.csv --key id", "--labels-file, --key", "view")]
    [InlineData("--sql sqlite:x.db --sql-table t --delimiter ;", "--delimiter")]
    [InlineData("--sql sqlite:x.db --sql-table t --passed 3 --total 4", "--passed, --total")]
    [InlineData("--sql sqlite:x.db --sql-table t --timeout 0", "--timeout")]
    [InlineData("--sql sqlite:x.db --query no-such-file.sql", "--query no-such-file.sql")]
    [InlineData("--sql sqlite:no-such-folder/x.db --sql-table t", "LJS4050")]
    [InlineData("--sql sqlite:x.db --sql-table t --raters majority", "--raters")]
    [InlineData("--sql sqlite:x.db --sql-table ", "--sql-table")]
    public void A_question_that_a_database_cannot_answer_is_refused(string options, params string[] parts) =>
        Judgestats.Line("estimate " + options).IsRefused(parts);

    /// <summary>Neither in an answer nor in an error: the password is in none of what is printed.</summary>
    [Theory]
    [InlineData("postgres:Host=/no/such/socket;Username=me;Password=hunter2-secret;Timeout=1")]
    [InlineData("postgres:Host=/no/such/socket;Username=me;Password=hunter2-secret;Timeout=never")]
    [InlineData("postgres:Host=/no/such/socket;Pasword=hunter2-secret")]
    [InlineData("postgres://me:hunter2-secret@host/db")]
    [InlineData("mysql:Password=hunter2-secret")]
    [InlineData("sqlite:")]
    public void A_connection_string_is_never_shown(string connection)
    {
        var answer = Judgestats.Run("estimate", "--sql", connection, "--sql-table", "t");
        answer.IsRefused();
        Assert.DoesNotContain("hunter2", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_database_is_not_overwritten_by_the_answer()
    {
        using var scratch = new Scratch();
        var database = Database(scratch, Scratch.InRepository("docs", "samples", "nq301-counts.csv"));
        var before = File.ReadAllBytes(database);
        Judgestats.Line($"estimate --sql sqlite:{database} --sql-table judgments {Columns} --output {database} --force").IsRefused();
        Assert.Equal(before, File.ReadAllBytes(database));
    }

    private static List<string> Results(Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Out);
        return
        [
            .. json.RootElement.GetProperty("results").EnumerateArray().Select(result => result.GetRawText())
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Database(Scratch scratch, string csv)
    {
        var path = scratch.Path("judgments.db");
        var lines = File.ReadAllLines(csv);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run($"CREATE TABLE judgments ({string.Join(", ", lines[0].Split(','))})");
        foreach (var line in lines.Skip(1)) Run($"INSERT INTO judgments VALUES ('{line.Replace(",", "', '", StringComparison.Ordinal)}')");
        return path;

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
