using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Scores and pairs of other tools' files under <c>--measure</c>: every figure here is counted once more, from the raw file, by other code.
/// </summary>
public sealed class ForeignMeasureTests : IDisposable
{
    private const double Close = 1e-12;
    private static readonly double[] s_worths = [1, 0.5, 0];
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static string Data(params string[] path) =>
        Scratch.InRepository(["tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data", .. path]);

    private static string Pairs => Scratch.InRepository("docs", "samples", "foreign", "fastchat", "pairs.jsonl");

    private static string PairLabels => Scratch.InRepository("docs", "samples", "foreign", "fastchat", "labels.csv");

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

    public static TheoryData<string, string> PairFiles => new()
    {
        { Data("fastchat", "good_pair.jsonl"), Data("fastchat", "labels.csv") },
        { Pairs, PairLabels },
    };

    /// <summary>The first model wins, ties or loses; what the two orders contradict is a tie of the judge.</summary>
    [Theory]
    [MemberData(nameof(PairFiles))]
    public void Pairs_of_fastchat_have_a_corrected_win_rate(string path, string labelsPath)
    {
        var labels = LabelsOf(labelsPath);
        var pairs = GamesOf(path);
        var json = Json("estimate", path, "--measure", "preference", "--design", "random", "--none", "drop", "--labels-file", labelsPath,
            "--key", "question_id,turn");
        var judged = pairs.Where(pair => pair is { First: not null, Second: not null }).ToArray();
        var said = judged.ToLookup(pair => pair.First == pair.Second ? pair.First!.Value : 0.5, pair => pair.Id);
        Assert.Equal(PostStratified(said, labels), Estimate(json, "post-stratified"), Close);
        Assert.Equal(said.Sum(group => group.Key * group.Count()) / judged.Length, Estimate(json, "naive"), Close);
        Assert.Equal(pairs.Count - judged.Length, json.GetProperty("rows").GetProperty("missing").GetProperty("judge-error").GetInt32());
        var differing = judged.Count(pair => pair.First != pair.Second);
        Assert.Contains($"in {differing} of {judged.Length} pairs", json.GetProperty("diagnostics").GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Apart, the orders are strata that say the same, and the figures of the place stand beside them.</summary>
    [Theory]
    [MemberData(nameof(PairFiles))]
    public void Both_orders_of_fastchat_show_what_the_place_does(string path, string labelsPath)
    {
        var labels = LabelsOf(labelsPath);
        var judged = GamesOf(path).Where(pair => pair is { First: not null, Second: not null }).ToArray();
        string[] asked =
            [path, "--measure", "preference", "--orders", "order", "--labels-file", labelsPath, "--key", "question_id,turn"];
        Judgestats.Run(["estimate", .. asked, "--design", "random"]).IsRefused("not judged once in each order", "--orders-incomplete drop");
        var json = Json(["estimate", .. asked, "--design", "random", "--orders-incomplete", "drop"]);

        var said = judged.ToLookup(pair => pair.First == pair.Second ? pair.First!.Value : 0.5, pair => pair.Id);
        Assert.Equal(PostStratified(said, labels), Estimate(json, "post-stratified"), Close);
        Assert.Equal(judged.Average(pair => (pair.First!.Value + pair.Second!.Value) / 2), Estimate(json, "naive"), Close);
        var consistent = judged.Count(pair => pair.First == pair.Second);
        Assert.Equal((double)consistent / judged.Length, Of(json, "swap-consistency"), Close);
        // The first model is shown first in the first game: what it wins there beyond the second is won by the place.
        Assert.Equal(judged.Average(pair => (pair.First!.Value - pair.Second!.Value) / 2), Of(json, "position-bias"), Close);
        Assert.DoesNotContain("LJS4045", json.GetProperty("diagnostics").GetRawText(), StringComparison.Ordinal);

        var judge = Json(["judge", .. asked, "--orders-incomplete", "drop"]).GetProperty("results")[0].GetProperty("judge")
            .GetProperty("sections");
        var labelled = judged.Where(pair => labels.ContainsKey(pair.Id)).ToArray();
        var right = labelled.Average(pair => 1
            - ((Math.Abs(pair.First!.Value - labels[pair.Id]) + Math.Abs(pair.Second!.Value - labels[pair.Id])) / 2));
        Assert.Equal(right, judge.GetProperty("accuracy").GetProperty("estimates")[0].GetProperty("point").GetDouble(), Close);
    }

    /// <summary>The other model's win rate is what is missing to 1, whoever is named.</summary>
    [Fact]
    public void The_other_side_has_the_rest()
    {
        string[] asked = [Pairs, "--measure", "preference", "--design", "random", "--key", "item_id"];
        var labels = LabelsOf(PairLabels);
        static string Winner(double worth) => worth == 1 ? "model_a" : worth == 0 ? "model_b" : "tie";
        string Votes(string name, Func<string, string> word) => _scratch.File(name, string.Concat(labels.Select(one =>
            $$"""{"question_id": {{one.Key.Split('/')[0]}}, "turn": 1, {{word(Winner(one.Value))}}, "judge": "expert_1"}""" + "\n")));
        // Votes of people with the models in the order of the judgments, and turned round.
        var alike = Votes("alike.jsonl", winner => $"\"model_a\": \"tuned-2\", \"model_b\": \"baseline-0\", \"winner\": \"{winner}\"");
        var turned = Votes("turned.jsonl", winner => "\"model_a\": \"baseline-0\", \"model_b\": \"tuned-2\", \"winner\": \""
            + (winner switch { "model_a" => "model_b", "model_b" => "model_a", _ => winner }) + "\"");
        var first = Estimate(Json(["estimate", .. asked, "--labels-file", alike]), "post-stratified");
        Assert.Equal(first, Estimate(Json(["estimate", .. asked, "--labels-file", turned]), "post-stratified"), Close);
        foreach (var votes in new[] { alike, turned })
        {
            var other = Json(["estimate", .. asked, "--labels-file", votes, "--side", "baseline-0"]);
            Assert.Equal(1 - first, Estimate(other, "post-stratified"), Close);
            Assert.Equal(labels.Count, other.GetProperty("labels").GetProperty("matched").GetInt32());
        }
    }

    /// <summary>
    /// Labels that name the models, or the places where they stand: refused with whose win is meant and in which words. These, added to the
    /// command, give the figure of labels that say win and loss.
    /// </summary>
    [Theory]
    [InlineData("tuned-2", "baseline-0", "", "--side tuned-2")]
    [InlineData("tuned-2", "baseline-0", "--side baseline-0", "--side baseline-0")]
    [InlineData("model_1", "model_2", "", "--side tuned-2")]
    [InlineData("model_a", "model_b", "--side baseline-0", "--side baseline-0")]
    [InlineData("Model_A", "Model_B", "", "--side tuned-2")]
    public void Labels_that_name_the_winner_are_told_of_the_side(string first, string other, string given, string side)
    {
        var labels = LabelsOf(PairLabels);
        string Labels(string name, string win, string loss) => _scratch.File(name, "question_id,turn,label\n" + string.Concat(labels.Select(
            one => $"{one.Key.Replace('/', ',')},{(one.Value == 1 ? win : one.Value == 0 ? loss : "tie")}\n")));
        var isOther = given.Length > 0;
        var usual = Labels("usual.csv", isOther ? "loss" : "win", isOther ? "win" : "loss");
        var named = Labels("named.csv", first, other);
        string[] options = given.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var measure in new[] { "--measure preference --design random", "--missing tie,inconsistent --design random" })
        {
            string[] asked = ["estimate", Pairs, "--key", "question_id,turn", .. measure.Split(' '), "--labels-file"];
            var answer = Judgestats.Run([.. asked, named, .. options]);
            answer.IsRefused("the word says who won a pair", side);
            var way = Regex.Match(answer.Error, "with (?<words>--side .+?) a win is one of").Groups["words"].Value;
            Assert.StartsWith(side, way, StringComparison.Ordinal);
            var told = Json([.. asked, named, .. way.Split(' ')]);
            Assert.Equal(Estimate(Json([.. asked, usual, .. options]), "post-stratified"), Estimate(told, "post-stratified"), Close);
        }
    }

    /// <summary>Of AlpacaEval a win is one of the second generator, whatever is named: the words are enough.</summary>
    [Fact]
    public void Labels_of_alpaca_eval_that_name_the_winner_are_told_the_words()
    {
        var named = _scratch.File("named.csv", File.ReadAllText(Data("alpaca-eval", "labels.csv"))
            .Replace(",win", ",small-1", StringComparison.Ordinal).Replace(",loss", ",gpt4_1106_preview", StringComparison.Ordinal));
        var annotations = Data("alpaca-eval", "annotations.json");
        Judgestats.Run("estimate", annotations, "--measure", "preference", "--design", "random", "--labels-file", named, "--key",
            "instruction").IsRefused("with --win small-1 --loss gpt4_1106_preview a win is one of small-1");
    }

    /// <summary>A table has no sides: whose win it is, is in its words.</summary>
    [Theory]
    [InlineData("--measure preference --design random", "--win gpt --loss claude")]
    [InlineData("--side gpt", "leave it out")]
    [InlineData("--side gpt --measure preference --design random", "leave it out")]
    public void In_a_table_the_words_say_whose_win_it_is(string options, string says)
    {
        var file = _scratch.File("table.csv", "id,model_a,model_b,verdict,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"i{i},{(i % 2 > 0 ? "gpt,claude" : "claude,gpt")},{(i % 3 > 0 ? "gpt" : "claude")},{(i < 20 ? "gpt" : "")}\n")));
        Judgestats.Run(["estimate", file, .. options.Split(' ')]).IsRefused(says);
    }

    [Fact]
    public void Pairs_of_alpaca_eval_have_a_win_rate()
    {
        var path = Data("alpaca-eval", "annotations.json");
        var labelsPath = Data("alpaca-eval", "labels.csv");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var records = document.RootElement.EnumerateArray().ToArray();
        var text = File.ReadAllText(labelsPath);
        double? LabelOf(JsonElement record)
        {
            var question = record.GetProperty("instruction").GetString()!.Replace("\"", "\"\"", StringComparison.Ordinal);
            bool Is(string word) => text.Contains($"{question},{word}", StringComparison.Ordinal)
                || text.Contains($"{question}\",{word}", StringComparison.Ordinal);
            return Is("win") ? 1 : Is("loss") ? 0 : null;
        }
        var strata = records.GroupBy(record => Math.Sign(record.GetProperty("preference").GetDouble() - 1.5)).ToArray();
        var expected = strata.Sum(stratum =>
            (double)stratum.Count() / records.Length * stratum.Select(LabelOf).OfType<double>().Average());
        string[] asked = ["--labels-file", labelsPath, "--key", "instruction", "--design", "random"];
        var json = Json(["estimate", path, "--measure", "preference", .. asked]);
        Assert.Equal(expected, Estimate(json, "post-stratified"), Close);
        Assert.Equal(strata.Sum(stratum => (stratum.Key + 1) / 2.0 * stratum.Count()) / records.Length, Estimate(json, "naive"), Close);
        // What the tool calls its win rate is another number, which is said.
        Assert.Contains("LJS4106", json.GetProperty("diagnostics").GetRawText(), StringComparison.Ordinal);

        var board = Json(["rank", path, "--a", "generator_2", "--b", "generator_1", .. asked]).GetProperty("results")[0]
            .GetProperty("leaderboard").GetProperty("systems").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "small-1");
        // Bradley-Terry of two systems: the strengths lie log(p/(1-p)) apart, half on each side.
        Assert.Equal(Math.Log(expected / (1 - expected)) / 2, board.GetProperty("strength").GetDouble(), 1e-9);
        Judgestats.Run(["rank", path, "--a", "generator_1", "--b", "generator_2", .. asked]).IsRefused("LJS4014", "generator_2");
    }

    [Fact]
    public void Battles_of_fastchat_are_ranked()
    {
        string[] asked = ["rank", Pairs, "--labels-file", PairLabels, "--key", "question_id,turn", "--design", "random"];
        var rate = Estimate(Json("estimate", Pairs, "--measure", "preference", "--labels-file", PairLabels, "--key", "question_id,turn",
            "--design", "random"), "post-stratified");
        var systems = Json([.. asked, "--a", "model_1", "--b", "model_2"]).GetProperty("results")[0].GetProperty("leaderboard")
            .GetProperty("systems").EnumerateArray().ToArray();
        Assert.Equal(["tuned-2", "baseline-0"], systems.Select(one => one.GetProperty("name").GetString()));
        Assert.Equal(Math.Log(rate / (1 - rate)) / 2, systems[0].GetProperty("strength").GetDouble(), 1e-9);
        Judgestats.Run([.. asked, "--a", "model_2", "--b", "model_1"]).IsRefused("LJS4014", "model_1");
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

    /// <summary>Votes that FastChat wrote are labels of battles in a table of one's own, whose columns have other names.</summary>
    [Fact]
    public void Votes_of_fastchat_are_labels_of_any_battles()
    {
        var battles = _scratch.File("battles.csv", "item_id,left,right,verdict\n" + string.Concat(Enumerable.Range(0, 20).Select(i =>
            $"{i}/1/x/y,x,y,{(i % 3 == 0 ? "win" : "loss")}\n")));
        var votes = _scratch.File("votes.jsonl", string.Concat(Enumerable.Range(0, 20).Select(i =>
            $$"""{"question_id": {{i}}, "turn": 1, "model_a": "y", "model_b": "x", "winner": "model_{{"baaa"[i % 4]}}", "judge": "e"}"""
                + "\n")));
        var systems = Json("rank", battles, "--a", "left", "--b", "right", "--labels-file", votes, "--key", "item_id")
            .GetProperty("results")[0].GetProperty("leaderboard").GetProperty("systems").EnumerateArray()
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("strength").GetDouble());
        // All are labelled, and x won a quarter of them.
        Assert.Equal(Math.Log(0.25 / 0.75) / 2, systems["x"], 1e-9);
    }

    /// <summary>How good a judge is of a tool that has no place for labels: each labelled item is looked up in the file by hand.</summary>
    [Fact]
    public void A_judge_of_passes_is_measured_on_labels_of_a_second_file()
    {
        var labels = File.ReadLines(Data("promptfoo", "labels.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1]);
        var judged = ItemsOf("promptfoo/correct").Items.Where(item => item.Score is not null && labels.ContainsKey(item.Id)).ToArray();
        var right = judged.Average(item => (item.Score >= 0.5) == (labels[item.Id] == "pass") ? 1.0 : 0);
        var json = Json("judge", Data("promptfoo", "good.json"), "--metric", "correct", "--labels-file", Data("promptfoo", "labels.csv"),
            "--key", "item_id");
        Assert.Equal(right, json.GetProperty("results")[0].GetProperty("judge").GetProperty("sections").GetProperty("accuracy")
            .GetProperty("estimates")[0].GetProperty("point").GetDouble(), Close);
    }

    [Fact]
    public void A_gate_on_a_win_rate_is_open_or_decided()
    {
        string[] asked =
            ["gate", Pairs, "--measure", "preference", "--labels-file", PairLabels, "--key", "question_id,turn", "--design", "random"];
        Assert.Equal(0, Judgestats.Run([.. asked, "--at-least", "0.4"]).Exit);
        Assert.Equal(1, Judgestats.Run([.. asked, "--at-least", "0.8"]).Exit);
        Assert.Equal(2, Judgestats.Run([.. asked, "--at-least", "0.55"]).Exit);
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
        Judgestats.Run(["estimate", Data(words[0].Split('/')), .. words[1..], "--design", "random"]).IsRefused(code);
    }

    [Fact]
    public void Labels_of_a_second_file_are_checked()
    {
        string[] asked = ["estimate", Data("meai", "good"), "--metric", "Equivalence", "--measure", "score", "--range", "1,5", "--design",
            "random", "--key", "item_id", "--labels-file"];
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

    private static double PostStratified(ILookup<double, string> said, Dictionary<string, double> labels) => s_worths
        .Where(said.Contains).Sum(worth => (double)said[worth].Count() / said.Sum(group => group.Count())
            * said[worth].Where(labels.ContainsKey).Average(id => labels[id]));

    private static Dictionary<string, double> LabelsOf(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split(','))
        .ToDictionary(cells => $"{cells[0]}/{cells[1]}", cells => cells[2] switch { "win" => 1, "loss" => 0, _ => 0.5 });

    // What the first model is worth in each game; nothing where the judge failed.
    private static List<(string Id, double? First, double? Second)> GamesOf(string path)
    {
        List<(string, double?, double?)> games = [];
        foreach (var line in File.ReadLines(path))
        {
            using var record = JsonDocument.Parse(line);
            double? Worth(string name) => record.RootElement.GetProperty(name).GetString() switch
            {
                "model_1" => 1,
                "model_2" => 0,
                "tie" => 0.5,
                _ => null,
            };
            games.Add(($"{record.RootElement.GetProperty("question_id")}/{record.RootElement.GetProperty("turn")}", Worth("g1_winner"),
                Worth("g2_winner")));
        }
        return games;
    }

    private static (string Path, string Metric, List<(string Id, double? Score)> Items, int Failed) ItemsOf(string sample)
    {
        var slash = sample.IndexOf('/', StringComparison.Ordinal);
        var (tool, metric) = slash < 0 ? (sample, "") : (sample[..slash], sample[(slash + 1)..]);
        List<(string, double?)> items = [];
        var failed = 0;
        var path = Data(tool, tool switch
        {
            "alpaca-eval" => "annotations.json",
            "deepeval" => "test_run_20260302_100000.json",
            "meai" => "good",
            "promptfoo" => "good.json",
            "langfuse" => "good.csv",
            _ => "small__model-1",
        });
        switch (tool)
        {
            case "alpaca-eval":
                foreach (var record in Root(path).EnumerateArray())
                    items.Add((items.Count.ToString(CultureInfo.InvariantCulture), record.GetProperty("preference").GetDouble() - 1));
                break;
            case "deepeval":
                foreach (var test in Root(path).GetProperty("testCases").EnumerateArray())
                {
                    var one = test.GetProperty("metricsData").EnumerateArray()
                        .Single(data => data.GetProperty("name").GetString() == metric);
                    var isError = one.TryGetProperty("error", out var error) && error.ValueKind is not JsonValueKind.Null;
                    items.Add((test.GetProperty("metadata").GetProperty("item_id").GetString()!,
                        isError ? null : one.GetProperty("score").GetDouble()));
                }
                break;
            case "meai":
                foreach (var file in Directory.GetFiles(path, "*.json", SearchOption.AllDirectories))
                {
                    var root = Root(file);
                    var one = root.GetProperty("evaluationResult").GetProperty("metrics").GetProperty(metric);
                    items.Add((root.GetProperty("scenarioName").GetString()!,
                        one.TryGetProperty("value", out var value) ? value.GetDouble() : null));
                }
                break;
            case "promptfoo":
                foreach (var result in Root(path).GetProperty("results").GetProperty("results").EnumerateArray())
                {
                    if (result.TryGetProperty("failureReason", out var reason) && reason.GetInt32() == 2)
                    {
                        failed++;    // no answer to judge
                        continue;
                    }
                    var one = result.GetProperty("gradingResult").GetProperty("componentResults").EnumerateArray()
                        .First(part => part.GetProperty("assertion").TryGetProperty("metric", out var name) && name.GetString() == metric);
                    var isUnread = (result.TryGetProperty("metadata", out var of) && Fails(of))
                        || (one.TryGetProperty("metadata", out var own) && Fails(own));
                    items.Add((result.GetProperty("vars").GetProperty("item_id").GetString()!,
                        isUnread ? null : one.GetProperty("score").GetDouble()));
                }
                break;
            case "langfuse":
                var named = $"\"{metric}\",\"NUMERIC\"";
                foreach (var line in File.ReadLines(path).Where(line => line.Contains(named, StringComparison.Ordinal)))
                {
                    var cells = line.Split("\",\"");
                    items.Add((cells[1], Number(cells[8])));
                }
                break;
            default:
                var filter = metric[(metric.IndexOf(',', StringComparison.Ordinal) + 1)..];
                foreach (var line in File.ReadLines(Directory.GetFiles(path).Single()))
                {
                    using var record = JsonDocument.Parse(line);
                    if (record.RootElement.GetProperty("filter").GetString() != filter) continue;
                    items.Add((record.RootElement.GetProperty("doc_id").GetRawText(),
                        record.RootElement.GetProperty("exact_match").GetDouble()));
                }
                break;
        }
        return (path, metric, items, failed);

        static bool Fails(JsonElement metadata) =>
            metadata.TryGetProperty("graderError", out var error) && error.ValueKind is JsonValueKind.True;
    }

    private static JsonElement Root(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Estimate(JsonElement json, string method, int result = 0) => json.GetProperty("results")[result]
        .GetProperty("estimates").EnumerateArray().First(one => one.GetProperty("method").GetString() == method).GetProperty("point")
        .GetDouble();

    private static double Of(JsonElement json, string quantity) => json.GetProperty("results")[0].GetProperty("estimates").EnumerateArray()
        .First(one => one.GetProperty("quantity").GetString() == quantity).GetProperty("point").GetDouble();

    private static JsonElement Json(params string[] args)
    {
        var answer = Judgestats.Run([.. args, "--format", "json"]);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.Clone();
    }
}
