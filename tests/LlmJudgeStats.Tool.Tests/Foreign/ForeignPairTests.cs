using System.Text.Json;
using System.Text.RegularExpressions;
using static LlmJudgeStats.Tool.Tests.RawFile;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Pairs of other tools' files: every figure here is counted once more, from the raw file, by other code.</summary>
public sealed class ForeignPairTests : IDisposable
{
    private const double Close = 1e-12;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static string Pairs => Scratch.InRepository("docs", "samples", "foreign", "fastchat", "pairs.jsonl");

    private static string PairLabels => Scratch.InRepository("docs", "samples", "foreign", "fastchat", "labels.csv");

    public static TheoryData<string, string> PairFiles => new()
    {
        { DataPath("fastchat", "good_pair.jsonl"), DataPath("fastchat", "labels.csv") },
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
        var named = _scratch.File("named.csv", File.ReadAllText(DataPath("alpaca-eval", "labels.csv"))
            .Replace(",win", ",small-1", StringComparison.Ordinal).Replace(",loss", ",gpt4_1106_preview", StringComparison.Ordinal));
        var annotations = DataPath("alpaca-eval", "annotations.json");
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
        var path = DataPath("alpaca-eval", "annotations.json");
        var labelsPath = DataPath("alpaca-eval", "labels.csv");
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

    [Fact]
    public void A_gate_on_a_win_rate_is_open_or_decided()
    {
        string[] asked =
            ["gate", Pairs, "--measure", "preference", "--labels-file", PairLabels, "--key", "question_id,turn", "--design", "random"];
        Assert.Equal(0, Judgestats.Run([.. asked, "--at-least", "0.4"]).Exit);
        Assert.Equal(1, Judgestats.Run([.. asked, "--at-least", "0.8"]).Exit);
        Assert.Equal(2, Judgestats.Run([.. asked, "--at-least", "0.55"]).Exit);
    }
}
