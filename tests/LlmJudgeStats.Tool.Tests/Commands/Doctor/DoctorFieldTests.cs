using System.Text.Json;
using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Files of the kinds that people post: doctor's command gives the right answer, or it names what is to be decided.</summary>
public sealed class DoctorFieldTests
{
    private const double Printed = 0.0005;

    /// <summary>Files whose columns say enough; the designs that right answers need are the reader's to declare.</summary>
    [Theory]
    [InlineData("03-codes-as-floats.csv", "--verdict judge --label human", "", 0.625, 0.171, 1.0)]
    [InlineData("03b-codes-mixed-1-and-1.0.csv", "--verdict judge --label human", "", 0.625, 0.171, 1.0)]
    [InlineData("06-every-item-twice-one-row-a-filter.csv", "--verdict exact_match --label reviewed", "--design random",
        0.596, 0.445, 0.731)]
    [InlineData("06b-same-rows-without-filter-column.csv", "--verdict exact_match --label reviewed", "--design random",
        0.596, 0.445, 0.731)]
    [InlineData("16-three-runs-a-task.csv", "--cluster task", "--design random", 0.838, 0.551, 0.979)]
    [InlineData("21-verdict-column-called-judge.csv", "--verdict judge", "--design by-verdict", double.NaN, 0.018, 0.870)]
    [InlineData("24-one-label-pool-three-systems.csv", "--labels-from system=pool --count count --group system", "",
        0.732, double.NaN, double.NaN)]
    [InlineData("25a-verdicts.csv", "--method naive", "", 0.75, double.NaN, double.NaN)]
    [InlineData("28-NaN-written-by-a-script.jsonl", "--verdict score --label human", "", double.NaN, double.NaN, double.NaN)]
    [InlineData("10-nested-result.jsonl", "--verdict gradingResult.pass --label metadata.human", "", double.NaN, double.NaN, double.NaN)]
    public void The_command_gives_the_right_answer(
        string file, string options, string declared, double point, double lower, double upper)
    {
        var json = Json(Data(file));
        Assert.Empty(json.GetProperty("choices").EnumerateArray());
        var next = json.GetProperty("next").GetString()!;
        Assert.Equal($"judgestats estimate {Data(file)} {options}", next);
        var answer = Run(next, declared);
        var main = answer.GetProperty("results")[0].GetProperty("estimates")[0];
        IsNear(point, main.GetProperty("point"));
        IsNear(lower, main.GetProperty("lower"));
        IsNear(upper, main.GetProperty("upper"));
        if (declared.Length == 0) Assert.Equal(answer.GetProperty("rows").GetRawText(), json.GetProperty("rows").GetRawText());
    }

    /// <summary>Files that leave a decision: no command, and the right one among the choices.</summary>
    [Theory]
    [InlineData("01-one-json-document.json", "verdict", "--verdict machine_says --label person_says")]
    [InlineData("01b-json-array.json", "verdict", "--verdict machine_says --label person_says")]
    [InlineData("01c-jsonl.jsonl", "verdict", "--verdict machine_says --label person_says")]
    [InlineData("04-judge-not-parsable.csv", "words of the verdicts",
        "--verdict judge_label --label human_label --missing-verdict NOT_PARSABLE", "--design random", 0.6875, 0.5631, 0.7931)]
    [InlineData("08-excel-sep-line-semicolon-WAHR.csv", "words of the verdicts", "--pass WAHR --fail FALSCH")]
    [InlineData("12-splits-prompt-dev-heldout.csv", "calibration",
        "--where 'split!=development,prompt_example' --calibration split=held_out", "", 0.950, 0.726, 1.0)]
    [InlineData("13-opposite-polarity.csv", "polarity",
        "--verdict has_error --label ok --pass has_error=false --fail has_error=true", "", 0.756, 0.225, 1.0)]
    [InlineData("14-label-uncertain.csv", "words of the labels", "--missing-label uncertain", "", 0.714, 0.402, 0.910)]
    [InlineData("18-two-raters.csv", "raters", "--label rater_a,rater_b --raters agree")]
    [InlineData("20-judge-times-out-on-hard-items.csv", "words of the verdicts", "--missing-verdict timeout", "--design random",
        0.6333, 0.5404, 0.7215)]
    [InlineData("34-reviewers-said-agree-or-not.csv", "label-is", "--label agree_with_judge --label-is agreement", "--design random",
        0.650, 0.537, 0.752)]
    public void A_decision_is_named_with_its_commands(
        string file, string decision, string options, string declared = "", double point = double.NaN, double lower = double.NaN,
        double upper = double.NaN)
    {
        var json = Json(Data(file));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
        Assert.Equal([decision], json.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("decision").GetString()));
        var right = $"judgestats estimate {Data(file)} {options}";
        Assert.Contains(right, Choices(json));
        var main = Run(right, declared).GetProperty("results")[0].GetProperty("estimates")[0];
        IsNear(point, main.GetProperty("point"));
        IsNear(lower, main.GetProperty("lower"));
        IsNear(upper, main.GetProperty("upper"));
        foreach (var command in Choices(json)) Run(command);
    }

    [Theory]
    [InlineData("07-verdict-inside-the-answer-cell.csv", "begin with [PASS] and go on")]
    [InlineData("25b-labels.csv", "a file of labels alone")]
    public void A_file_without_verdicts_is_told_what_is_missing(string file, string says)
    {
        var text = Text(Data(file));
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.DoesNotContain("judgestats estimate", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_second_file_are_kept_in_the_command()
    {
        var next = Json(Data("25a-verdicts.csv"), "--labels-file", Data("25b-labels.csv"), "--key", "id").GetProperty("next").GetString()!;
        Assert.EndsWith($"25a-verdicts.csv --labels-file {Data("25b-labels.csv")} --key id", next, StringComparison.Ordinal);
        Assert.Equal(20, Run(next).GetProperty("labels").GetProperty("matched").GetInt32());
    }

    private static void IsNear(double expected, JsonElement number)
    {
        if (!double.IsNaN(expected)) Assert.Equal(expected, number.GetDouble(), Printed);
    }

    private static string Data(string file) =>
        Scratch.InRepository("tests", "LlmJudgeStats.Tool.Tests", "FieldCases", "data", file);
}
