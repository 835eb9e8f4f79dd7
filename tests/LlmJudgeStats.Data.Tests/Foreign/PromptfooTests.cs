namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>promptfoo, by the table of docs/formats.md.</summary>
public sealed class PromptfooTests
{
    private const string Rubric = """{"pass": true, "score": 1, "assertion": {"type": "llm-rubric", "metric": "m"}}""";

    [Fact]
    public void Version_2_with_two_prompts_and_nested_sets_of_assertions_is_read()
    {
        var read = ForeignReading.Of(Document(2,
            Result(0, "q", 0, """{"pass": true, "assertion": {"type": "assert-set"}, "componentResults": [""" + Rubric
                + """, {"pass": false, "score": 0, "assertion": {"type": "equals"}}]}""", success: false),
            Result(1, "q", 1, Rubric + ", " + Rubric.Replace("true", "false", StringComparison.Ordinal))));
        Assert.Equal(
        [
            "0/gpt | one/grader/m/pass/1//1/", "0/gpt | one//equals/fail/0//1/", "0/gpt | one/grader/overall/fail///1/",
            "0/gpt | two/grader/m/pass/1//1/", "0/gpt | two/grader/m #2/fail/1//1/", "0/gpt | two/grader/overall/pass///1/",
        ], read.Rows);
        Assert.Equal(("promptfoo", "2"), (read.Source.Format, read.Source.Version));
        Assert.Equal(2, read.Source.Metrics!.Single(metric => metric.Key == "m").Value);
        Assert.Contains(read.Notes, note => note is { Code: "LJS4106" } && note.Message.Contains("1 results", StringComparison.Ordinal));
    }

    [Fact]
    public void Repetitions_are_one_item_by_their_variables_in_any_order_of_keys()
    {
        var read = ForeignReading.Of(Document(3,
            Result(4, "q", 0, Rubric, vars: """{"a": "x", "b": 1}"""), Result(5, "q", 0, Rubric, vars: """{"b": 1, "a": "x"}"""),
            Result(6, "q", 0, Rubric, vars: """{"b": 2, "a": "x"}""")));
        Assert.Equal(["4/gpt/grader/m/pass/1//1/", "4/gpt/grader/m/pass/1//2/", "6/gpt/grader/m/pass/1//1/"], read.Rows);
    }

    /// <summary>Rows of other metrics are left out, and yet a filter beside the metric's sees their runs: "2" is of n alone.</summary>
    [Fact]
    public void Runs_are_counted_for_the_metric_that_is_meant_and_for_every_filter_beside_it()
    {
        var other = Rubric.Replace("\"m\"", "\"n\"", StringComparison.Ordinal);
        var text = Document(3, Result(0, "q", 0, Rubric), Result(1, "q", 0, other), Result(2, "q", 0, other), Result(3, "r", 0, Rubric),
            Result(4, "r", 0, Rubric));
        var byRun = Reading.Text(text, new() { Where = [new("metric", "m")], GroupColumns = ["run"] });
        Assert.Equal([Reading.Tally(2, 0), Reading.Tally(1, 0)], byRun.Groups.Select(group => group.Test));
        var onlyN = Document(3, Result(0, "q", 0, Rubric), Result(1, "s", 0, other), Result(2, "s", 0, other));
        Assert.Equal(1, Reading.Text(onlyN, new() { Where = [new("metric", "m"), new("run", "1", "2")] }).Rows.Used);
    }

    [Fact]
    public void A_rating_by_hand_is_the_label_and_the_rest_decides_the_verdict()
    {
        var human = """{"pass": false, "score": 0, "assertion": {"type": "human"}}""";
        var read = ForeignReading.Of(Document(3, Result(0, "q", 0, Rubric + ", " + human, success: false), Result(1, "r", 0, Rubric)));
        Assert.Equal(["0/gpt/grader/m/pass/1/fail/1/", "1/gpt/grader/m/pass/1//1/"], read.Rows);
    }

    [Fact]
    public void Failed_calls_and_graders_that_could_not_be_read_are_missing_not_fails()
    {
        const string Unread =
            """{"pass": false, "score": 0, "assertion": {"type": "llm-rubric", "metric": "m"}, "metadata": {"graderError": true}}""";
        var read = ForeignReading.Of(Document(3,
            Result(0, "q", 0, Unread, success: false), Result(1, "r", 0, "", success: false, failure: 2), Result(2, "s", 0, Rubric)));
        Assert.Equal(
            ["0/gpt/grader/m//0//1/judge-error", "1/gpt/grader/m////1/system-error", "2/gpt/grader/m/pass/1//1/"], read.Rows);
    }

