using System.Text.Json;
using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Files of other tools (shared/foreign): the command runs, or the decision is named. Skipped where the folder is absent.
/// </summary>
public sealed class DoctorForeignTests
{
    [Theory]
    [InlineData("alpaca-eval/annotations.json", "alpaca-eval")]
    [InlineData("deepeval/test_run_20260302_100000.json", "deepeval")]
    [InlineData("fastchat/good_pair.jsonl", "fastchat")]
    [InlineData("inspect/good.json", "inspect")]
    [InlineData("inspect/good.eval", "inspect")]
    [InlineData("langfuse/good.csv", "langfuse")]
    [InlineData("lm-eval/small__model-1", "lm-eval")]
    [InlineData("meai/good", "meai")]
    [InlineData("mlflow/good.csv", "mlflow")]
    [InlineData("openai-evals/good.jsonl", "openai-evals")]
    [InlineData("parquet/good.parquet", "parquet")]
    [InlineData("promptfoo/good.json", "promptfoo")]
    [InlineData("label-studio/verdicts.csv", "csv")]
    public void A_good_file_has_a_command_that_runs_or_a_decision(string file, string format)
    {
        var json = Json(Find(file));
        Assert.Equal(format, json.GetProperty("source").GetProperty("format").GetString());
        if (json.GetProperty("next").GetString() is { } next)
        {
            Assert.Equal(Run(next).GetProperty("rows").GetProperty("used").GetRawText(),
                json.GetProperty("rows").GetProperty("used").GetRawText());
            return;
        }
        Assert.NotEmpty(json.GetProperty("choices").EnumerateArray());
        string[] toBeFilled = ["X'", "...", "LABELS.csv"];
        foreach (var command in Choices(json).Where(command => !Array.Exists(toBeFilled, open =>
            command.Contains(open, StringComparison.Ordinal)))) Run(command);
    }

    /// <summary>Pairs and scores: the measure is offered, and the command runs once labels are there.</summary>
    [Theory]
    [InlineData("fastchat/good_pair.jsonl", "--key question_id,turn", "fastchat/labels.csv")]
    [InlineData("alpaca-eval/annotations.json", "--key instruction", "alpaca-eval/labels.csv")]
    public void Pairs_of_a_tool_are_offered_their_win_rate(string file, string key, string labels)
    {
        var command = Choices(Json(Find(file))).Single(line => line.Contains("--measure preference", StringComparison.Ordinal));
        Assert.EndsWith($"--labels-file LABELS.csv {key} --measure preference --design random", command, StringComparison.Ordinal);
        var run = Run(command.Replace("LABELS.csv", $"'{Find(labels)}'", StringComparison.Ordinal));
        Assert.Equal("preference", run.GetProperty("results")[0].GetProperty("measure").GetString());
    }

