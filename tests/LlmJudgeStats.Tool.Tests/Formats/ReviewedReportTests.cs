using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What a reviewer found wrong in reports and in answers of databases, each as it was found.</summary>
public sealed class ReviewedReportTests
{
    private static readonly string s_samples = Scratch.InRepository("docs", "samples");

    private static JsonElement Result(string line) =>
        Judgestats.Json(line.Replace("{samples}", s_samples, StringComparison.Ordinal)).GetProperty("results")[0];

    private static string Sentence(string line) => Result(line).GetProperty("methods").GetProperty("sentence").GetString()!;

    private static string State(string line, string about) => Assert.Single(
        Result(line).GetProperty("checklist").EnumerateArray(),
        item => item.GetProperty("text").GetString()!.Contains(about, StringComparison.Ordinal)).GetProperty("state").GetString()!;

    /// <summary>A twentieth of few labels is none, and each size of a calibrated level would be enumerated anew.</summary>
    [Theory]
    [InlineData("--passed 60 --total 100 --tp 5 --fn 0 --fp 0 --tn 5 --design random")]
    [InlineData("--passed 60 --total 100 --tp 5 --fn 0 --fp 0 --tn 5 --design by-verdict")]
    [InlineData("--passed 60 --total 100 --tp 1 --fn 0 --fp 0 --tn 1 --design random")]
    [InlineData("--passed 20 --total 30 --tp 10 --fn 2 --fp 2 --tn 10 --calibrate-level")]
    public void Few_labels_and_calibrated_levels_have_a_page(string line)
    {
        foreach (var format in (string[])["html", "markdown", "github", "latex", "svg", "junit", "json"])
            Assert.Equal((0, ""), (Judgestats.Line($"estimate {line} --format {format}").Exit, Judgestats.Line($"estimate {line}").Error));
        if (Result(line).GetProperty("leverage") is not { ValueKind: JsonValueKind.Object } leverage) return;
        var labels = leverage.GetProperty("curve").EnumerateArray().Select(point => point.GetProperty("labels").GetInt64()).ToArray();
        Assert.Equal(labels.Distinct().Order(), labels);
        Assert.True(labels[0] >= 1);
        Assert.Contains(leverage.GetProperty("labels").GetInt64(), labels);
    }

    [Fact]
    public void A_paper_does_not_say_what_did_not_happen()
    {
        var weighted = Sentence("{samples}/oversampled.csv --weight weight");
        Assert.Contains("Judgments count by their sampling weights. The judge passed 76.0%", weighted, StringComparison.Ordinal);
        Assert.DoesNotContain("Of 240", weighted, StringComparison.Ordinal);
        var runs = Sentence("{samples}/runs.csv --runs");
        Assert.Contains("taken as clusters. Of 420 judgments", runs, StringComparison.Ordinal);
        Assert.DoesNotContain("answers", runs, StringComparison.Ordinal);
        var mixed = Sentence("--passed 83 --total 115 --sensitivity 0.9 --specificity 80/100");
        Assert.Contains("of which the sensitivity was taken as known and the other measured on 100 labelled answers (100 fails;", mixed,
            StringComparison.Ordinal);
        Assert.Contains("(1 pass, 1 fail;", Sentence("--passed 60 --total 100 --tp 1 --fn 0 --fp 0 --tn 1"), StringComparison.Ordinal);
        Assert.DoesNotContain("coverage", Sentence(
            "--passed 83 --total 115 --tp 62 --fn 4 --fp 7 --tn 27 --design random --method prediction-powered"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checklist_ticks_nothing_that_was_not_tested()
    {
        const string Counts = "--passed 83 --total 115 ";
        Assert.Equal("fails", State(Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --method naive", "no errors"));
        Assert.Equal("declared", State(Counts + "--sensitivity 0.9 --specificity 80/100", "stated error rate"));
        Assert.Equal("notChecked", State(Counts + "--tp 10 --fn 0 --fp 0 --tn 0", "can pass"));
        Assert.Equal("inDoubt", State(Counts + "--tp 5 --fn 5 --fp 5 --tn 5 --method bayesian", "better than chance"));
        const string FromJudged = Counts + "--tp 62 --fn 4 --fp 7 --tn 27 --design random ";
        Assert.Equal("declared", State(FromJudged + "--method labels-only", "sample of the judged"));
        Assert.Equal("notChecked", State("{samples}/conversations.csv --cluster conversation", "Clusters are independent"));
    }

    /// <summary>A judge that was left out did not judge.</summary>
    [Theory]
    [InlineData("judge=gpt-4", "when gpt-4 was the judge?")]
    [InlineData("judge!=gpt-4", "answers are right?")]
    [InlineData("judge=gpt-4,BEM", "answers are right?")]
    public void A_title_names_the_judge_that_was_chosen(string where, string title)
    {
        var answer = Judgestats.Line(
            $"estimate {s_samples}/nq301-counts.csv --count count --calibration cal=1 --where {where} --format markdown");
        Assert.EndsWith(title, answer.Out.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_table_for_latex_begins_with_no_bracket_and_no_star()
    {
        var answer = Judgestats.Run(
            ["estimate", "-", "--group", "system", "--format", "latex"], "system,verdict,label\n[x] y,1,\n*b,0,\n");
        Assert.Contains("\n{}[x] y & ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("\n{}*b & ", answer.Out, StringComparison.Ordinal);
    }

    /// <summary>Rows without a cluster are clusters of their own, however a database groups them.</summary>
    [Theory]
    [InlineData("NULL")]
    [InlineData("''")]
    [InlineData("' '")]
    public void No_cluster_is_not_one_cluster(string nothing)
    {
        using var scratch = new Scratch();
        var database = scratch.Path("w.db");
        using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (verdict TEXT, label TEXT, k TEXT); INSERT INTO t VALUES ('pass','pass','k1'), "
                + "('fail','fail','k1'), ('pass',NULL,'k2'), ('fail',NULL,'k2'), "
                + $"('pass',NULL,{nothing}), ('pass',NULL,{nothing}), ('pass',NULL,{nothing})";
            command.ExecuteNonQuery();
        }
        var answer = Judgestats.Line($"estimate --sql sqlite:{database} --sql-table t --cluster k --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var json = JsonDocument.Parse(answer.Out);
        var clusters = json.RootElement.GetProperty("results")[0].GetProperty("dependence").GetProperty("clusters");
        Assert.Equal(4, clusters.GetProperty("test").GetInt32());
    }

    [Fact]
    public void A_query_is_one_select_with_names_of_its_own_and_ends_in_time()
    {
        using var scratch = new Scratch();
        var database = scratch.Path("q.db");
        using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (verdict TEXT, label TEXT); INSERT INTO t VALUES ('pass','pass'), ('fail','fail')";
            command.ExecuteNonQuery();
        }
        Answer Ask(string query, string more = "") =>
            Judgestats.Line($"estimate --sql sqlite:{database} --query {scratch.File("q.sql", query)} {more}");
        Ask("select verdict, label, 'fail' as verdict from t").IsRefused("verdict");
        Ask("select * from t) as x, (select 1 as zz").IsRefused("one SELECT", "parenthesis");
        Ask("with recursive c(x) as (select 1 union all select x + 1 from c) select 'pass' as verdict, x as id from c", "--timeout 1")
            .IsRefused("interrupted");
        Assert.Equal(0, Ask("select (verdict) as verdict, ')' as g, label from t -- )").Exit);
    }
}
