using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What can be said about files of other tools on the command line.</summary>
public sealed class ForeignOptionTests
{
    private static string Data(params string[] path) =>
        Scratch.InRepository(["tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data", .. path]);

    [Fact]
    public void A_file_with_several_metrics_is_refused_with_their_counts() =>
        Judgestats.Run("estimate", Data("promptfoo", "good.json")).IsRefused(
            "LJS4042", "'correct' (32 rows), 'javascript' (32 rows), 'overall' (32 rows)", "--metric", "--group metric");

    [Fact]
    public void Each_metric_can_have_a_result_of_its_own()
    {
        var answer = Judgestats.Run("estimate", Data("promptfoo", "good.json"), "--group", "metric", "--method", "naive", "--format",
            "json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var json = JsonDocument.Parse(answer.Out);
        Assert.Equal(["correct", "javascript", "overall"],
            json.RootElement.GetProperty("results").EnumerateArray().Select(result =>
                result.GetProperty("group").GetProperty("metric").GetString()));
    }

    /// <summary>One table in two formats: columns of texts, too, are told apart and grouped by alike.</summary>
    [Fact]
    public void A_parquet_table_groups_by_texts_as_its_csv_does()
    {
        var answers = new[] { "good.parquet", "good.csv" }.Select(file => Judgestats.Run(
            "estimate", Data("parquet", file), "--group", "system,judge,cluster", "--design", "random", "--format", "csv")).ToArray();
        Assert.Equal((0, ""), (answers[0].Exit, answers[0].Error));
        Assert.Equal(answers[1].Out, answers[0].Out);
        Assert.True(answers[0].Out.Split('\n').Length > 3, answers[0].Out);
    }

    [Fact]
    public void The_text_says_what_the_file_was_read_as()
    {
        var answer = Judgestats.Run("estimate", Data("promptfoo", "good.json"), "--metric", "correct", "--method", "naive");
        Assert.Equal(0, answer.Exit);
        Assert.Contains("Read as promptfoo results, summary version 3 (--from promptfoo)", answer.Out, StringComparison.Ordinal);
    }

    /// <summary>Once both had one code. The sample has one call that failed, and one grader that could not be read.</summary>
    [Fact]
    public void Attempts_that_failed_and_items_without_a_verdict_have_codes_of_their_own()
    {
        var json = Judgestats.Json($"{Data("promptfoo", "good.json")} --metric correct --method naive");
        var codes = json.GetProperty("diagnostics").EnumerateArray().Select(one => one.GetProperty("code").GetString()).ToArray();
        Assert.Single(codes, "LJS2041");
        Assert.Single(codes, "LJS2049");
    }

    [Fact]
    public void Naming_the_format_reads_the_same_and_says_that_it_was_named()
    {
        var answer = Judgestats.Run("estimate", Data("promptfoo", "good.json"), "--from", "promptfoo", "--metric", "correct",
            "--method", "naive", "--format", "json");
        using var json = JsonDocument.Parse(answer.Out);
        Assert.False(json.RootElement.GetProperty("source").GetProperty("detected").GetBoolean());
        Assert.Equal(96, json.RootElement.GetProperty("rows").GetProperty("read").GetInt64());
    }

    [Fact]
    public void A_file_of_one_tool_that_is_named_as_that_of_another_is_refused() =>
        Judgestats.Run("estimate", Data("deepeval", "test_run_20260302_100000.json"), "--from", "promptfoo").IsRefused("LJS4040");

    [Fact]
    public void An_unknown_format_is_refused_with_the_list() =>
        Judgestats.Run("estimate", Data("promptfoo", "good.json"), "--from", "promptfo").IsRefused("--from", "promptfoo", "inspect", "csv");

    [Fact]
    public void A_metric_of_scores_needs_a_cut_off()
    {
        var folder = Data("meai", "good");
        Judgestats.Run("estimate", folder, "--metric", "Words").IsRefused("LJS4046", "'Words' has scores", "--pass-if");
        var answer = Judgestats.Run("estimate", folder, "--metric", "Words", "--pass-if", ">=2", "--method", "naive");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
    }

    [Fact]
    public void A_cut_off_for_a_metric_of_verdicts_is_refused() =>
        Judgestats.Run("estimate", Data("meai", "good"), "--metric", "Equivalence", "--pass-if", ">=4").IsRefused("LJS4046",
            "has verdicts");

    [Theory]
    [InlineData("promptfoo/good.json --metric correct")]
    [InlineData("openai-evals/good.jsonl")]
    [InlineData("inspect/good.eval")]
    [InlineData("langfuse/good.csv --metric correctness")]
    public void Standard_input_reads_as_the_file_does(string line)
    {
        string[] words = line.Split(' ');
        var path = Data(words[0].Split('/'));
        string[] rest = [.. words[1..], "--method", "naive", "--format", "json"];
        var file = Judgestats.Run(["estimate", path, .. rest]);
        Assert.Equal(0, file.Exit);
        var piped = Judgestats.RunOn(["estimate", "-", .. rest], File.ReadAllBytes(path));
        // The bytes are the same, and so is their hash.
        var name = Path.GetFileName(path);
        Assert.Equal(file.WithoutCommand().Out.Replace($"\"name\": \"{name}\"", "\"name\": \"standard input\"", StringComparison.Ordinal),
            piped.WithoutCommand().Out);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), piped.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_attempt_that_failed_before_there_was_an_answer_is_in_no_rate()
    {
        var answer = Judgestats.Run("estimate", Data("promptfoo", "good.json"), "--metric", "correct", "--design", "random",
            "--labels-file", Data("promptfoo", "labels.csv"), "--key", "item_id", "--format", "json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var json = JsonDocument.Parse(answer.Out);
        var rows = json.RootElement.GetProperty("rows");
        // The item whose grader failed was answered, and counts; the one without an answer does not.
        Assert.Equal((31, 1), (rows.GetProperty("used").GetInt32(), rows.GetProperty("skipped").GetProperty("noVerdict").GetInt32()));
        Assert.Contains(json.RootElement.GetProperty("diagnostics").EnumerateArray(),
            note => note.GetProperty("message").GetString()!.StartsWith("1 row is of attempts", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unlabelled_row_of_a_labelled_item_can_be_left_out()
    {
        using var scratch = new Scratch();
        var file = scratch.File("overlap.csv", "id,verdict,label\na,pass,pass\na,pass,\nb,fail,fail\nc,pass,\nd,fail,\n");
        Judgestats.Run("estimate", file).IsRefused("LJS2001", "--overlap drop-test");
        foreach (var run in new[] { Judgestats.Run("estimate", file, "--overlap", "drop-test", "--format", "json"),
            Judgestats.RunOn(["estimate", "-", "--overlap", "drop-test", "--format", "json"], File.ReadAllBytes(file)) })
        {
            using var json = JsonDocument.Parse(run.Out);
            var rows = json.RootElement.GetProperty("rows");
            Assert.Equal((5, 4, 1), (rows.GetProperty("read").GetInt32(), rows.GetProperty("used").GetInt32(),
                rows.GetProperty("skipped").GetProperty("overlap").GetInt32()));
        }
    }

    [Fact]
    public void Wins_are_labels_of_pairs_only()
    {
        using var scratch = new Scratch();
        var verdicts = scratch.File("verdicts.csv", "id,verdict\na,pass\nb,fail\n");
        var labels = scratch.File("labels.csv", "id,label\na,win\nb,loss\n");
        Judgestats.Run("estimate", verdicts, "--labels-file", labels, "--key", "id").IsRefused("LJS4020", "not of pairs");
    }
}
