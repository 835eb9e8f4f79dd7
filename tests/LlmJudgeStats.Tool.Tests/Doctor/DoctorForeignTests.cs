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
        foreach (var command in Choices(json).Where(command => !command.Contains("X'", StringComparison.Ordinal)
            && !command.EndsWith("...", StringComparison.Ordinal))) Run(command);
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
