using System.IO.Compression;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>
/// Each tool's files in further shapes, written from what its schema allows and not from our readers: other versions, kinds of metrics,
/// errors inside. What comes out was counted by hand.
/// </summary>
public sealed class VariantTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    /// <summary>Harm counts downwards, so a true value can fail; no version, no chat details, keys in another order.</summary>
    [Fact]
    public void Variant_meai_result_without_a_version_whose_metrics_count_downwards()
    {
        var read = ForeignReading.Of(
            """
            {"evaluationResult": {"metrics": {
              "ProtectedMaterial": {"value": true, "name": "ProtectedMaterial", "reason": "MARKER", "$type": "boolean",
                "interpretation": {"failed": true, "reason": "MARKER", "rating": "unacceptable"}},
              "Violence": {"value": 0, "name": "Violence", "$type": "numeric", "interpretation": {"rating": "exceptional", "failed": false},
                "diagnostics": [{"severity": "informational", "message": "MARKER"}]},
              "Hate": {"name": "Hate", "$type": "numeric", "diagnostics": [{"severity": "error", "message": "MARKER"}]}}},
              "iterationName": "3", "tags": ["a"], "executionName": "e", "scenarioName": "Chat.Rude", "messages": [], "modelResponse": null}
            """);
        Assert.Equal(
            ["Chat.Rude/e//ProtectedMaterial/fail///3/", "Chat.Rude/e//Violence/pass/0//3/", "Chat.Rude/e//Hate////3/judge-error"],
            read.Rows);
    }

    /// <summary>A string metric is a word alone, and a verdict where it is interpreted.</summary>
    [Fact]
    public void Variant_meai_report_with_words_and_the_judge_in_the_metadata()
    {
        static string Result(string scenario, string metric) =>
            $$"""
            {"scenarioName": "{{scenario}}", "iterationName": "1", "executionName": "x", "creationTime": "2026-03-01T00:00:00Z",
              "evaluationResult": {"metrics": {"Tone": {{metric}} } }, "formatVersion": 1}
            """.ReplaceLineEndings(" ");
        var read = ForeignReading.Of(
            "{\"createdAt\": \"2026-03-02T00:00:00Z\", \"generatorVersion\": \"10.1\", \"scenarioRunResults\": ["
            + Result("a", """{"$type": "string", "value": "warm", "metadata": {"eval-model": "gpt"}}""") + ","
            + Result("b", """{"$type": "string", "value": "cold", "interpretation": {"failed": true}}""") + "]}");
        Assert.Equal(["a/x/gpt/Tone/warm///1/", "b/x//Tone/fail///1/"], read.Rows);
        Assert.Equal([new("Tone", 2)], read.Source.Metrics!);
    }

    /// <summary>The judge stands at the assertion, once as text and once as an object; two sets within each other.</summary>
    [Fact]
    public void Variant_promptfoo_version_3_with_judges_at_the_assertions_and_sets_in_sets()
    {
        var read = ForeignReading.Of(
            """
            {"results": {"version": 3, "timestamp": "x", "stats": {"successes": 1}, "prompts": [], "results": [
              {"testIdx": 0, "promptIdx": 0, "provider": {"id": "openai:gpt", "label": "prod"}, "vars": {"q": "MARKER"}, "success": false,
                "failureReason": 1, "namedScores": {"n": 0.5}, "gradingResult": {"pass": false, "componentResults": [
                  {"pass": false, "assertion": {"type": "assert-set"}, "componentResults": [
                    {"pass": true, "score": 0.9, "assertion": {"type": "g-eval", "provider": "openai:o1"}},
                    {"pass": false, "assertion": {"type": "assert-set"}, "componentResults": [
                      {"pass": false, "score": 0.1, "assertion": {"type": "not-llm-rubric", "provider": {"id": "claude"}}}]}]}]}},
              {"testIdx": 1, "promptIdx": 0, "provider": {"id": "openai:gpt", "label": "prod"}, "vars": {"q": "other"}, "success": false,
                "failureReason": 2, "error": "MARKER", "gradingResult": null}]}}
            """);
        Assert.Equal(
        [
            "0/prod/openai:o1/g-eval/pass/0.9//1/", "0/prod/claude/not-llm-rubric/fail/0.1//1/", "0/prod//overall/fail///1/",
            "1/prod//g-eval////1/system-error", "1/prod//not-llm-rubric////1/system-error", "1/prod//overall////1/system-error",
        ], read.Rows);
    }

    /// <summary>A table of one prompt with a column for a metric, and cells behind an apostrophe.</summary>
    [Fact]
    public void Variant_promptfoo_table_with_a_metric_and_cells_guarded_against_formulas()
    {
        var read = ForeignReading.Of(
            "id,question,[gpt] one,Status,Score,Named Scores,Metric: tone,Grader Reason,Comment\n"
            + "'=7,MARKER,'+x,PASS,1.00,,0.5,MARKER,\nb,\"two\nlines\",y,FAIL,0.00,,0.1,,\nc,z,,ERROR,0.00,,,MARKER,\n");
        Assert.Equal(["=7/[gpt] one//overall/pass/1.00//1/", "b/[gpt] one//overall/fail/0.00//1/",
            "c/[gpt] one//overall////1/system-error"], read.Rows);
    }

    /// <summary>Truth values, words and 1.0 are verdicts; an answer that was not given is a word; the log ended in an error.</summary>
    [Fact]
    public void Variant_inspect_log_that_ended_in_an_error_with_truth_values_and_words()
    {
        var read = ForeignReading.Of(
            """
            {"version": 2, "status": "error", "eval": {"model": "openai/gpt", "task": "t", "dataset": {"samples": 6},
              "model_roles": {"grader": {"model": "claude"}}, "scorers": [{"name": "ok"}], "config": {"epochs": 1}},
              "samples": [
              {"id": "x-1", "epoch": 1, "scores": {"ok": {"value": true, "answer": "MARKER", "explanation": "MARKER"}}},
              {"id": "x-2", "epoch": 1, "scores": {"ok": {"value": "no"}}},
              {"id": "x-3", "epoch": 1, "scores": {"ok": {"value": 1.0}}},
              {"id": "x-4", "epoch": 1, "scores": {"ok": {"value": "N"}}},
              {"id": "x-5", "epoch": 1, "scores": {"ok": {"value": NaN}}},
              {"id": "x-6", "epoch": 1, "error": {"message": "MARKER", "traceback": "MARKER"}}],
              "error": {"message": "MARKER"}}
            """);
        Assert.Equal(["x-1/openai/gpt/claude/ok/pass///1/", "x-2/openai/gpt/claude/ok/fail///1/", "x-3/openai/gpt/claude/ok/pass/1.0//1/",
            "x-4/openai/gpt/claude/ok/N///1/", "x-5/openai/gpt/claude/ok////1/not-scored",
            "x-6/openai/gpt/claude/ok////1/system-error"], read.Rows);
        Assert.Contains(read.Notes, note => note.Code == "LJS4105");
    }

    /// <summary>Packed by the framework's own zip writer; samples in folders of their own, summaries without scores.</summary>
    [Fact]
    public void Variant_inspect_archive_with_a_folder_for_each_sample()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("_journal/start.json", """{"version": 2, "eval": {"model": "m"}}""");
            Add("samples/a_epoch_1/sample.json", """{"id": "a", "epoch": 1, "scores": {"s": {"value": "C"}}}""");
            Add("samples/a_epoch_2/sample.json", """{"id": "a", "epoch": 2, "scores": {"s": {"value": 0}}}""");
            Add("summaries.json", """[{"id": "a", "epoch": 1}, {"id": "a", "epoch": 2}]""");
            Add("reductions.json", "[]");
            Add("header.json",
                """{"version": 2, "status": "success", "eval": {"model": "m", "scorers": [{"name": "s"}], "config": {"epochs": 2}}}""");

            void Add(string name, string text)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        Assert.Equal(["a/m/m/s/pass///1/", "a/m/m/s/fail/0//2/"], ForeignReading.Of(stream.ToArray()).Rows);
    }

    /// <summary>Two models in a folder, one of them packed: the folder's name is the system.</summary>
    [Fact]
    public void Variant_lm_eval_folder_of_two_models_one_of_them_packed()
    {
        const string Line = """
            {"doc_id": ID, "doc": {"q": "MARKER"}, "filter": "none", "filtered_resps": [["MARKER"]], "resps": [[]],
              "metrics": ["acc", "acc_norm"], "acc": ACC, "acc_norm": 0.0, "target": "MARKER"}
            """;
        static string Record(int id, string acc) => ForeignReading.Joined(Line)
            .Replace("ID", $"{id}", StringComparison.Ordinal).Replace("ACC", acc, StringComparison.Ordinal) + "\n";
        _scratch.File("org__a/samples_arc_2026-03-02T10-00-00.1.jsonl", Record(0, "1.0") + Record(1, "0.0"));
        _scratch.File("org__b/samples_arc_2026-03-02T10-00-00.1.jsonl.gz", Reading.Gzip(Record(0, "1.0") + Record(1, "1.0")));
        _scratch.File("org__a/results_2026-03-02T10-00-00.1.json", "{\"results\": {}}");
        var table = JudgmentReader.Read(_scratch.Folder, new() { GroupColumns = ["system"], Metric = "acc" },
            cancellationToken: Cancellation);
        Assert.Equal([("org__a", Reading.Tally(1, 1)), ("org__b", Reading.Tally(2, 0))],
            table.Groups.Select(group => (group.Key[0].Value!, group.Test)));
        Assert.Equal(4, table.Source.Account.Metrics!.Single(metric => metric.Key == "acc_norm").Value);
    }

    /// <summary>A metric that is listed and not there is an error; one with other numbers than 0 and 1 has scores.</summary>
    [Fact]
    public void Variant_lm_eval_generation_with_filters_and_a_metric_that_is_missing()
    {
        const string First = """
            {"doc_id": 7, "filter": "strict-match", "filtered_resps": ["x"], "metrics": ["exact_match", "bleu"], "exact_match": 0.0,
              "bleu": 12.5}
            {"doc_id": 7, "filter": "flexible-extract", "filtered_resps": ["x"], "metrics": ["exact_match", "bleu"], "exact_match": 1.0,
              "bleu": 3.0}

            """;
        Assert.Equal(["7///exact_match,strict-match/fail/0.0///", "7///bleu,strict-match//12.5///",
            "7///exact_match,flexible-extract/pass/1.0///", "7///bleu,flexible-extract//3.0///"], ForeignReading.Of(First).Rows);
        var error = ForeignReading.Error(First
            + """{"doc_id": 8, "filter": "strict", "filtered_resps": ["x"], "metrics": ["exact_match", "bleu"], "exact_match": 1.0}""");
        Assert.Equal(("LJS4041", 3L), (error.Code, error.Line!.Value));
        Assert.Contains("bleu", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Letters of a choice are nobody's pass until somebody says so.</summary>
    [Fact]
    public void Variant_openai_evals_letters_of_a_model_graded_fact()
    {
        const string Log = """
            {"spec": {"completion_fns": ["gpt-4"], "eval_name": "fact", "run_config": {"x": "MARKER"}}}
            {"run_id": "r", "event_id": 0, "sample_id": "f.1", "type": "sampling", "data": {"prompt": "MARKER"}}
            {"run_id": "r", "event_id": 1, "sample_id": "f.1", "type": "metrics", "data": {"choice": "C", "sampled": ["MARKER"]}}
            {"run_id": "r", "event_id": 2, "sample_id": "f.2", "type": "metrics", "data": {"choice": "D"}}
            {"run_id": "r", "event_id": 3, "sample_id": "f.3", "type": "metrics", "data": {"choice": "__invalid__"}}
            {"final_report": {"counts/C": 1}}
            """;
        var read = ForeignReading.Of(Log);
        Assert.Equal(["f.1/gpt-4/gpt-4/choice/C///1/", "f.2/gpt-4/gpt-4/choice/D///1/", "f.3/gpt-4/gpt-4/choice////1/unparsed"], read.Rows);
        Assert.DoesNotContain(read.Notes, note => note.Code == "LJS4105");
        var path = _scratch.File("fact.jsonl", Log);
        var table = JudgmentReader.Read(path, new() { PassValues = ["A", "B", "C", "E"], FailValues = ["D"] },
            cancellationToken: Cancellation);
        Assert.Equal(Reading.Tally(1, 1), table.Groups[0].Test);
    }

    /// <summary>Matches of a second try are a second run; a sample that failed has no answer.</summary>
    [Fact]
    public void Variant_openai_evals_matches_with_errors_and_a_second_try()
    {
        var read = ForeignReading.Of(
            """
            {"spec": {"completion_fns": ["gpt"]}}
            {"sample_id": "m.1", "type": "match", "data": {"correct": true, "expected": "MARKER", "picked": "MARKER"}}
            {"sample_id": "m.2", "type": "error", "data": {"type": "Timeout", "message": "MARKER"}}
            {"sample_id": "m.1", "type": "match", "data": {"correct": false}}
            {"final_report": {"accuracy": 0.5}}
            """);
        Assert.Equal(["m.1/gpt/gpt/match/pass///1/", "m.2/gpt/gpt/match////1/system-error", "m.1/gpt/gpt/match/fail///2/"], read.Rows);
    }

    /// <summary>Conversations beside single turns, ids in the metadata of all, and a metric whose judge crashed.</summary>
    [Fact]
    public void Variant_deepeval_test_run_with_conversations_and_ids()
    {
        var read = ForeignReading.Of(
            """
            {"identifier": "nightly", "hyperparameters": null, "testCases": [
              {"name": "test_case_0", "metadata": {"item_id": "u-1"}, "input": "MARKER", "metricsData": [
                {"name": "Faithfulness", "threshold": 0.5, "success": true, "score": 0.75, "evaluationModel": "gpt-4o", "flaky": true}]}],
              "conversationalTestCases": [
              {"name": "conversation", "metadata": {"item_id": "u-2"}, "turns": [{"content": "MARKER"}], "metricsData": [
                {"name": "Role Adherence", "threshold": 0.5, "success": false, "score": 0.25, "evaluationModel": "gpt-4o"},
                {"name": "Faithfulness", "threshold": 0.5, "success": false, "error": "MARKER", "evaluationModel": "gpt-4o"}]}]}
            """);
        Assert.Equal(["u-1/nightly/gpt-4o/Faithfulness/pass/0.75//1/", "u-2/nightly/gpt-4o/Role Adherence/fail/0.25//1/",
            "u-2/nightly/gpt-4o/Faithfulness////1/judge-error"], read.Rows);
        Assert.DoesNotContain(read.Notes, note => note.Code == "LJS4107");
    }

    [Fact]
    public void Variant_deepeval_results_whose_success_is_null_are_refused_with_their_place()
    {
        const string Document = """
            {"test_results": [{"name": "a", "success": false, "metrics_data": [
              {"name": "M", "threshold": 0.5, "success": true, "score": 1.0, "evaluation_model": "j", "error": null}]},
             {"name": "b", "success": false, "metrics_data": [
              {"name": "M", "threshold": 0.5, "success": VALUE, "score": 0.0, "evaluation_model": "j"}]}], "confident_link": null}
            """;
        Assert.Equal(["a//j/M/pass/1.0//1/", "b//j/M/fail/0.0//1/"],
            ForeignReading.Of(Document.Replace("VALUE", "false", StringComparison.Ordinal)).Rows);
        var error = ForeignReading.Error(Document.Replace("VALUE", "null", StringComparison.Ordinal));
        Assert.Equal("LJS4041", error.Code);
        Assert.Contains("test_results[1].metrics_data[0].success", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The export as a table: sessions, categories, corrections, and a comment with a line end in it.</summary>
    [Fact]
    public void Variant_langfuse_table_with_sessions_and_categories()
    {
        var read = ForeignReading.Of(
            "id,traceId,sessionId,datasetRunId,timestamp,source,name,dataType,value,stringValue,comment,metadata,observationId\n"
            + "1,t1,,run-9,2026-01-01T00:00:00Z,EVAL,tone,CATEGORICAL,1,polite,\"MARKER\nx\",\"{}\",\n"
            + "2,,s1,,2026-01-01T00:00:00Z,EVAL,ok,BOOLEAN,1,True,,,\n"
            + "3,t1,,run-9,2026-01-01T00:00:00Z,ANNOTATION,tone,CATEGORICAL,0,rude,,,\n"
            + "4,t1,,run-9,2026-01-01T00:00:00Z,ANNOTATION,fix,CORRECTION,,MARKER,,,\n"
            + "5,t2,,run-9,2026-01-01T00:00:00Z,EVAL,len,NUMERIC,0.5,,,,o1\n");
        Assert.Equal(["t1/run-9/tone/tone/polite//rude//", "s1//ok/ok/pass////", "t2/o1/run-9/len/len//0.5///"], read.Rows);
        Assert.Equal([new("correction", 1)], read.Source.Ignored);
    }

    /// <summary>Scores of the API stand in for those of an evaluator only where it gave none of that name.</summary>
    [Fact]
    public void Variant_langfuse_pages_of_the_third_interface_with_scores_sent_by_code()
    {
        var read = ForeignReading.Of(
            """
            {"data": [
              {"id": "1", "subject": {"kind": "session", "id": "s"}, "source": "API", "name": "done", "dataType": "BOOLEAN",
                "value": false},
              {"id": "2", "subject": {"kind": "trace", "id": "t"}, "source": "API", "name": "ok", "dataType": "BOOLEAN", "value": false},
              {"id": "3", "subject": {"kind": "trace", "id": "t"}, "source": "EVAL", "name": "ok", "dataType": "BOOLEAN", "value": true},
              {"id": "4", "subject": {"kind": "observation", "id": "o", "traceId": "t"}, "source": "EVAL", "name": "kind",
                "dataType": "CATEGORICAL", "value": "good"}],
              "meta": {"limit": 50, "cursor": null}}
            """);
        Assert.Equal(["s//done/done/fail////", "t//ok/ok/pass////", "t/o//kind/kind/good////"], read.Rows);
    }

    /// <summary>Two scorers, one of them with errors alone; ids of the older releases.</summary>
    [Fact]
    public void Variant_mlflow_table_with_request_ids_and_messages_of_errors()
    {
        var read = ForeignReading.Of(
            "request_id,inputs,safety/value,safety/rationale,safety/error_message,safety/error_code,len/value,len/error_code\n"
            + "r1,MARKER,yes,MARKER,,,12,\nr2,MARKER,unknown,MARKER,,,7.5,\nr3,MARKER,,,MARKER,TIMEOUT,,\n");
        Assert.Equal(["r1///safety/pass///1/", "r1///len//12//1/", "r2///safety////1/unknown", "r2///len//7.5//1/",
            "r3///safety////1/judge-error", "r3///len////1/not-scored"], read.Rows);
    }

    /// <summary>An array of traces, with assessments beside the id and a judge that was overridden by a person.</summary>
    [Fact]
    public void Variant_mlflow_array_of_traces_with_overridden_assessments()
    {
        var read = ForeignReading.Of(
            """
            [{"info": {"request_id": "q1", "assessments": [
              {"name": "ok", "source": {"source_type": "LLM_JUDGE", "source_id": "j"}, "feedback": {"value": true}},
              {"name": "ok", "source": {"source_type": "LLM_JUDGE", "source_id": "k"}, "feedback": {"value": "no"}},
              {"name": "ok", "source": {"source_type": "HUMAN", "source_id": "p"}, "feedback": {"value": "yes"}, "valid": true},
              {"name": "ok", "source": {"source_type": "HUMAN", "source_id": "p"}, "feedback": {"value": "no"}, "valid": false}]}},
             {"info": {"request_id": "q2", "assessments": []}}]
            """);
        Assert.Equal(["q1//j/ok/pass//pass/1/", "q1//k/ok/fail//pass/1/"], read.Rows);
    }

    /// <summary>
    /// As pandas writes records: slashes escaped, a null for a gap, a name with a dot, traces that are deep. One row alone is a document,
    /// and rows may stand in an array.
    /// </summary>
    [Theory]
    [InlineData("{0}\n{1}\n")]
    [InlineData("[{0},\n{1}]")]
    [InlineData("{0}")]
    public void Variant_mlflow_table_as_json_lines(string layout)
    {
        var deep = new string('[', 200) + new string(']', 200);
        var one = """{"trace_id":"t1","trace":TRACE,"assessments":[],"a.b\/value":"yes","a.b\/rationale":"MARKER","a.b\/error_code":null}"""
            .Replace("TRACE", deep, StringComparison.Ordinal);
        const string Two = """{"trace_id":"t2","inputs":"MARKER","a.b\/value":null,"a.b\/error_code":"E","len\/value":3.5,"tag":"x"}""";
        var read = ForeignReading.Of(layout.Replace("{0}", one, StringComparison.Ordinal).Replace("{1}", Two, StringComparison.Ordinal));
        string[] both = ["t1///a.b/pass///1/", "t1///len////1/not-scored", "t2///a.b////1/judge-error", "t2///len//3.5//1/"];
        Assert.Equal(layout == "{0}" ? both[..1] : both, read.Rows);
        Assert.Equal("mlflow", read.Source.Format);
    }

    [Fact]
    public async Task Variant_mlflow_table_as_parquet()
    {
        var (id, value, error) =
            (new DataField<string>("trace_id"), new DataField<bool?>("ok/value"), new DataField<string>("ok/error_code"));
        using var stream = new MemoryStream();
        await using (var file = await ParquetWriter.CreateAsync(new ParquetSchema(id, value, error), stream,
            cancellationToken: Cancellation))
        {
            using var group = file.CreateRowGroup();
            await group.WriteAsync(id, (string[])["t1", "t2", "t3", "t4"]);
            await group.WriteAsync<bool>(value, new bool?[] { true, false, null, null }, cancellationToken: Cancellation);
            await group.WriteAsync(error, (string[])[null!, null!, "TIMEOUT", null!]);
        }
        string[] rows = ["t1///ok/pass///1/", "t2///ok/fail///1/", "t3///ok////1/judge-error", "t4///ok////1/not-scored"];
        var read = ForeignReading.Of(stream.ToArray());
        Assert.Equal(rows, read.Rows);
        Assert.Equal(("mlflow", true), (read.Source.Format, read.Source.Detected));
        Assert.Equal(rows, ForeignReading.Of(stream.ToArray(), new() { From = "mlflow" }).Rows);
        // Whoever says that it is a table gets the table.
        var table = Reading.Bytes(stream.ToArray(), new() { From = "parquet", VerdictColumn = "ok/value" });
        Assert.Equal(Reading.Tally(1, 1), table.Groups[0].Test);
    }

    /// <summary>Votes of people as judgments: two kinds of ties, and a turn that is not there.</summary>
    [Fact]
    public void Variant_fastchat_votes_with_ties_of_two_kinds()
    {
        var read = ForeignReading.Of(
            """
            {"question_id": 81, "model_a": "a", "model_b": "b", "winner": "model_b", "judge": "expert_3", "turn": 1, "conversation_a": []}
            {"question_id": 82, "model_a": "a", "model_b": "b", "winner": "tie (bothbad)", "judge": "expert_3", "turn": 2}
            {"question_id": 83, "model_a": "b", "model_b": "a", "winner": "model_a", "judge": "expert_4", "turn": 1}
            """, new() { Side = "b" });
        Assert.Equal(["81/1/a/b/b/expert_3/winner/pass///1/", "82/2/a/b/b/expert_3/winner/tie///1/",
            "83/1/b/a/b/expert_4/winner/pass///1/"], read.Rows);
    }

    /// <summary>An array instead of lines; two judges, and answers that were judged twice.</summary>
    [Fact]
    public void Variant_fastchat_array_of_single_scores_judged_twice()
    {
        var read = ForeignReading.Of(
            """
            [{"question_id": 101, "model": "m", "judge": ["gpt-4", "single-math-v1"], "user_prompt": "MARKER", "score": 7.5, "turn": 1},
             {"question_id": 101, "model": "m", "judge": ["gpt-4", "single-math-v1"], "score": 8, "turn": 1, "tstamp": 1.5},
             {"question_id": 101, "model": "m", "judge": ["claude", "single-v1"], "score": -1, "turn": 2}]
            """, null, "x", "cluster");
        Assert.Equal(["101/1/m/gpt-4/single-math-v1/score//7.5//1//101", "101/1/m/gpt-4/single-math-v1/score//8//2//101",
            "101/2/m/claude/single-v1/score////1/unparsed/101"], read.Rows);
    }

    /// <summary>Older files say 1 and 2 and 0; each preference is a row by its place in the file.</summary>
    [Fact]
    public void Variant_alpaca_eval_whole_preferences_and_further_keys()
    {
        var read = ForeignReading.Of(
            """
            [{"annotator": "w", "dataset": "helpful_base", "instruction": "MARKER", "output_1": "MARKER", "generator_1": "davinci",
              "output_2": "MARKER", "generator_2": "new", "preference": 1.0, "raw_completion": {"x": ["MARKER"]}},
             {"annotator": "w", "instruction": "other", "generator_1": "davinci", "generator_2": "new", "preference": 1.5},
             {"annotator": "w", "instruction": "third", "generator_1": "davinci", "generator_2": "new", "preference": null}]
            """);
        Assert.Equal(["0/new/w/preference/fail/0.0///", "1/new/w/preference/tie/0.5///", "2/new/w/preference/////unparsed"], read.Rows);
    }

    [Theory]
    [InlineData("2.5")]
    [InlineData("-1")]
    [InlineData("\"2\"")]
    public void Variant_alpaca_eval_refuses_what_is_no_preference(string preference)
    {
        var error = ForeignReading.Error(
            """[{"annotator": "w", "instruction": "x", "generator_1": "a", "generator_2": "b", "preference": """ + preference + "}]");
        Assert.Equal("LJS4041", error.Code);
        Assert.Contains("$[0].preference", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A rating is a score until somebody says which ratings pass.</summary>
    [Fact]
    public void Variant_label_studio_ratings_are_scores_of_people()
    {
        var labels = _scratch.File("labels.json",
            """
            [{"id": 11, "data": {"item_id": "a", "text": "MARKER"}, "annotations": [{"id": 1, "completed_by": 4, "result": [
              {"type": "rating", "from_name": "stars", "to_name": "text", "value": {"rating": 5}}]}]},
             {"id": 12, "data": {"item_id": "b"}, "annotations": [{"id": 2, "completed_by": 4, "result": [
              {"type": "rating", "from_name": "stars", "to_name": "text", "value": {"rating": 2}}]}]},
             {"id": 13, "data": {"item_id": "c"}, "annotations": [{"id": 3, "was_cancelled": true, "result": []}]}]
            """);
        var verdicts = _scratch.File("verdicts.csv", "item_id,verdict\na,pass\nb,pass\nc,fail\n");
        var read = LabelReader.Read(labels, ["item_id"], new() { LabelColumn = "stars", LabelRule = ScoreRule.Parse(">=4") },
            cancellationToken: Cancellation);
        var table = JudgmentReader.Read(verdicts, new() { Labels = read, LabelKeys = ["item_id"] }, cancellationToken: Cancellation);
        Assert.Equal((Reading.Table(1, 0, 1, 0), Reading.Tally(0, 1)), (table.Groups[0].Calibration, table.Groups[0].Test));
        Assert.Equal(1, table.Labels!.Cancelled);
    }

    /// <summary>Two choices of one control say nothing for certain; the inner id is a key, too.</summary>
    [Fact]
    public void Variant_label_studio_two_choices_in_one_result_are_refused()
    {
        const string Export = """
            [{"id": 1, "inner_id": 7, "data": {"text": "MARKER"}, "annotations": [{"id": 1, "result": [
              {"type": "choices", "from_name": "ok", "to_name": "text", "value": {"choices": CHOICES}},
              {"type": "textarea", "from_name": "why", "to_name": "text", "value": {"text": ["MARKER"]}}]}]}]
            """;
        var good = _scratch.File("good.json", Export.Replace("CHOICES", "[\"Correct\"]", StringComparison.Ordinal));
        Assert.Equal(1, LabelReader.Read(good, ["inner_id"], JudgmentReaderOptions.Default, cancellationToken: Cancellation).Count);
        var bad = _scratch.File("bad.json", Export.Replace("CHOICES", "[\"Correct\", \"Wrong\"]", StringComparison.Ordinal));
        var error = Assert.Throws<JudgeDataException>(() =>
            LabelReader.Read(bad, ["inner_id"], JudgmentReaderOptions.Default, cancellationToken: Cancellation)).Errors[0];
        Assert.Equal("LJS4041", error.Code);
    }

    /// <summary>Two row groups, Zstandard, texts with gaps, and whole numbers of one byte as verdicts.</summary>
    [Fact]
    public async Task Variant_parquet_two_row_groups_with_small_numbers_and_gaps()
    {
        var (id, verdict, label) = (new DataField<string>("item_id"), new DataField<sbyte>("verdict"), new DataField<string>("label"));
        using var stream = new MemoryStream();
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd };
        await using (var file = await ParquetWriter.CreateAsync(new ParquetSchema(id, verdict, label), stream, options,
            cancellationToken: Cancellation))
        {
            foreach (var number in (int[])[1, 2])
            {
                using var group = file.CreateRowGroup();
                await group.WriteAsync(id, (string[])[$"a{number}", $"b{number}"]);
                await group.WriteAsync<sbyte>(verdict, new sbyte[] { 1, 0 }, cancellationToken: Cancellation);
                await group.WriteAsync(label, (string[])[number == 1 ? "no" : "yes", null!]);
            }
        }
        var table = Reading.Bytes(stream.ToArray());
        Assert.Equal((Reading.Table(1, 0, 1, 0), Reading.Tally(0, 2)), (table.Groups[0].Calibration, table.Groups[0].Test));
    }

    /// <summary>Broken numbers are scores: they need a cut-off, and so does a decimal.</summary>
    [Fact]
    public async Task Variant_parquet_scores_and_decimals_need_a_cut_off()
    {
        var (score, label) = (new DataField<double>("verdict"), new DecimalDataField("label", 5, 1));
        using var stream = new MemoryStream();
        await using (var file = await ParquetWriter.CreateAsync(new ParquetSchema(score, label), stream, cancellationToken: Cancellation))
        {
            using var group = file.CreateRowGroup();
            await group.WriteAsync<double>(score, new[] { 0.75, 0.25, 1 }, cancellationToken: Cancellation);
            await group.WriteAsync<decimal>(label, new[] { 4.5m, 3.5m, 5.0m }, cancellationToken: Cancellation);
        }
        Assert.Equal("LJS4020", Reading.Refusal(stream.ToArray()).Errors[0].Code);
        var table = Reading.Bytes(stream.ToArray(), new() { VerdictRule = ScoreRule.Parse(">=0.5"), LabelRule = ScoreRule.Parse(">=4") });
        Assert.Equal(Reading.Table(2, 0, 0, 1), table.Groups[0].Calibration);
    }
}