    /// <summary>A file of labels without a key: the columns by which most labels meet a judgment, all but one that has none here.</summary>
    [Theory]
    [InlineData("fastchat/good_pair.jsonl", "fastchat/labels.csv", "--key question_id,turn", "--missing tie,inconsistent")]
    [InlineData("alpaca-eval/annotations.json", "alpaca-eval/labels.csv", "--key instruction", "--missing tie")]
    [InlineData("inspect/good.eval", "inspect/labels.csv", "--key item_id=id", "--label human")]
    [InlineData("lm-eval/small__model-1", "lm-eval/labels.csv", "--key item_id=doc_id", "--metric exact_match,flexible-extract")]
    [InlineData("mlflow/good.csv", "mlflow/labels.csv", "--key item_id=request_id", "--metric correctness")]
    [InlineData("openai-evals/good.jsonl", "openai-evals/labels.csv", "--key item_id=sample_id", "")]
    [InlineData("promptfoo/good.json", "promptfoo/labels.csv", "--key item_id", "--metric correct")]
    [InlineData("label-studio/verdicts.csv", "label-studio/labels.json", "--key item_id", "")]
    [InlineData("meai/good", "meai/labels.csv", "--key item_id", "--metric Equivalence")]
    public void The_key_of_a_file_of_labels_is_found(string file, string labels, string key, string options)
    {
        var json = Json([Find(file), "--labels-file", Find(labels), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var next = json.GetProperty("next").GetString()!;
        Assert.Contains(key, next, StringComparison.Ordinal);
        Assert.InRange(Run(next).GetProperty("labels").GetProperty("unmatched").GetInt32(), 0, 1);
    }

    /// <summary>Pairs and scores of several models share the numbers of the questions: the key names the models, too.</summary>
    [Theory]
    [InlineData(true, "question_id,turn,model_1,model_2", "--missing tie")]
    [InlineData(false, "question_id,turn,system=model", "--pass-if >=6 --label-pass-if >=6")]
    public void Where_questions_are_shared_the_key_names_the_models(bool arePairs, string key, string options)
    {
        using var scratch = new Scratch();
        var rows = Enumerable.Range(0, 40).Select(i => (Question: 81 + (i / 2), Model: $"m{i % 2}", Score: (i * 7 % 10) + 1)).ToArray();
        var file = scratch.File("judgments.jsonl", string.Concat(rows.Select(row =>
        {
            var said = arePairs
                ? $"'model_1': '{row.Model}', 'model_2': 'base', 'g1_winner': 'model_{1 + (row.Score % 2)}', "
                    + $"'g2_winner': 'model_{1 + (row.Score % 2)}'"
                : $"'model': '{row.Model}', 'score': {row.Score}";
            return $"{{'question_id': {row.Question}, 'turn': 1, 'judge': ['j', 'v'], {said}}}\n".Replace('\'', '"');
        })));
        var header = arePairs ? "question_id,turn,model_1,model_2,label\n" : "question_id,turn,model,label\n";
        var labels = scratch.File("labels.csv", header + string.Concat(rows.Take(24).Select(row =>
            $"{row.Question},1,{row.Model}{(arePairs ? ",base" : "")},{(arePairs ? row.Score % 3 == 0 ? "win" : "loss" : row.Score)}\n")));
        Assert.Contains(Choices(Json(file)).Concat(Text(file).Split('\n')), line =>
            line.Contains($"--labels-file LABELS.csv --key {key} ", StringComparison.Ordinal));
        var next = Json([file, "--labels-file", labels, .. options.Split(' ')]).GetProperty("next").GetString()!;
        Assert.Contains($"--key {key} ", next + " ", StringComparison.Ordinal);
        Assert.Equal(24, Run(next).GetProperty("labels").GetProperty("matched").GetInt32());
    }

    [Fact]
    public void Files_that_do_not_belong_together_have_no_key()
    {
        using var scratch = new Scratch();
        var file = scratch.File("verdicts.csv", "id,verdict\na,1\nb,0\n");
        var labels = scratch.File("labels.csv", "id,label\nc,1\nd,0\n");
        Judgestats.Run("doctor", file, "--labels-file", labels).IsRefused("no column of it finds a judgment", "--key");
    }

    [Theory]
    [InlineData("alpaca-eval/annotations.json", "--range 0,1 --measure score")]
    [InlineData("meai/good", "--metric Words --labels-file LABELS.csv --key item_id --range ... --measure score")]
    public void Scores_of_a_tool_are_offered_their_mean(string file, string words) =>
        Assert.Contains(Choices(Json(Find(file))), line => line.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Scores_beside_verdicts_are_told_of_above_the_command()
    {
        var text = Text(Find("deepeval/test_run_20260302_100000.json"), "--metric", "Answer Relevancy");
        Assert.Contains("Or the mean score", text, StringComparison.Ordinal);
        Assert.EndsWith("--metric 'Answer Relevancy' --method naive\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promptfoo/malformed.json")]
    [InlineData("inspect/malformed.json")]
    [InlineData("deepeval/malformed.json")]
    [InlineData("parquet/malformed.parquet")]
    public void A_malformed_file_is_refused(string file)
    {
        var answer = Judgestats.Run("doctor", Find(file));
        Assert.Equal((3, ""), (answer.Exit, answer.Out));
    }

    /// <summary>A model that graded and has no name is no code; without one the note stands.</summary>
    [Fact]
    public void A_judge_without_a_name_is_a_judge()
    {
        using var scratch = new Scratch();
        var file = File.ReadAllText(Scratch.InRepository("docs", "samples", "foreign", "promptfoo", "results.json"));
        Assert.Contains("openai:chat:judge-1", file, StringComparison.Ordinal);
        var nameless = file.Replace("openai:chat:judge-1", "", StringComparison.Ordinal);
        Assert.DoesNotContain("LJS2024", Text(scratch.File("nameless.json", nameless)), StringComparison.Ordinal);
        var code = nameless.Replace("llm-rubric", "equals", StringComparison.Ordinal);
        Assert.Contains("LJS2024", Text(scratch.File("code.json", code)), StringComparison.Ordinal);
    }

    private static string Find(string file)
    {
        var path = Scratch.InRepository(["..", "shared", "foreign", .. file.Split('/')]);
        if (!Path.Exists(path)) Assert.Skip($"shared/foreign/{file} is not beside the repository");
        return path;
    }
}
