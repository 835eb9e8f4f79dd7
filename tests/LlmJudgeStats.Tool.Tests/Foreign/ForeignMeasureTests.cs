using System.Globalization;
using static LlmJudgeStats.Tool.Tests.RawFile;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Scores of other tools' files under <c>--measure</c>: every figure here is counted once more, from the raw file, by other code.
/// </summary>
public sealed class ForeignMeasureTests : IDisposable
{
    private const double Close = 1e-12;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, string, string> Scores => new()
    {
        { "alpaca-eval", "0,1", "0.5" },
        { "deepeval/Correctness [GEval]", "0,1", "0.5" },
        { "deepeval/Answer Relevancy", "0,1", "" },
        { "meai/Equivalence", "1,5", "3" },
        { "meai/Words", "0,10", "1" },
        { "promptfoo/correct", "0,1", "0.5" },
        { "langfuse/user-feedback", "0,2", "" },
        { "lm-eval/exact_match,strict-match", "0,1", "0.5" },
    };

    /// <summary>
    /// Mean of the human scores, item by item of what the judge said: sum over bands of N_h/N times the mean label of the band (scores.md).
    /// </summary>
    [Theory]
    [MemberData(nameof(Scores))]
    public void Scores_of_a_tool_have_a_corrected_mean(string sample, string range, string edge)
    {
        var (path, metric, items, failed) = ItemsOf(sample);
        var (low, high) = (Number(range.Split(',')[0]), Number(range.Split(',')[1]));
        // Every second item, and each that the judge said nothing about.
        var labels = items.Select((item, i) => (item.Id, Label: low + ((high - low) * (i % 3) / 2), Is: i % 2 == 0 || item.Score is null))
            .Where(one => one.Is).ToDictionary(one => one.Id, one => one.Label);
        var file = _scratch.File("labels.csv", "item_id,label\n"
            + string.Concat(labels.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key},{one.Value}\n"))));
        string[] asked = ["--measure", "score", "--range", range, "--design", "random", "--labels-file", file, "--key", "item_id"];
        string[] bands = edge.Length > 0 ? ["--bands", edge] : [];
        string[] named = metric.Length > 0 ? ["--metric", metric] : [];
        var json = Json(["estimate", path, .. asked, .. bands, .. named]);

        var strata = items.GroupBy(item => item.Score is not { } score ? 2 : edge.Length > 0 && score > Number(edge) ? 1 : 0).ToArray();
        var expected = strata.Sum(stratum => (double)stratum.Count() / items.Count
            * stratum.Where(item => labels.ContainsKey(item.Id)).Average(item => labels[item.Id]));
        Assert.Equal(expected, Estimate(json, "post-stratified"), Close);
        Assert.Equal(labels.Values.Average(), Estimate(json, "labels-only"), Close);
        var scores = items.Select(item => item.Score).OfType<double>().ToArray();
        if (scores.All(score => score >= low && score <= high)) Assert.Equal(scores.Average(), Estimate(json, "naive"), Close);
        var rows = json.GetProperty("rows");
        Assert.Equal(items.Count, rows.GetProperty("used").GetInt32());
        Assert.Equal(failed, rows.GetProperty("skipped").TryGetProperty("empty", out var empty) ? empty.GetInt32() : 0);
        Assert.Equal(items.Count - scores.Length + failed,
            rows.GetProperty("missing").EnumerateObject().Sum(reason => reason.Value.GetInt32()));
        Assert.Equal(labels.Count, json.GetProperty("labels").GetProperty("matched").GetInt32());
    }

    /// <summary>Two models with scores of one answer each; -1 is what the tool could not read.</summary>
    [Fact]
    public void Single_scores_of_fastchat_are_compared()
    {
        string[] models = ["one", "two"];
        var judged = (from question in Enumerable.Range(81, 40)
                      from model in models
                      let score = 1 + (((question * 7) + (model == "one" ? 3 : 0)) % 10)
                      select (question, model, Score: question == 90 ? -1 : score)).ToArray();
        var path = _scratch.File("single.jsonl", string.Concat(judged.Select(row =>
            $$"""{"question_id": {{row.question}}, "turn": 1, "model": "{{row.model}}", "judge": ["j", "v1"], "score": {{row.Score}}}"""
                + "\n")));
        double LabelOf(int question, string model) => 1 + (((question * 3) + (model == "one" ? 5 : 0)) % 10);
        var file = _scratch.File("labels.csv", "question_id,turn,model,label\n" + string.Concat(judged.Where(row => row.question < 111)
            .Select(row => string.Create(CultureInfo.InvariantCulture,
                $"{row.question},1,{row.model},{LabelOf(row.question, row.model)}\n"))));
        string[] asked = [path, "--measure", "score", "--range", "1,10", "--design", "random", "--labels-file", file, "--key"];
        Judgestats.Run(["estimate", .. asked, "question_id,turn"]).IsRefused("LJS4044", "tells answers apart");
        var json = Json(["compare", .. asked, "question_id,turn,system=model", "--by", "system", "--pair", "item_id"]);
        var differences = Enumerable.Range(81, 30).Select(question => LabelOf(question, "one") - LabelOf(question, "two"));
        Assert.Equal(differences.Average(), Estimate(json, "labels-only"), Close);
        Assert.Equal(2, json.GetProperty("rows").GetProperty("missing").GetProperty("unparsed").GetInt32());
        var means = Json(["estimate", .. asked, "question_id,turn,system=model", "--group", "system"]);
        foreach (var (model, i) in models.Select((model, i) => (model, i)))
        {
            var read = judged.Where(row => row.model == model && row.Score > 0).Average(row => (double)row.Score);
            Assert.Equal(read, Estimate(means, "naive", i), Close);
        }
        var judge = Json(["judge", path, "--measure", "score", "--range", "1,10", "--labels-file", file, "--key",
            "question_id,turn,system=model"]);
        var both = judged.Where(row => row.Score > 0 && row.question < 111).ToArray();
        Assert.Equal(both.Average(row => row.Score - LabelOf(row.question, row.model)),
            judge.GetProperty("results")[0].GetProperty("judge").GetProperty("sections").GetProperty("bias").GetProperty("estimates")[0]
                .GetProperty("point").GetDouble(), Close);
    }

    /// <summary>How good a judge is of a tool that has no place for labels: each labelled item is looked up in the file by hand.</summary>
    [Fact]
    public void A_judge_of_passes_is_measured_on_labels_of_a_second_file()
    {
        var labels = File.ReadLines(DataPath("promptfoo", "labels.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1]);
        var judged = ItemsOf("promptfoo/correct").Items.Where(item => item.Score is not null && labels.ContainsKey(item.Id)).ToArray();
        var right = judged.Average(item => (item.Score >= 0.5) == (labels[item.Id] == "pass") ? 1.0 : 0);
        var json = Json("judge", DataPath("promptfoo", "good.json"), "--metric", "correct", "--labels-file",
            DataPath("promptfoo", "labels.csv"), "--key", "item_id");
        Assert.Equal(right, json.GetProperty("results")[0].GetProperty("judge").GetProperty("sections").GetProperty("accuracy")
            .GetProperty("estimates")[0].GetProperty("point").GetDouble(), Close);
    }

    /// <summary>People's scores beside the judge's in one file.</summary>
    [Fact]
    public void Scores_of_people_in_the_same_file_are_labels()
    {
        const string header = "id,traceId,sessionId,datasetRunId,timestamp,source,name,dataType,value,stringValue,comment\n";
        var path = _scratch.File("scores.csv", header + string.Concat(Enumerable.Range(0, 24).Select(i =>
            $"e{i},t{i},,,2026-03-02T10:00:00Z,EVAL,quality,NUMERIC,{1 + (i % 5)},,\n"
            + (i % 2 == 0 ? $"a{i},t{i},,,2026-03-02T11:00:00Z,ANNOTATION,quality,NUMERIC,{1 + (i % 4)},,\n" : ""))));
        var json = Json("estimate", path, "--measure", "score", "--range", "1,5", "--design", "random", "--bands", "3");
        var strata = Enumerable.Range(0, 24).GroupBy(i => 1 + (i % 5) > 3);
        var expected = strata.Sum(stratum => stratum.Count() / 24.0 * stratum.Where(i => i % 2 == 0).Average(i => 1.0 + (i % 4)));
        Assert.Equal(expected, Estimate(json, "post-stratified"), Close);
        Assert.Equal(12, json.GetProperty("labels").GetProperty("matched").GetInt32());
    }

    /// <summary>Stars are scores; a prediction is the judge's.</summary>
    [Fact]
    public void Ratings_of_label_studio_are_scores()
    {
        static string Rated(string name, int stars) =>
            $$$"""{"result": [{"type": "rating", "from_name": "stars", "value": {"rating": {{{stars}}}}}], "{{{name}}}": "m"}""";
        string Task(int i) => $$$"""
            {"id": {{{i}}}, "annotations": [{{{(i % 2 == 0 ? Rated("note", 1 + (i % 5)) : "")}}}],
             "predictions": [{{{Rated("model_version", 1 + (i % 3))}}}]}
            """;
        var path = _scratch.File("stars.json", "[" + string.Join(',', Enumerable.Range(0, 12).Select(Task)) + "]");
        var json = Json("estimate", path, "--label", "stars", "--measure", "score", "--range", "1,5", "--design", "random", "--bands", "2");
        var strata = Enumerable.Range(0, 12).GroupBy(i => 1 + (i % 3) > 2);
        var expected = strata.Sum(stratum => stratum.Count() / 12.0 * stratum.Where(i => i % 2 == 0).Average(i => 1.0 + (i % 5)));
        Assert.Equal(expected, Estimate(json, "post-stratified"), Close);
    }

    /// <summary>A trace with a number of the judge, and one of a person; 1 is a score among others here, and no pass.</summary>
    [Fact]
    public void Numbers_of_mlflow_are_scores()
    {
        static string Assessed(string type, int value) =>
            $$$"""{"assessment_name": "q", "source": {"source_type": "{{{type}}}"}, "feedback": {"value": {{{value}}}}}""";
        static string Assessments(int i) => Assessed("LLM_JUDGE", 1 + (i % 5)) + (i % 2 == 0 ? "," + Assessed("HUMAN", 1 + (i % 3)) : "");
        var path = _scratch.File("traces.jsonl", string.Concat(Enumerable.Range(0, 20).Select(i =>
            $$$"""{"info": {"trace_id": "t{{{i}}}", "assessments": [{{{Assessments(i)}}}]}}""" + "\n")));
        var json = Json("estimate", path, "--measure", "score", "--range", "1,5", "--design", "random", "--bands", "3");
        var strata = Enumerable.Range(0, 20).GroupBy(i => 1 + (i % 5) > 3);
        var expected = strata.Sum(stratum => stratum.Count() / 20.0 * stratum.Where(i => i % 2 == 0).Average(i => 1.0 + (i % 3)));
        Assert.Equal(expected, Estimate(json, "post-stratified"), Close);
        var table = _scratch.File("table.csv", "request_id,quality/value,quality/rationale\n"
            + string.Concat(Enumerable.Range(0, 20).Select(i => $"r{i},{1 + (i % 5)},because\n")));
        var labels = _scratch.File("l.csv", "request_id,label\n"
            + string.Concat(Enumerable.Range(0, 10).Select(i => $"r{2 * i},{1 + (2 * i % 3)}\n")));
        Assert.Equal(expected, Estimate(Json("estimate", table, "--measure", "score", "--range", "1,5", "--design", "random", "--bands",
            "3", "--labels-file", labels, "--key", "item_id=request_id"), "post-stratified"), Close);
    }

    /// <summary>Words of a tool are classes as they are written: yes is no pass here.</summary>
    [Fact]
    public void Words_of_a_tool_are_classes()
    {
        string[] words = ["yes", "no", "partly"];
        var table = _scratch.File("table.csv", "request_id,tone/value,tone/rationale\n"
            + string.Concat(Enumerable.Range(0, 30).Select(i => $"r{i},{words[i % 3]},because\n")));
        var labels = _scratch.File("l.csv", "request_id,label\n"
            + string.Concat(Enumerable.Range(0, 15).Select(i => $"r{i},{words[(i + (i / 9)) % 3]}\n")));
        var json = Json("estimate", table, "--measure", "class", "--design", "random", "--labels-file", labels, "--key",
            "item_id=request_id");
        Assert.Equal(words, json.GetProperty("results")[0].GetProperty("estimates").EnumerateArray()
            .Where(one => one.TryGetProperty("of", out _)).Select(one => one.GetProperty("of").GetString()).Distinct());
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "mlflow/good.csv --metric correctness --measure score --range 1,5", "LJS4048" },
        { "fastchat/good_pair.jsonl --measure score --range 0,1", "LJS4048" },
        { "meai/good --metric Words --measure preference", "LJS4048" },
        { "meai/good --measure score --range 1,5", "LJS4042" },
        { "alpaca-eval/malformed.json --measure preference", "LJS4041" },
        { "fastchat/malformed_pair.jsonl --measure preference", "LJS4041" },
        { "deepeval/malformed.json --metric Answer\u00a0Relevancy --measure score --range 0,1", "LJS4041" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_a_file_does_not_hold_is_refused(string line, string code)
    {
        var words = line.Split(' ').Select(word => word.Replace('\u00a0', ' ')).ToArray();
        Judgestats.Run(["estimate", DataPath(words[0].Split('/')), .. words[1..], "--design", "random"]).IsRefused(code);
    }

    [Fact]
    public void Labels_of_a_second_file_are_checked()
    {
        string[] asked = ["estimate", DataPath("meai", "good"), "--metric", "Equivalence", "--measure", "score", "--range", "1,5",
            "--design", "random", "--key", "item_id", "--labels-file"];
        Judgestats.Run([.. asked, _scratch.File("far.csv", "item_id,label\nQA.Item00,7\n")])
            .IsRefused("far.csv", "line 2", "the label 7 is outside the range 1 to 5", "--range");
        Judgestats.Run([.. asked, _scratch.File("words.csv", "item_id,label\nQA.Item00,good\n")])
            .IsRefused("words.csv", "'good' is no score", "LJS4020");
        Judgestats.Run([.. asked, _scratch.File("other.csv", "item_id,label\nQA.99,3\n")]).IsRefused("LJS4043", "QA.99");
        Judgestats.Run([.. asked, _scratch.File("two.csv", "item_id,label\nQA.Item00,3\nQA.Item00,4\n")]).IsRefused("LJS4044", "QA.Item00");
        var twice = Json([.. asked, _scratch.File("same.csv", "item_id,label\nQA.Item00,3\nQA.Item00,3.0\nQA.Item01,4\nX,1\n")]);
        var counts = twice.GetProperty("labels");
        Assert.Equal((4, 1, 2, 1), (counts.GetProperty("read").GetInt32(), counts.GetProperty("agreeing").GetInt32(),
            counts.GetProperty("matched").GetInt32(), counts.GetProperty("unmatched").GetInt32()));
    }

    /// <summary>A table that is read as it is written takes a second file as well.</summary>
    [Fact]
    public void A_plain_table_takes_labels_of_a_second_file()
    {
        var one = _scratch.File("one.csv", "id,verdict,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"{i},{1 + (i % 5)},{(i < 12 ? $"{1 + (i % 4)}" : "")}\n")));
        var verdicts = _scratch.File("verdicts.csv",
            "id,verdict\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},{1 + (i % 5)}\n")));
        var labels = _scratch.File("labels.csv", "id,label\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i},{1 + (i % 4)}\n")));
        string[] asked = ["--measure", "score", "--range", "1,5", "--design", "random"];
        var together = Json(["estimate", one, .. asked]);
        var apart = Json(["estimate", verdicts, .. asked, "--labels-file", labels, "--key", "id"]);
        Assert.Equal(together.GetProperty("results").GetRawText(), apart.GetProperty("results").GetRawText());
        // What the file says of an item itself must not be contradicted.
        var other = _scratch.File("other.csv", "id,label\n3,1\n");
        Judgestats.Run(["estimate", one, .. asked, "--labels-file", other, "--key", "id"]).IsRefused("LJS4044", "contradicts");
    }
}
