namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>Formats of one record a line or a list, by the tables of docs/formats.md.</summary>
public sealed class LineFormatTests
{
    [Fact]
    public void Lm_eval_has_a_metric_for_each_filter_and_scores_where_values_are_no_truth_values()
    {
        var read = ForeignReading.Of(
            """
            {"doc_id": 0, "filter": "none", "filtered_resps": ["MARKER"], "metrics": ["acc", "f1", "list"], "acc": 1, "f1": 0.5,
              "list": [1, 2]}
            {"doc_id": 1, "filter": "none", "filtered_resps": ["x"], "metrics": ["acc", "f1", "list"], "acc": 0.0, "f1": 1.0,
              "list": [1, 2], "doc_hash": "h"}
            {"doc_id": 1, "filter": "strict", "filtered_resps": ["x"], "metrics": ["acc"], "acc": true}
            {"doc_id": 2, "filter": "strict", "filtered_resps": ["x"], "metrics": ["acc"], "acc": NaN}
            """);
        Assert.Equal(
            ["0///acc/pass/1///", "0///f1//0.5///", "1///acc/fail/0.0///", "1///f1//1.0///", "1///acc,strict/pass////",
                "2///acc,strict/////not-scored"],
            read.Rows);
        Assert.Equal([new("metric-not-scalar", 1)], read.Source.Ignored);
    }

    [Fact]
    public void Lm_eval_takes_system_and_task_from_the_path_of_its_own_files()
    {
        var path = Path.Combine("org__model", "samples_my_task_2026-03-02T10-00-00.123456.jsonl");
        var read = ForeignReading.Of(
            """{"doc_id": 0, "filter": "none", "filtered_resps": [], "metrics": ["acc"], "acc": 1, "doc_hash": "h"}""", null, path,
                "meta.task", "meta.doc_hash");
        Assert.Equal(["0/org__model//acc/pass/1////my_task/h"], read.Rows);
    }

