using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Files of the kinds that people post, and what is right for them: no figure that should not be quoted without a word before it.
/// </summary>
public sealed class FieldCaseTests
{
    private const double Printed = 0.0005;

    /// <summary>The right answer, to the printed digits, with the codes of all warnings and errors.</summary>
    [Theory]
    [InlineData(
        "12-splits-prompt-dev-heldout.csv --calibration split=held_out --where split!=development,prompt_example", 0.950, 0.726, 1.0)]
    [InlineData("20-judge-times-out-on-hard-items.csv --missing timeout --design random", 0.6333, 0.5404, 0.7215, "LJS1021", "LJS2041")]
    [InlineData("04-judge-not-parsable.csv --verdict judge_label --label human_label --missing NOT_PARSABLE --design random",
        0.6875, 0.5631, 0.7931, "LJS2041")]
    [InlineData("34-reviewers-said-agree-or-not.csv --label agree_with_judge --label-is agreement --design random", 0.650, 0.537, 0.752)]
    [InlineData("21-verdict-column-called-judge.csv --verdict judge --design by-verdict", double.NaN, 0.018, 0.870, "LJS1020", "LJS1021")]
    [InlineData("13-opposite-polarity.csv --verdict has_error --label ok --pass has_error=false --fail has_error=true --pass ok=true "
        + "--fail ok=false",
        0.756, 0.225, 1.0, "LJS1021")]
    [InlineData("14-label-uncertain.csv --missing uncertain", 0.714, 0.402, 0.910)]
    [InlineData("14-label-uncertain.csv --missing-label uncertain", 0.714, 0.402, 0.910)]
    [InlineData("03-codes-as-floats.csv --verdict judge --label human", 0.625, 0.171, 1.0, "LJS1021")]
    [InlineData("03b-codes-mixed-1-and-1.0.csv --verdict judge --label human", 0.625, 0.171, 1.0, "LJS1021")]
    [InlineData("06-every-item-twice-one-row-a-filter.csv --verdict exact_match --label reviewed --design random", 0.596, 0.445, 0.731)]
    [InlineData(
        "06b-same-rows-without-filter-column.csv --verdict exact_match --label reviewed --design random", 0.596, 0.445, 0.731, "LJS2003")]
    [InlineData("16-three-runs-a-task.csv --design random --cluster task", 0.838, 0.551, 0.979, "LJS1003", "LJS1051")]
    public void A_file_gives_the_right_answer(string line, double point, double lower, double upper, params string[] codes)
    {
        var json = Of(line);
        var main = json.GetProperty("results")[0].GetProperty("estimates")[0];
        if (double.IsNaN(point)) Assert.Equal(JsonValueKind.Null, main.GetProperty("point").ValueKind);
        else Assert.Equal(point, main.GetProperty("point").GetDouble(), Printed);
        Assert.Equal(lower, main.GetProperty("lower").GetDouble(), Printed);
        Assert.Equal(upper, main.GetProperty("upper").GetDouble(), Printed);
        Assert.Equal(codes, Warnings(json));
    }

    /// <summary>What cannot be trusted is said before the number, and first in the sentence.</summary>
    [Theory]
    [InlineData(
        "12-splits-prompt-dev-heldout.csv --calibration split=held_out", "problem", "LJS2040", "--where split!=prompt_example,development")]
    [InlineData(
        "34-reviewers-said-agree-or-not.csv --label agree_with_judge --design random", "warning", "LJS2042", "--label-is agreement")]
    [InlineData("13-opposite-polarity.csv --verdict has_error --label ok", "warning", "LJS2043", "--pass has_error=false")]
    [InlineData(
        "06-every-item-twice-one-row-a-filter.csv --verdict exact_match --label reviewed --design random --cluster none",
        "warning", "LJS1056", "--group")]
    [InlineData(
        "06b-same-rows-without-filter-column.csv --verdict exact_match --label reviewed --design random", "warning", "LJS2003", "80 rows")]
    [InlineData("16-three-runs-a-task.csv --design random", "warning", "LJS2008", "task")]
    [InlineData("18-two-raters.csv", "warning", "LJS2006", "rater_a")]
    [InlineData("28-NaN-written-by-a-script.jsonl --verdict score --label human --design random", "warning", "LJS2046", "4 values")]
    public void A_doubt_stands_before_the_number(string line, string severity, string code, string says)
    {
        var text = Judgestats.Text(In(line));
        var doubt = text.IndexOf($"{severity} {code}: ", StringComparison.Ordinal);
        Assert.InRange(doubt, 0, text.IndexOf("pass rate  ", StringComparison.Ordinal));
        Assert.Contains(says, text, StringComparison.Ordinal);
        var last = text.TrimEnd().Split('\n')[^1];
        Assert.StartsWith(
            severity == "problem" ? "Do not use this before" : "Before you use this, clear up", last, StringComparison.Ordinal);
        Assert.InRange(last.IndexOf(code, StringComparison.Ordinal), 0, 60);
    }

