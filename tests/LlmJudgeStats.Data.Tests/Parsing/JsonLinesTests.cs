namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md F01-F12: JSON lines.</summary>
public sealed class JsonLinesTests
{
    [Fact]
    public void Values_are_mapped_to_their_text_and_null_is_missing()
    {
        var table = Reading.Text("""
            {"verdict":true,"label":1,"note":{"deep":[1,2]}}
            {"verdict":"TRUE","label":"0"}
            {"label":0,"verdict":false}

            {"verdict":true}
            {"verdict":false,"label":null}
            {"verdict":null,"label":1}
            {"x":1}
            """, name: "a.jsonl");
        var group = Assert.Single(table.Groups);
        Assert.Equal(Reading.Table(1, 0, 1, 1), group.Calibration);
        Assert.Equal(Reading.Tally(1, 1), group.Test);
        Assert.Equal(new RowAccount { Used = 5, NoVerdict = 1, Empty = 1 }, table.Rows);
        Assert.Equal(("true/false", "1/0"), (table.Source.VerdictWords, table.Source.LabelWords));
        Assert.Null(table.Source.Delimiter);
    }

    [Fact]
    public void F01_a_bad_line_is_an_error_with_its_line_number()
    {
        var refusal = Reading.Refusal("{\"verdict\":1}\n\n{\"verdict\":\n{\"verdict\":0}\n{oops}\n");
        Assert.Equal([("LJS4030", 3L), ("LJS4030", 5L)], refusal.Errors.Select(error => (error.Code, error.Line!.Value)));
    }

    [Fact]
    public void F02_mixed_vocabularies_of_a_field_are_an_error_with_both_lines()
    {
        var error = Reading.Error("{\"verdict\":true}\n{\"verdict\":\"true\"}\n{\"verdict\":1}\n");
        Assert.Equal(("LJS4021", 3L), (error.Code, error.Line!.Value));
        Assert.Contains("first on line 1, the other first on line 3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"verdict":1,"verdict":0}""")]
    [InlineData("""{"verdict":1,"verd\u0069ct":0}""")]
    [InlineData("""{"verdict":1,"meta":{"a":1,"a":2}}""")]
    public void F03_duplicate_keys_are_an_error(string line) => Assert.Equal("LJS4030", Reading.Error("{\"verdict\":1}\n" + line).Code);

    [Fact]
    public void F05_the_format_is_found_by_the_first_visible_character_not_by_the_name() =>
        Assert.Equal(JudgmentFormat.JsonLines, Reading.Text(" \n {\"verdict\":1}", name: "a.csv").Source.Format);

    [Theory]
    [InlineData("[1]")]
    [InlineData("1")]
    [InlineData("\"pass\"")]
    public void A_line_that_is_not_an_object_is_an_error(string line) =>
        Assert.Equal(2, Reading.Error("{\"verdict\":1}\n" + line + "\n").Line);

    [Fact]
    public void A_pretty_printed_object_is_refused_with_a_hint() =>
        Assert.Contains("jq -c", Reading.Refusal("{\n  \"verdict\": 1\n}\n").Errors[0].Hint, StringComparison.Ordinal);

    [Fact]
    public void F06_depth_is_limited_to_64()
    {
        static string Nested(int depth) => "{\"verdict\":1,\"x\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";
        Assert.Equal(1, Reading.Text(Nested(64)).Rows.Used);
        Assert.Equal("LJS4030", Reading.Error(Nested(65)).Code);
        Assert.Equal("LJS4030", Reading.Error(Nested(1_000_000)).Code);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("-1")]
    public void F07_a_count_that_is_not_a_plain_whole_number_is_an_error(string count) =>
        Assert.Equal("LJS4022", Reading.Error($"{{\"verdict\":1,\"n\":{count}}}", new() { CountColumn = "n" }).Code);

    [Fact]
    public void F09_large_ids_never_pass_through_a_double() =>
        Assert.Empty(Reading.Text("{\"id\":9007199254740992,\"verdict\":1}\n{\"id\":9007199254740993,\"verdict\":1}\n",
            new() { DuplicateIds = DuplicateIds.Error }).Notes);