    [Fact]
    public void Lines_are_read_and_an_item_id_in_the_metadata_of_all_counts()
    {
        string[] lines = ["{" + Inside(0, "q", 0, Rubric, "{\"a\": 1}", true, 0, """, "metadata": {"item_id": "i-1"}""") + "}",
            "{" + Inside(1, "q", 0, Rubric, "{\"a\": 1}", true, 0, """, "metadata": {"item_id": "i-2"}""") + "}"];
        var read = ForeignReading.Of(string.Join('\n', lines), new() { IdColumn = "item_id" }, "x", "meta.prompt");
        Assert.Equal(["i-1/gpt//m/pass/1//1//one", "i-2/gpt//m/pass/1//1//one"], read.Rows);
        var cut = ForeignReading.Error(string.Join('\n', lines) + "\n{\"testIdx\": 3, \"suc");
        Assert.Equal(("LJS4030", 3L), (cut.Code, cut.Line));
    }

    [Fact]
    public void A_variable_can_be_the_item_id()
    {
        var text = Document(3, Result(0, "q", 0, Rubric, vars: """{"topic": "x", "id": "7"}"""));
        Assert.Equal(["7/gpt/grader/m/pass/1//1/"], ForeignReading.Of(text).Rows);
        Assert.Equal(["x/gpt/grader/m/pass/1//1/"], ForeignReading.Of(text, new() { IdColumn = "vars.topic" }).Rows);
    }

    [Fact]
    public void The_table_of_the_viewer_is_read()
    {
        var read = ForeignReading.Of(
            """
            {"version": 4, "table": {"head": {"prompts": [], "vars": ["q"]}, "body": [{"testIdx": 0, "vars": ["x"],
            "test": {"vars": {"q": "x"}}, "outputs": [{"pass": true, "score": 1, "provider": "gpt", "text": "secret",
            "gradingResult": {"componentResults": [
            """
            + Rubric + """]}}, {"pass": false, "provider": "claude", "failureReason": 2}]}]}}""");
        Assert.Equal(["0/gpt//m/pass/1//1/", "0/claude//m////1/system-error"], read.Rows);
    }

    [Fact]
    public void The_table_with_repeated_headers_is_read_by_position()
    {
        var read = ForeignReading.Of(
            "Description,item_id,gpt,Status,Score,Named Scores,Grader Reason,Comment,"
            + "claude,Status,Score,Named Scores,Grader Reason,Comment\n"
            + ",a,\"x, y\",PASS,1,,,,z,ERROR,0,,,\n,b,x,FAIL,0,,,,z,PASS,1,,,\n");
        Assert.Equal(
            ["a/gpt//overall/pass/1//1/", "a/claude//overall////1/system-error", "b/gpt//overall/fail/0//1/",
                "b/claude//overall/pass/1//1/"],
            read.Rows);
    }

    [Fact]
    public void A_version_that_is_not_known_is_refused()
    {
        var error = ForeignReading.Error(Document(5, Result(0, "q", 0, Rubric)));
        Assert.Equal("LJS4040", error.Code);
        Assert.Contains("version 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_for_failure_that_is_not_known_is_refused() =>
        Assert.Contains("failureReason", ForeignReading.Error(Document(3, Result(0, "q", 0, Rubric, failure: 7))).Message,
            StringComparison.Ordinal);

    // The configuration stands behind the results.
    private static string Document(int version, params string[] results) =>
        $$"""{"evalId": "e", "results": {"version": {{version}}, "results": [{{string.Join(", ", results)}}] }, """
        + "\"config\": {\"defaultTest\": {\"options\": {\"provider\": {\"id\": \"grader\"}}}}}";

    private static string Result(
        int test, string question, int prompt, string components, string? vars = null, bool success = true, int failure = 0) =>
        "{" + Inside(test, question, prompt, components, vars, success, failure, "") + "}";

    private static string Inside(
        int test, string question, int prompt, string components, string? vars, bool success, int failure, string further)
    {
        var graded = $$"""{"pass": true, "reason": "MARKER", "componentResults": [{{components}}]}""";
        return $$"""
            "gradingResult": {{(components.Length == 0 ? "null" : graded)}}, "vars": {{vars ?? $"{{\"q\": \"{question}\"}}"}},
            "testIdx": {{test}}, "promptIdx": {{prompt}}, "prompt": {"raw": "MARKER", "label": "{{(prompt == 0 ? "one" : "two")}}"},
            "provider": {"id": "gpt", "label": ""}, "success": {{(success ? "true" : "false")}}, "failureReason": {{failure}}{{further}}
            """.ReplaceLineEndings(" ");
    }
}
