using System.Text;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Prompts, answers and reasons of the files of other tools reach no message and no report.</summary>
public sealed class MarkerTests
{
    private const string Marker = "MARKER-7f3a";

    [Theory]
    [InlineData("promptfoo/good.json", "Which planet has the most moons?", "--metric correct")]
    [InlineData("promptfoo/malformed.json", "Which planet has the most moons?", "--metric correct")]
    [InlineData("inspect/good.json", "Which planet has the most moons?", "")]
    [InlineData("deepeval/test_run_20260302_100000.json", "Which planet has the most moons?", "--metric Correctness")]
    [InlineData("deepeval/malformed.json", "Which planet has the most moons?", "--metric Correctness")]
    [InlineData("openai-evals/good.jsonl", "Which planet has the most moons?", "")]
    [InlineData("openai-evals/malformed.jsonl", "Which planet has the most moons?", "")]
    [InlineData("langfuse/good.csv", "The answer says", "--metric correctness")]
    [InlineData("langfuse/malformed.csv", "The answer says", "")]
    [InlineData("mlflow/good.csv", "Compared", "--metric correctness")]
    [InlineData("fastchat/good_pair.jsonl", "My verdict is", "--missing tie,inconsistent")]
    [InlineData("fastchat/malformed_pair.jsonl", "My verdict is", "")]
    [InlineData("alpaca-eval/annotations.json", "Saturn.", "--missing tie")]
    [InlineData("alpaca-eval/malformed.json", "Saturn.", "")]
    public void A_marker_in_texts_is_in_no_output(string file, string text, string options)
    {
        using var scratch = new Scratch();
        var original = File.ReadAllText(
            Scratch.InRepository(["tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data", .. file.Split('/')]), Encoding.UTF8);
        Assert.Contains(text, original, StringComparison.Ordinal);
        var marked = scratch.File(Path.GetFileName(file), original.Replace(text, Marker, StringComparison.Ordinal));
        string[] line = ["estimate", marked, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--method", "naive"];
        foreach (var format in new[] { "text", "json", "csv" })
        {
            var answer = Judgestats.Run([.. line, "--format", format]);
            Assert.NotEqual("", answer.Out + answer.Error);
            Assert.DoesNotContain(Marker, answer.Out + answer.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>A question that finds a label is compared by its text, and shown by its fingerprint only.</summary>
    [Fact]
    public void A_question_that_is_a_key_is_not_printed()
    {
        using var scratch = new Scratch();
        var file = Scratch.InRepository("tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data", "alpaca-eval", "annotations.json");
        var labels = scratch.File("labels.csv", $"instruction,label\n{Marker} is what somebody asked,win\n");
        var answer = Judgestats.Run("estimate", file, "--missing", "tie", "--labels-file", labels, "--key", "instruction");
        answer.IsRefused("LJS4043", "text #");
        Assert.DoesNotContain(Marker, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("planet", answer.Error, StringComparison.Ordinal);
    }
}