    [Fact]
    public void F09_an_id_is_the_same_as_number_and_as_text() =>
        Assert.Equal("LJS2003", Assert.Single(Reading.Text("{\"id\":7,\"verdict\":1}\n{\"id\":\"7\",\"verdict\":1}\n").Notes).Code);

    [Fact]
    public void F10_half_a_surrogate_pair_is_an_error()
    {
        var error = Reading.Error("{\"verdict\":1}\n{\"verdict\":\"\\ud800\"}\n");
        Assert.Equal(("LJS4030", 2L), (error.Code, error.Line!.Value));
        Assert.Equal("LJS4030", Reading.Refusal("{\"verdict\":1}\n{\"\\ud800\":1,\"\\ud800\":2}\n").Errors[0].Code);
    }

    [Theory]
    [InlineData("{\"verdict\":1,}")]
    [InlineData("{\"verdict\":1} // yes")]
    [InlineData("{\"verdict\":1}{\"verdict\":1}")]
    [InlineData("{'verdict':1}")]
    [InlineData("{\"verdict\":nan}")]
    [InlineData("{\"verdict\":NaN,}")]
    public void F11_nothing_but_json_is_json(string line) => Assert.Equal("LJS4030", Reading.Error(line).Code);

    [Fact]
    public void F12_columns_may_appear_late()
    {
        var table = Reading.Text("{\"verdict\":1}\n{\"verdict\":0,\"judge\":\"x\"}\n{\"label\":1,\"verdict\":0}\n",
            new() { GroupColumns = ["judge"] });
        Assert.Equal(["", "x"], table.Groups.Select(group => group.Key[0].Value));
        Assert.Equal(Reading.Table(0, 1, 0, 0), table.Groups[0].Calibration);
        Assert.Equal(["verdict", "judge", "label"], table.Source.Columns);
    }

    [Fact]
    public void F12_a_column_that_never_appears_is_an_error_that_lists_those_that_do()
    {
        var error = Reading.Error("{\"judge_verdict\":1,\"truth\":1}\n");
        Assert.Equal("LJS4014", error.Code);
        Assert.Contains("judge_verdict", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_change_their_writing_between_lines_are_an_error() =>
        Assert.Equal("LJS4015", Reading.Error("{\"Verdict\":1}\n{\"verdict\":1}\n").Code);

    [Fact]
    public void A_used_value_that_is_an_object_or_array_is_an_error() =>
        Assert.Equal(("LJS4020", "verdict"), (Reading.Error("{\"verdict\":[1]}\n") is var error ? error.Code : "", error.Column));

    [Fact]
    public void An_overlong_line_stops_with_bounded_memory()
    {
        using var stream = new RepeatingStream("{\"verdict\":1,\"x\":\"", "xxxxxxxxxxxxxxxx", copies: 16 << 20);
        var refusal = Assert.Throws<JudgeDataException>(() =>
            JudgmentReader.Read(stream, "x", JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("LJS4012", refusal.Errors[0].Code);
    }

    /// <summary>Values inside objects, by their path.</summary>
    [Fact]
    public void Dots_name_a_value_inside_an_object()
    {
        const string Rows = """
            {"grading": {"pass": true, "by": {"model": "a"}}, "human": {"label": "pass"}}
            {"grading": {"pass": false, "by": {"model": "b"}}, "human": {"label": null}}
            {"grading": null, "grading.pass": true, "human": {}}
            """;
        var table = Reading.Text(Rows, new() { VerdictColumn = "grading.pass", LabelColumn = "human.label" }, "rows.jsonl");
        var group = Assert.Single(table.Groups);
        Assert.Equal((Reading.Tally(1, 1), Reading.Table(1, 0, 0, 0)), (group.Test, group.Calibration));
        var models = Reading.Text(
            Rows, new() { VerdictColumn = "grading.pass", GroupColumns = ["grading.by.model"] }, "rows.jsonl");
        Assert.Equal(["a", "b", ""], models.Groups.Select(one => one.Key[0].Value));
        Assert.Equal("LJS4014", Reading.Error(Rows, new() { VerdictColumn = "grading.verdict" }, "rows.jsonl").Code);
        Assert.Contains("with dots", Reading.Refusal(Rows, new() { VerdictColumn = "grading" }, "rows.jsonl").Errors[0].Hint,
            StringComparison.Ordinal);
    }
}
