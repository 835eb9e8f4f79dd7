namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>Scores of traces: Langfuse and MLflow, by the tables of docs/formats.md.</summary>
public sealed class TraceFormatTests
{
    [Fact]
    public void Langfuse_pages_join_labels_and_drop_what_was_superseded()
    {
        var read = ForeignReading.Of(
            """
            {"data": [
             {"id": "1", "traceId": "t", "source": "EVAL", "name": "q", "dataType": "BOOLEAN", "value": 1, "timestamp": "2026-01-02"},
             {"id": "2", "traceId": "t", "source": "EVAL", "name": "q", "dataType": "BOOLEAN", "value": 0, "timestamp": "2026-01-01"},
             {"id": "3", "traceId": "t", "source": "ANNOTATION", "name": "q", "dataType": "BOOLEAN", "value": 0, "authorUserId": "x"},
             {"id": "4", "traceId": "u", "observationId": "o", "source": "API", "name": "r", "dataType": "CATEGORICAL", "value": 2,
               "stringValue": "good"},
             {"id": "5", "traceId": "u", "source": "EVAL", "name": "q", "dataType": "TEXT", "stringValue": "MARKER"},
             {"id": "6", "traceId": "v", "source": "ANNOTATION", "name": "q", "dataType": "BOOLEAN", "value": 1, "comment": "MARKER"}],
             "meta": {"page": 1}}
            """);
        Assert.Equal(["t//q/q/pass//fail//", "u/o//r/r/good////", "v///q///pass//"], read.Rows);
        Assert.Equal([new("superseded", 1), new("text", 1)], read.Source.Ignored);
        Assert.Equal((2, 1, 1), (read.Labels!.Read, read.Labels.Matched, read.Labels.Unmatched));
    }

    [Fact]
    public void Langfuse_lines_of_the_newer_interface_and_labels_of_another_name()
    {
        var text =
            """
            {"traceId": null, "subject": {"kind": "trace", "id": "t"}, "source": "EVAL", "name": "q", "dataType": "BOOLEAN", "value": true}
            {"traceId": null, "subject": {"kind": "observation", "id": "o", "traceId": "t"}, "source": "EVAL", "name": "q",
              "dataType": "NUMERIC", "value": 0.25}
            {"traceId": "t", "source": "ANNOTATION", "name": "human", "dataType": "BOOLEAN", "value": false}
            """;
        Assert.Equal(["t//q/q/pass//fail//", "t/o//q/q//0.25///"], ForeignReading.Of(text, new() { LabelMetric = "human" }).Rows);
    }

    [Fact]
    public void Langfuse_raters_that_differ_need_a_rule()
    {
        var text =
            """
            {"traceId": "t", "source": "EVAL", "name": "q", "dataType": "BOOLEAN", "value": 1}
            {"traceId": "t", "source": "ANNOTATION", "name": "q", "dataType": "BOOLEAN", "value": 1, "authorUserName": "a"}
            {"traceId": "t", "source": "ANNOTATION", "name": "q", "dataType": "BOOLEAN", "value": 0, "authorUserName": "b"}
            """;
        Assert.Equal("LJS4044", ForeignReading.Error(text).Code);
        Assert.Equal(["t//q/q/pass//fail//"], ForeignReading.Of(text, new() { Raters = RaterRule.AnyFail }).Rows);
        Assert.Equal(["t//q/q/pass////"], ForeignReading.Of(text, new() { Raters = RaterRule.Majority }).Rows);
    }

    [Fact]
    public void Mlflow_traces_have_verdicts_labels_and_what_was_overridden()
    {
        var read = ForeignReading.Of(
            """
            {"info": {"trace_id": "t1", "assessments": [
             {"assessment_name": "ok", "source": {"source_type": "LLM_JUDGE", "source_id": "gpt"}, "feedback": {"value": "yes"},
               "rationale": "MARKER"},
             {"assessment_name": "ok", "source": {"source_type": "LLM_JUDGE", "source_id": "gpt"}, "feedback": {"value": "no"},
               "valid": false},
             {"assessment_name": "ok", "source": {"source_type": "HUMAN", "source_id": "ann"}, "feedback": {"value": false}},
             {"assessment_name": "length", "source": {"source_type": "CODE", "source_id": "f"}, "feedback": {"value": 12}},
             {"assessment_name": "want", "source": {"source_type": "LLM_JUDGE"}, "expectation": {"value": "MARKER"}}]},
               "data": {"spans": ["MARKER"]}}
            {"info": {"trace_id": "t2", "assessments": [
             {"assessment_name": "ok", "source": {"source_type": "AI_JUDGE", "source_id": "gpt"},
               "feedback": {"error": {"error_code": "X"}}}]}}
            {"info": {"trace_id": "t3", "assessments": [
             {"assessment_name": "ok", "source": {"source_type": "HUMAN", "source_id": "ann"}, "feedback": {"value": true}}]}}
            """.Replace("\n ", " ", StringComparison.Ordinal));
        Assert.Equal(["t1//gpt/ok/pass//fail/1/", "t1//code/length//12//1/", "t2//gpt/ok////1/judge-error", "t3///ok///pass/1/"],
            read.Rows);
        Assert.Equal([new("expectation", 1), new("overridden", 1)], read.Source.Ignored);
    }

    [Fact]
    public void Mlflow_tables_of_the_older_kind_hold_scores()
    {
        var read = ForeignReading.Of(
            """
            {"columns": ["inputs", "answer/v1/score", "answer/v1/justification"],
            "data": [["MARKER", 4, "MARKER"], ["MARKER", null, "x"]]}
            """);
        Assert.Equal(["0///answer//4//1/", "1///answer////1/not-scored"], read.Rows);
    }

    [Fact]
    public void Mlflow_csv_without_ids_counts_its_rows()
    {
        var read = ForeignReading.Of("a/value,a/rationale,a/error_code\nyes,\"MARKER, x\",\n3,,\n,,FAILED\n");
        Assert.Equal(["0///a/pass///1/", "1///a//3//1/", "2///a////1/judge-error"], read.Rows);
    }
}
