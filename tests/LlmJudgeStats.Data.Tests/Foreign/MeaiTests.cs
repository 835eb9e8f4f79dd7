namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>Microsoft.Extensions.AI.Evaluation, by the table of docs/formats.md.</summary>
public sealed class MeaiTests
{
    private const string Good =
        """{"$type": "numeric", "value": 4, "interpretation": {"rating": "good", "failed": false}, "metadata": {"eval-model": "m"}}""";

    [Fact]
    public void A_report_with_several_executions_is_read()
    {
        var read = ForeignReading.Of(
            $$"""
            {"scenarioRunResults": [{{Result("s1", "1", "old", $"\"E\": {Good}")}}, {{Result("s1", "2", "new", $"\"E\": {Good}")}}],
            "createdAt": "x", "generatorVersion": "9"}
            """);
        Assert.Equal(["s1/old/m/E/pass/4//1/", "s1/new/m/E/pass/4//2/"], read.Rows);
        Assert.Equal(("meai", "1"), (read.Source.Format, read.Source.Version));
    }

    [Fact]
    public void A_metric_without_a_value_is_missing_whatever_its_interpretation_says()
    {
        var read = ForeignReading.Of(Result("s", "1", "x",
            """
            "N": {"$type": "numeric", "interpretation": {"rating": "inconclusive", "failed": false}},
            "B": {"$type": "boolean", "value": null, "interpretation": {"rating": "inconclusive", "failed": true},
              "diagnostics": [{"severity": "warning"}, {"severity": "error", "message": "MARKER"}]},
            "O": {"$type": "none"}
            """));
        Assert.Equal(["s/x/t/N////1/inconclusive", "s/x/t/B////1/judge-error", "s/x/t/O////1/inconclusive"], read.Rows);
    }

    [Fact]
    public void Without_an_interpretation_truth_values_and_words_are_verdicts_and_numbers_scores()
    {
        var read = ForeignReading.Of(Result("s", "1", "x",
            """
            "T": {"$type": "boolean", "value": true}, "F": {"$type": "boolean", "value": false}, "W": {"$type": "string", "value": "good"},
            "N": {"$type": "numeric", "value": 3.50},
            "H": {"$type": "numeric", "value": 7, "interpretation": {"failed": true}, "diagnostics": [{"severity": "error"}]}
            """));
        Assert.Equal(["s/x/t/T/pass///1/", "s/x/t/F/fail///1/", "s/x/t/W/good///1/", "s/x/t/N//3.50//1/", "s/x/t/H/fail/7//1/"], read.Rows);
    }

    [Fact]
    public void One_result_a_line_is_read_and_metadata_are_columns()
    {
        var text = Result("s1", "1", "x", $"\"E\": {Good}") + "\n" + Result("s2", "1", "x", $"\"E\": {Good}");
        Assert.Equal(["s1/x/m/E/pass/4//1//gpt", "s2/x/m/E/pass/4//1//gpt"], ForeignReading.Of(text, null, "x", "meta.model").Rows);
        Assert.Contains("meta.nothing",
            Assert.Throws<JudgeDataException>(() => ForeignReading.Of(text, null, "x", "meta.nothing")).Errors[0].Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_or_a_result_without_metrics_is_refused()
    {
        Assert.Equal("LJS4040", ForeignReading.Error(
            Result("s", "1", "x", $"\"E\": {Good}").Replace("\"formatVersion\": 1", "\"formatVersion\": 2",
                StringComparison.Ordinal)).Code);
        var error = ForeignReading.Error("""{"scenarioName": "s", "evaluationResult": {"other": 1}}""");
        Assert.Equal("LJS4041", error.Code);
        Assert.Contains("$.evaluationResult.metrics", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interpretation_that_says_neither_is_refused() =>
        Assert.Contains("interpretation.failed", ForeignReading.Error(
            Result("s", "1", "x", """ "E": {"value": 1, "interpretation": {"rating": "good"}} """)).Message, StringComparison.Ordinal);

    private static string Result(string scenario, string iteration, string execution, string metrics) =>
        $$"""
        {"scenarioName": "{{scenario}}", "iterationName": "{{iteration}}", "executionName": "{{execution}}",
          "messages": [{"text": "MARKER"}],
        "modelResponse": {"modelId": "gpt"}, "evaluationResult": {"metrics": { {{metrics}} } },
          "chatDetails": {"turnDetails": [{"model": "t"}]},
        "formatVersion": 1}
        """.ReplaceLineEndings(" ");
}