    [Fact]
    public void One_pool_of_labels_calibrates_every_system()
    {
        var json = Of("24-one-label-pool-three-systems.csv --count count --group system --labels-from system=pool");
        var points = json.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("estimates")[0].GetProperty("unclamped").GetDouble()).ToArray();
        Assert.Equal(3, points.Length);
        Assert.Equal(0.732, points[0], Printed);
        Assert.Equal(0.579, points[1], Printed);
        Assert.Equal(-0.008, points[2], Printed);
        Assert.Equal(["LJS2101"], Warnings(json));
        Assert.Equal(10, json.GetProperty("rows").GetProperty("used").GetInt32());
    }

    [Fact]
    public void Labels_stand_in_a_second_file()
    {
        var json = Of($"25a-verdicts.csv --labels-file {Data("25b-labels.csv")} --key id --design random");
        var labels = json.GetProperty("labels");
        Assert.Equal((20, 20, 0, 40), (labels.GetProperty("read").GetInt32(), labels.GetProperty("matched").GetInt32(),
            labels.GetProperty("unmatched").GetInt32(), labels.GetProperty("withoutLabel").GetInt32()));
        Assert.Equal(60, json.GetProperty("rows").GetProperty("used").GetInt32());
    }

    [Theory]
    [InlineData("01-one-json-document.json")]
    [InlineData("01b-json-array.json")]
    [InlineData("01c-jsonl.jsonl")]
    public void The_same_rows_give_the_same_answer_however_json_holds_them(string file)
    {
        var json = Of($"{file} --verdict machine_says --label person_says --design random");
        Assert.Equal(12, json.GetProperty("rows").GetProperty("used").GetInt32());
        Assert.Equal(Of("01c-jsonl.jsonl --verdict machine_says --label person_says --design random").GetProperty("results").GetRawText(),
            json.GetProperty("results").GetRawText());
    }

    [Fact]
    public void Where_the_rows_were_is_said() => Assert.Contains("Rows: the array 'rows' of the document",
        Judgestats.Text(In("01-one-json-document.json --verdict machine_says --label person_says")), StringComparison.Ordinal);

    [Fact]
    public void A_name_with_dots_is_inside_an_object() =>
        Assert.Equal(23, Of("10-nested-result.jsonl --verdict gradingResult.pass --label metadata.human")
            .GetProperty("rows").GetProperty("used").GetInt32());

    [Fact]
    public void A_verdict_that_is_followed_by_an_answer_is_one_error()
    {
        var answer = Judgestats.Run(
            "estimate", Data("07-verdict-inside-the-answer-cell.csv"), "--verdict", "[bot] output", "--label", "human");
        answer.IsRefused("cells begin with [PASS] and go on: cut the verdict out first", "16 rows");
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Excel_names_its_delimiter_and_german_words_are_named_by_the_user() =>
        Assert.Empty(Warnings(Of("08-excel-sep-line-semicolon-WAHR.csv --pass WAHR --fail FALSCH")).Except(["LJS1001", "LJS1003", "LJS1021",
            "LJS1030"]));

    /// <summary>Found by a newcomer: labelled items with a verdict were left out of the share without one.</summary>
    [Fact]
    public void Stated_rates_leave_every_item_in_the_share_without_a_verdict()
    {
        var json = Of("20-judge-times-out-on-hard-items.csv --missing timeout --sensitivity 0.9 --specificity 0.8");
        var outer = json.GetProperty("results")[0].GetProperty("outer");
        Assert.Equal(2.0 / 3, outer.GetProperty("share").GetDouble(), 1e-15);
        Assert.Contains("LJS2048", Warnings(json));
        var unjudged = json.GetProperty("diagnostics").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "LJS2041");
        Assert.Contains("100 of 300 items (33.3%) have none, 20 of 60 labelled ones", unjudged.GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    /// <summary>Found by a newcomer: the judge taken at its word bounds nothing.</summary>
    [Fact]
    public void The_naive_rate_has_no_outer_limits() => Assert.Equal(JsonValueKind.Null,
        Of("20-judge-times-out-on-hard-items.csv --missing timeout --method naive").GetProperty("results")[0]
            .GetProperty("outer").ValueKind);

    /// <summary>
    /// Found by a newcomer: 40 labels of 280 items met none of 80 without a verdict; by lot they would once in a million.
    /// </summary>
    [Fact]
    public void Labels_that_avoid_items_without_a_verdict_are_no_random_sample()
    {
        using var file = new Scratch();
        static string Verdict(int i) => i < 80 ? "timeout" : Label(i);
        static string Label(int i) => i % 10 == 0 ? "fail" : "pass";
        var rows = string.Concat(Enumerable.Range(0, 280).Select(i => $"i{i},{Verdict(i)},{(i is >= 80 and < 120 ? Label(i) : "")}\n"));
        var path = file.File("avoid.csv", "id,verdict,label\n" + rows);
        var json = Judgestats.Json(path + " --missing timeout --design random");
        Assert.Contains("LJS2011", Warnings(json));
        var sentence = json.GetProperty("results")[0].GetProperty("sentence").GetString()!;
        Assert.Contains("no labelled item is a member of the stratum 'no verdict'; the human labels alone put the pass rate at 90.0%",
            sentence, StringComparison.Ordinal);
        Assert.Contains("28.6% of the items have no verdict, and none of these is labelled", sentence, StringComparison.Ordinal);
    }

    /// <summary>Labels sampled within strata: the labels alone are no sample, and other methods do not know strata.</summary>
    [Theory]
    [InlineData("--method labels-only", "labels were sampled within strata")]
    [InlineData("--interval melding", "labels were sampled within strata")]
    [InlineData("--method bayesian", "labels were sampled within strata")]
    [InlineData("--design external", "--design random")]
    public void Strata_are_for_methods_that_know_them(string options, string says) => Judgestats.Line(
        $"estimate {Scratch.InRepository("docs", "samples", "unsure.csv")} --stratum confidence "
            + (options.Contains("--design", StringComparison.Ordinal) ? options : $"--design random {options}")).IsRefused(says);

    [Fact]
    public void Strata_leave_the_labels_alone_out()
    {
        var json = Judgestats.Json($"{Scratch.InRepository("docs", "samples", "unsure.csv")} --stratum confidence --design random --all");
        var result = json.GetProperty("results")[0];
        Assert.Equal(["post-stratified", "naive"],
            result.GetProperty("estimates").EnumerateArray().Select(one => one.GetProperty("method").GetString()));
        Assert.Equal(4, result.GetProperty("strata").GetProperty("names").GetArrayLength());
        Assert.DoesNotContain("LJS2011", Warnings(json));
    }

    /// <summary>Found by an attacker: CSV had no word of what is to be cleared up about the file.</summary>
    [Theory]
    [InlineData("12-splits-prompt-dev-heldout.csv --calibration split=held_out", "LJS2040")]
    [InlineData("16-three-runs-a-task.csv --design random", "LJS2008")]
    [InlineData("24-one-label-pool-three-systems.csv --count count --group system --labels-from system=pool", "LJS2101")]
    public void Csv_names_the_doubts_in_every_row(string line, string code)
    {
        var rows = Judgestats.Text(In(line) + " --format csv").TrimEnd().Split('\n')[1..];
        Assert.All(rows, row => Assert.Contains(code, row, StringComparison.Ordinal));
    }

    /// <summary>Found by an attacker: labels from elsewhere made the share of test items without a verdict smaller.</summary>
    [Fact]
    public void Labels_from_elsewhere_do_not_thin_out_items_without_a_verdict()
    {
        using var file = new Scratch();
        var labelled = Enumerable.Range(0, 5000).Select(i => $"c{i},{(i % 10 < 6 ? 1 : 0)},{(i % 2)}\n");
        var test = Enumerable.Range(0, 200).Select(i => $"t{i},{(i < 100 ? "" : i % 2)},\n");
        var json = Judgestats.Json(file.File("out.csv", "id,verdict,label\n" + string.Concat(labelled) + string.Concat(test)));
        Assert.Equal(0.5, json.GetProperty("results")[0].GetProperty("outer").GetProperty("share").GetDouble(), 1e-15);
        Assert.Contains("LJS2041", Warnings(json));
    }

    /// <summary>Found by an attacker: the words of one column were words of the other's scores.</summary>
    [Fact]
    public void Words_for_both_columns_are_none_for_scores()
    {
        using var file = new Scratch();
        var path = file.File("scores.csv", "id,verdict,label\na,1,1\nb,5,0\nc,4,\nd,2,\n");
        var json = Judgestats.Run("estimate", path, "--pass-if", ">=4", "--pass", "1", "--fail", "0", "--format", "json");
        Assert.Contains("\"passed\": 1,", json.Out, StringComparison.Ordinal);
        Assert.Contains("\"falseNegative\": 1,", json.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "24-one-label-pool-three-systems.csv --count count --group system --labels-from system=pool --accuracy 0.9", "--labels-from")]
    [InlineData("20-judge-times-out-on-hard-items.csv --design random --stratum id --accuracy 0.9", "--stratum")]
    [InlineData("18-two-raters.csv --label rater_a,rater_b --raters any-pass --label-is agreement", "majority and agree")]
    [InlineData("20-judge-times-out-on-hard-items.csv --missing timeout --group label", "no groups")]
    public void What_makes_no_sense_together_is_refused(string line, string says) =>
        Judgestats.Line("estimate " + In(line)).IsRefused(says);

    private static string Data(string file) =>
        Scratch.InRepository("tests", "LlmJudgeStats.Tool.Tests", "FieldCases", "data", file);

    private static string In(string line) => Data(line);

    private static JsonElement Of(string line) => Judgestats.Json(In(line));

    private static string[] Warnings(JsonElement json) =>
    [
        .. json.GetProperty("diagnostics").EnumerateArray().Where(one => one.GetProperty("severity").GetString() != "info")
            .Select(one => one.GetProperty("code").GetString()!).Order(StringComparer.Ordinal),
    ];
}