    [Fact]
    public void Sums_of_lm_eval_hold_no_judgments()
    {
        var error = ForeignReading.Error(
            """{"results": {"t": {"acc,none": 0.5}}, "n-shot": {"t": 0}, "versions": {"t": 1}, "configs": {}}""");
        Assert.Equal("LJS4048", error.Code);
        Assert.Contains("--log_samples", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Openai_evals_reads_choices_of_a_model_and_what_it_could_not_read()
    {
        var read = ForeignReading.Of(
            """
            {"spec": {"completion_fns": ["gpt", "judge"]}}
            {"sample_id": "a", "type": "metrics", "data": {"choice": "Y", "score": 1.0, "note": "MARKER"}}
            {"sample_id": "b", "type": "metrics", "data": {"choice": "__invalid__", "score": 0.0}}
            {"sample_id": "c", "type": "error", "data": {"error": "MARKER"}}
            {"sample_id": "a", "type": "metrics", "data": {"choice": "N", "score": 0.0}}
            {"sample_id": "a", "type": "raw_sample", "data": {}}
            """);
        Assert.Equal(
        [
            "a/gpt/judge/choice/pass///1/", "a/gpt/judge/score//1.0//1/", "b/gpt/judge/choice////1/unparsed",
                "b/gpt/judge/score////1/unparsed",
            "c/gpt/judge/choice////1/system-error", "c/gpt/judge/score////1/system-error", "a/gpt/judge/choice/fail///2/",
            "a/gpt/judge/score//0.0//2/",
        ], read.Rows);
        Assert.Equal([new("raw_sample", 1), new("spec", 1)], read.Source.Ignored);
        Assert.Contains(read.Notes, note => note.Code == "LJS4105");
    }

    [Fact]
    public void Openai_evals_refuses_a_match_that_is_neither() =>
        Assert.Equal("LJS4041", ForeignReading.Error(
            """
            {"spec": {"completion_fns": ["gpt"]}}
            {"sample_id": "a", "type": "match", "data": {"correct": "yes"}}
            """).Code);

    [Theory]
    [InlineData("""{"test_results": [CASE], "confident_link": null}""", "metrics_data", "evaluation_model")]
    [InlineData("""{"testRunData": {"identifier": "", "testCases": [CASE], "hyperparameters": {"model": "gpt"}}}""", "metricsData",
        "evaluationModel")]
    public void Deepeval_reads_both_spellings(string around, string list, string judge)
    {
        var test = $$"""
            {"name": "test_case_0", "input": "MARKER", "success": false, "{{list}}": [
            {"name": "A [GEval]", "success": true, "score": 0.7, "threshold": 0.5, "{{judge}}": "m"},
            {"name": "B", "success": false, "error": "MARKER", "score": null, "{{judge}}": "m"},
            {"name": "C", "success": false, "error": null, "score": 0.2}]}
            """;
        var read = ForeignReading.Of(around.Replace("CASE", test, StringComparison.Ordinal));
        var system = around.Contains("gpt", StringComparison.Ordinal) ? "gpt" : "";
        Assert.Equal(
            [$"test_case_0/{system}/m/A [GEval]/pass/0.7//1/", $"test_case_0/{system}/m/B////1/judge-error",
                $"test_case_0/{system}//C/fail/0.2//1/"],
            read.Rows);
        Assert.Contains(read.Notes, note => note.Code == "LJS4107");
    }

    [Fact]
    public void Fastchat_reads_scores_and_the_side_that_was_named()
    {
        var scores = ForeignReading.Of(
            """
            {"question_id": 81, "model": "gpt", "judge": ["gpt-4", "single-v1"], "score": 9, "turn": 1, "judgment": "MARKER"}
            {"question_id": 81, "model": "gpt", "judge": ["gpt-4", "single-v1"], "score": -1, "turn": 2}
            """);
        Assert.Equal(["81/1/gpt/gpt-4/single-v1/score//9//1/", "81/2/gpt/gpt-4/single-v1/score////1/unparsed"], scores.Rows);
        var pairs = """
            {"question_id": 1, "model_1": "a", "model_2": "b", "g1_winner": "model_1", "g2_winner": "model_2", "judge": ["j", "p"],
              "turn": 1}
            {"question_id": 2, "model_1": "a", "model_2": "b", "g1_winner": "tie", "g2_winner": "tie", "judge": ["j", "p"], "turn": 1}
            {"question_id": 3, "model_1": "a", "model_2": "b", "g1_winner": "model_2", "g2_winner": "model_2", "judge": ["j", "p"],
              "turn": 1}
            {"question_id": 4, "model_1": "a", "model_2": "c", "winner": "error", "judge": ["j", "p"], "turn": 1}
            """;
        Assert.Equal(
            ["1/1/a/b/a/j/p/winner/inconsistent///1/", "2/1/a/b/a/j/p/winner/tie///1/", "3/1/a/b/a/j/p/winner/fail///1/",
                "4/1/a/c/a/j/p/winner////1/judge-error"],
            ForeignReading.Of(pairs).Rows);
        var side = ForeignReading.Of(pairs, new() { Side = "b" });
        Assert.Equal("3/1/a/b/b/j/p/winner/pass///1/", side.Rows[2]);
        Assert.Equal([new("other-pair", 1)], side.Source.Ignored);
    }

    [Fact]
    public void Votes_of_people_meet_pairs_in_either_order()
    {
        using var scratch = new ScratchFolder();
        var votes = scratch.File("votes.jsonl",
            """
            {"question_id": 1, "model_a": "b", "model_b": "a", "winner": "model_a", "judge": "expert_1", "turn": 1}
            {"question_id": 2, "model_a": "a", "model_b": "b", "winner": "model_a", "judge": "expert_1", "turn": 1}
            """);
        var pairs = scratch.File("pairs.jsonl",
            """
            {"question_id": 1, "model_1": "a", "model_2": "b", "g1_winner": "model_1", "g2_winner": "model_1", "judge": ["j", "p"],
              "turn": 1}
            {"question_id": 2, "model_1": "a", "model_2": "b", "g1_winner": "model_1", "g2_winner": "model_1", "judge": ["j", "p"],
              "turn": 1}
            """);
        var labels = LabelReader.Read(votes, ["item_id"], JudgmentReaderOptions.Default,
            cancellationToken: TestContext.Current.CancellationToken);
        var table = JudgmentReader.Read(pairs, new() { Labels = labels, LabelKeys = ["item_id"] },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Reading.Table(1, 0, 1, 0), table.Groups[0].Calibration);
    }

    /// <summary>
    /// Four votes on three pairs, of which two are judged: one vote agrees with another that saw the models in the other order.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData(RaterRule.Majority)]
    public void Votes_of_people_count_once_whatever_the_order_of_the_models(RaterRule? rule)
    {
        using var scratch = new ScratchFolder();
        var votes = scratch.File("votes.jsonl",
            """
            {"question_id": 1, "model_a": "b", "model_b": "a", "winner": "model_a", "judge": "expert_1", "turn": 1}
            {"question_id": 1, "model_a": "a", "model_b": "b", "winner": "model_b", "judge": "expert_2", "turn": 1}
            {"question_id": 2, "model_a": "a", "model_b": "b", "winner": "model_a", "judge": "expert_1", "turn": 1}
            {"question_id": 3, "model_a": "a", "model_b": "b", "winner": "model_a", "judge": "expert_1", "turn": 1}
            """);
        var pairs = scratch.File("pairs.jsonl",
            """
            {"question_id": 1, "model_1": "a", "model_2": "b", "winner": "model_1", "judge": ["j", "p"], "turn": 1}
            {"question_id": 2, "model_1": "a", "model_2": "b", "winner": "model_1", "judge": ["j", "p"], "turn": 1}
            """);
        var cancellation = TestContext.Current.CancellationToken;
        var labels = LabelReader.Read(votes, ["item_id"], new() { Raters = rule }, cancellationToken: cancellation);
        Assert.Equal(3, labels.Count);
        var table = JudgmentReader.Read(pairs, new() { Labels = labels, LabelKeys = ["item_id"] }, cancellationToken: cancellation);
        Assert.Equal(Reading.Table(1, 0, 1, 0), table.Groups[0].Calibration);
        Assert.Equal((4, 2, 1, rule is null ? 1 : 0, 0),
            (table.Labels!.Read, table.Labels.Matched, table.Labels.Unmatched, table.Labels.Agreeing, table.Labels.Conflicting));
        var both = JudgmentReader.Read(scratch.File("both.jsonl", File.ReadAllText(pairs) + "\n"
            + """{"question_id": 2, "model_1": "b", "model_2": "a", "winner": "model_1", "judge": ["j", "p"], "turn": 1}"""),
            new() { Labels = labels, LabelKeys = ["item_id"], GroupColumns = ["system"] }, cancellationToken: cancellation);
        Assert.Equal((2, 1), (both.Labels!.Matched, both.Labels.Unmatched));
    }

    [Fact]
    public void Alpaca_eval_reads_preferences_of_both_ages()
    {
        var read = ForeignReading.Of(
            """
            [{"instruction": "MARKER", "generator_1": "base", "generator_2": "gpt", "annotator": "j", "preference": 2},
             {"instruction": "MARKER", "generator_1": "base", "generator_2": "gpt", "annotator": "j", "preference": 1.25, "dataset": "d"},
             {"instruction": "MARKER", "generator_1": "base", "generator_2": "gpt", "annotator": "j", "preference": 0},
             {"instruction": "MARKER", "generator_1": "base", "generator_2": "gpt", "annotator": "j", "preference": NaN}]
            """, null, "x", "meta.baseline");
        Assert.Equal(
            ["0/gpt/j/preference/pass/1////base", "1/gpt/j/preference/fail/0.25////base", "2/gpt/j/preference/tie/0.5////base",
                "3/gpt/j/preference/////unparsed/base"],
            read.Rows);
        Assert.Contains(read.Notes, note => note.Code == "LJS4106");
        Assert.Contains(read.Notes, note => note.Code == "LJS2046");
    }

    [Fact]
    public void Label_studio_predictions_are_verdicts_and_annotations_their_labels()
    {
        const string Export = """
            [{"id": 1, "data": {"text": "MARKER"}, "predictions": [{"model_version": "m", "result": [RESULT]}],
              "annotations": [{"result": [RESULT]}, {"was_cancelled": true, "result": [RESULT]}, {"result": []}]}]
            """;
        var result = """{"type": "choices", "from_name": "ok", "value": {"choices": ["yes"]}}""";
        var read = ForeignReading.Of(Export.Replace("RESULT", result, StringComparison.Ordinal));
        Assert.Equal(["1//m/ok/pass//yes//"], read.Rows);
        Assert.Equal([new("cancelled", 2)], read.Source.Ignored);
        var two = ForeignReading.Error(Export.Replace("\"data\"", "\"inner_id\": 1, \"data\"", StringComparison.Ordinal)
            .Replace("RESULT", result + ", " + result.Replace("ok", "other", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("several controls: 'ok', 'other'", two.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_studio_in_short_is_a_file_of_labels_whose_raters_may_differ()
    {
        using var scratch = new ScratchFolder();
        var labels = scratch.File("labels.json",
            """
            [{"annotation_id": 1, "annotator": 1, "item_id": "a", "ok": "yes"},
             {"annotation_id": 2, "annotator": 2, "item_id": "a", "ok": "no"},
             {"annotation_id": 3, "annotator": 1, "item_id": "b", "ok": "no"}]
            """);
        var verdicts = scratch.File("verdicts.csv", "item_id,verdict\na,pass\nb,fail\nc,pass\n");
        var options = new JudgmentReaderOptions { LabelColumn = "ok" };
        Assert.Equal("LJS4044",
            Assert.Throws<JudgeDataException>(() => LabelReader.Read(labels, ["item_id"], options,
                cancellationToken: TestContext.Current.CancellationToken)).Errors[0].Code);
        var read = LabelReader.Read(labels, ["item_id"], options with { Raters = RaterRule.AnyPass },
            cancellationToken: TestContext.Current.CancellationToken);
        var table = JudgmentReader.Read(verdicts, new() { Labels = read, LabelKeys = ["item_id"] },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Reading.Table(1, 0, 0, 1), table.Groups[0].Calibration);
    }
}
