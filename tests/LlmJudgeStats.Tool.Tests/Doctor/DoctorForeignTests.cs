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
    [InlineData("fastchat/good_pair.jsonl", "--measure preference", "fastchat/labels.csv --key question_id,turn")]
    [InlineData("alpaca-eval/annotations.json", "--measure preference", "alpaca-eval/labels.csv --key instruction")]
    public void Pairs_of_a_tool_are_offered_their_win_rate(string file, string measure, string labels)
    {
        var command = Choices(Json(Find(file))).Single(line => line.Contains(measure, StringComparison.Ordinal));
        Assert.EndsWith("--labels-file LABELS.csv --key item_id --measure preference --design random", command, StringComparison.Ordinal);
        var words = labels.Split(' ');
        var run = Run(command.Replace("LABELS.csv --key item_id", $"'{Find(words[0])}' --key {words[2]}", StringComparison.Ordinal));
        Assert.Equal("preference", run.GetProperty("results")[0].GetProperty("measure").GetString());
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
