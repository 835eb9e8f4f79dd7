using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary>
/// Figures of <c>estimate --measure</c>: of the samples by oracle.py beside this file, of the shared data by beyond-values.json, whose code
/// is neither ours nor that of oracle.py.
/// </summary>
public sealed class MeasureFigureTests
{
    private const double Close = 1e-9;

    private static readonly string s_shared = Scratch.InRepository("..", "shared");

    [Fact]
    public void Scores_of_a_rubric()
    {
        var result = Result($"{Sample("rubric")} --measure score --range 1,5 --design random --share-at-least 4");
        Are(result, "mean-score", 3.35438510491916, 3.15439657766375, 3.54478291970616);
        Are(result, "share", 0.506707659672056, 0.424119966353542, 0.587769628588979);
        Assert.Equal([17, 17, 19, 27], Labelled(result));
        Assert.Equal([64, 72, 86, 98], Numbers(result.GetProperty("strata").GetProperty("unlabelled")));
    }

    [Fact]
    public void Pairs_in_both_orders()
    {
        var result = Result($"{Sample("pairs")} --measure preference --orders order --order-words new-old,old-new --win new --loss old "
            + "--design random");
        Are(result, "win-rate", 0.556356589147287, 0.494638504108665, 0.61743062866213);
        Are(result, "position-bias", 0.1, 0.073262155568975, 0.127405939983712);
        // Wilson's interval of 192 of 300.
        Are(result, "swap-consistency", 0.64, 0.584229303230313, 0.6922306648268142);
        Assert.Equal([26, 43, 21], Labelled(result));
    }

    [Fact]
    public void A_panel_of_three()
    {
        var result = Result($"{Sample("panel")} --measure votes --verdict judge_a,judge_b,judge_c --design random");
        Are(result, "pass-rate", 0.690133333333333, 0.640813321444505, 0.738537596839792);
        Assert.Equal([16, 15, 16, 53], Labelled(result));
    }

    [Fact]
    public void Shares_of_three_classes_together()
    {
        var result = Result($"{Sample("grades")} --measure class --classes right,partly,wrong --design random");
        var shares = Estimates(result, "share");
        Assert.Equal(["right", "partly", "wrong"], shares.Select(share => share.GetProperty("of").GetString()));
        AreOf(shares[0], 0.514661178936984, 0.422917650627866, 0.60711603107193);
        AreOf(shares[1], 0.25690960660994, 0.181106480362222, 0.34091409247731);
        AreOf(shares[2], 0.228429214453077, 0.159439475779185, 0.307495557942792);
        Assert.All(shares, share => Assert.Equal(0.95, share.GetProperty("jointLevel").GetDouble()));
        Assert.All(shares, share => Assert.Equal(1 - (0.05 / 3), share.GetProperty("level").GetDouble(), 1e-15));
        Assert.Equal("no verdict", result.GetProperty("strata").GetProperty("names")[3].GetString());
        var each = Result($"{Sample("grades")} --measure class --design random --each --level 0.98333333333333333");
        Assert.All(Estimates(each, "share"), share => Assert.False(share.TryGetProperty("jointLevel", out _)));
        var right = Estimates(each, "share").Single(share => share.GetProperty("of").GetString() == "right");
        AreOf(right, 0.514661178936984, 0.422917650627866, 0.60711603107193);
    }

    /// <summary>kernels.md 2: accuracy-1, strata-weights-1 and -2 of beyond-values.json, at two levels.</summary>
    [Theory]
    [InlineData("18,2; 40,20; 27,3; 45,5", "0.25,0.25,0.25,0.25", "0.95", 0.8416666666666667, 0.7709988815733348, 0.8946074938497095)]
    [InlineData("18,2; 40,20; 27,3; 45,5", "0.25,0.25,0.25,0.25", "0.9", 0.8416666666666667, 0.7827253650920547, 0.8876962401316338)]
    [InlineData("18,2; 13,12", "0.5,0.5", "0.95", 0.71, 0.569506942266447, 0.8274708259648348)]
    [InlineData("5,0;4,1;5,0;3,2;5,0;4,1;5,0;5,0;4,1;5,0", "0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1", "0.95", 0.9, 0.7883903471134731,
        0.9713001893878072)]
    public void Counts_with_declared_weights(string table, string weights, string level, double point, double lower, double upper)
    {
        var result = Result("--measure", "score", "--range", "0,1", "--values", "1,0", "--table", table, "--stratum-weights", weights,
            "--level", level, "--design", "random");
        Are(result, "mean-score", point, lower, upper);
        Assert.Equal(JsonValueKind.Array, result.GetProperty("strata").GetProperty("weights").ValueKind);
    }

    /// <summary>panel-votes-1, decisive-2 and win-profile of beyond-values.json; a net rate is twice a win rate less one.</summary>
    [Fact]
    public void Counts_with_items_that_nobody_labelled()
    {
        var votes = Result("--measure", "votes", "--table", "9,0; 5,2; 2,9; 0,23", "--unlabelled", "120,80,200,550", "--design", "random");
        Are(votes, "pass-rate", 0.7704935064935065, 0.6891474307533991, 0.8271243497868224);
        string[] counts = ["--measure", "preference", "--table", "20,3,2; 4,8,3; 1,2,17", "--unlabelled", "380,100,260"];
        var pairs = Result([.. counts, "--design", "random", "--decisive", "--net"]);
        Are(pairs, "decisive-win-rate", 0.5568422112576781, 0.4445343291702195, 0.6572109917786562, 1e-7);
        Are(pairs, "win-rate", 0.547041666666667, 0.454456302941097, 0.630649173615705);
        Are(pairs, "net-win-rate", (2 * 0.547041666666667) - 1, (2 * 0.454456302941097) - 1, (2 * 0.630649173615705) - 1);
        // By verdict the columns may stand in any order, if their values say so.
        var turned = Result("--measure", "preference", "--table", "2,3,20; 3,8,4; 17,2,1", "--values", "0,0.5,1", "--unlabelled",
            "380,100,260", "--design", "random", "--decisive", "--net");
        Assert.Equal(pairs.GetProperty("estimates").GetRawText(), turned.GetProperty("estimates").GetRawText());
    }

    [Fact]
    public void Labels_alone_are_one_stratum()
    {
        var only = Result($"{Sample("rubric")} --measure score --range 1,5 --design random --method labels-only");
        var beside = Estimates(Result($"{Sample("rubric")} --measure score --range 1,5 --design random"), "mean-score")[1];
        Are(only, "mean-score", beside.GetProperty("point").GetDouble(), beside.GetProperty("lower").GetDouble(),
            beside.GetProperty("upper").GetDouble(), 0);
        Assert.Equal(3.3625, beside.GetProperty("point").GetDouble(), Close);    // the mean of 80 labels, 269 in all
    }

    [Theory]
    [InlineData("data-mtbench-0", "")]
    [InlineData("data-mtbench-1", " --where system=alpaca-13b_vs_claude-v1")]
    [InlineData("data-mtbench-7", " --where system=gpt-4_vs_claude-v1")]
    [InlineData("data-mtbench-10", " --where system=llama-13b_vs_gpt-3.5-turbo")]
    public void Win_rates_of_mtbench(string id, string options)
    {
        var expected = Reference(id);
        var result = Result($"{Data("mtbench_pairs")} --measure preference --cluster none --design random --calibration cal=1 "
            + $"--reveal{options}");
        var main = Estimates(result, "win-rate")[0];
        IsInterval(expected.GetProperty("interval_95"), main);
        // Labels at random tell the point where a verdict has none: the mean of all labels (pass-rates.md 5.5).
        var point = expected.GetProperty(expected.GetProperty("point").ValueKind == JsonValueKind.Null ? "labels_only_point" : "point");
        Assert.Equal(point.GetDouble(), main.GetProperty("point").GetDouble(), Close);
        IsInterval(expected.GetProperty("labels_only_95"), Estimates(result, "win-rate")[1]);
        Assert.Equal(expected.GetProperty("raw").GetDouble(), Estimates(result, "win-rate")[2].GetProperty("point").GetDouble(), Close);
        var hidden = (100 * expected.GetProperty("hidden_rate").GetDouble()).ToString("F1", CultureInfo.InvariantCulture);
        Assert.Contains(result.GetProperty("facts").EnumerateArray(), fact =>
            fact.GetString()!.StartsWith($"Hidden labels: {hidden}%", StringComparison.Ordinal));
    }

    [Fact]
    public void Shares_of_mtbench_hold_together()
    {
        var result = Result($"{Data("mtbench_pairs")} --measure class --classes 1,0.5,0 --cluster none --design random "
            + "--calibration cal=1 --reveal");
        var shares = Estimates(result, "share");
        foreach (var (id, share) in new[] { ("data-mtbench-share-A", shares[0]), ("data-mtbench-share-tie", shares[1]) })
        {
            var expected = Reference(id);
            AreOf(share, expected.GetProperty("point").GetDouble(), expected.GetProperty("lower").GetDouble(),
                expected.GetProperty("upper").GetDouble());
        }
        var decisive = Reference("decisive-1");
        var pairs = Result($"{Data("mtbench_pairs")} --measure preference --decisive --cluster none --design random "
            + "--calibration cal=1 --reveal");
        Are(pairs, "decisive-win-rate", decisive.GetProperty("point").GetDouble(), decisive.GetProperty("lower").GetDouble(),
            decisive.GetProperty("upper").GetDouble(), 1e-7);
    }

    [Theory]
    [InlineData("data-llmbar-1", 2)]
    [InlineData("data-llmbar-4", 10)]
    [InlineData("data-llmbar-10", 0)]
    [InlineData("data-llmbar-14", 8)]
    public void Both_orders_of_llmbar(string id, int leftOut)
    {
        var expected = Reference(id);
        var judge = Inputs(id).GetProperty("where").GetProperty("judge").GetString();
        var json = Json($"{Data("llmbar_swap")} --measure preference --orders position --where judge={judge} --orders-incomplete drop "
            + "--design random --calibration cal=1 --reveal");
        var result = json.GetProperty("results")[0];
        Agrees("win-rate", "win_rate", "win_rate_95");
        Agrees("swap-consistency", "consistency", "consistency_wilson_95");
        Agrees("position-bias", "position_bias", "position_bias_95");
        var skipped = json.GetProperty("rows").GetProperty("skipped");
        Assert.Equal(leftOut, skipped.TryGetProperty("unpaired", out var unpaired) ? unpaired.GetInt32() : 0);

        void Agrees(string quantity, string point, string interval)
        {
            var estimate = Estimates(result, quantity)[0];
            Assert.Equal(expected.GetProperty(point).GetDouble(), estimate.GetProperty("point").GetDouble(), Close);
            IsInterval(expected.GetProperty(interval), estimate);
        }
    }

    [Theory]
    [InlineData("data-cje-1", "base")]
    [InlineData("data-cje-2", "clone")]
    public void Continuous_scores_of_cje(string id, string system)
    {
        var expected = Reference(id);
        var result = Result($"{Data("cje_arena_scores")} --measure score --range 0,1 --where system={system} --design random");
        Are(result, "mean-score", expected.GetProperty("point").GetDouble(), expected.GetProperty("lower").GetDouble(),
            expected.GetProperty("upper").GetDouble());
        Assert.Equal(Numbers(expected.GetProperty("labelled_per_band")), Labelled(result));
        var only = expected.GetProperty("labels_only");
        AreOf(Estimates(result, "mean-score")[1], only.GetProperty("point").GetDouble(), only.GetProperty("lower").GetDouble(),
            only.GetProperty("upper").GetDouble());
    }

    private static string Sample(string name) => Scratch.InRepository("docs", "samples", name + ".csv");

    private static string Data(string name)
    {
        var path = Path.Combine(s_shared, "data", name + ".csv");
        Assert.SkipUnless(File.Exists(path), "../shared/data is not here");
        return path;
    }

    private static JsonElement Json(string line) => Judgestats.Json(line);

    private static JsonElement Result(string line) => EstimateJson.Result(Json(line));

    private static JsonElement Result(params string[] words)
    {
        var answer = Judgestats.Run(["estimate", .. words, "--format", "json"]);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return EstimateJson.Result(document.RootElement.Clone());
    }

    private static JsonElement Reference(string id) => Case(id).GetProperty("expected");

    private static JsonElement Inputs(string id) => Case(id).GetProperty("inputs");

    private static JsonElement Case(string id)
    {
        var path = Path.Combine(s_shared, "reference", "beyond-values.json");
        Assert.SkipUnless(File.Exists(path), "../shared/reference is not here");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).Clone();
    }

    private static JsonElement[] Estimates(JsonElement result, string quantity) =>
        [.. result.GetProperty("estimates").EnumerateArray().Where(one => one.GetProperty("quantity").GetString() == quantity)];

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    private static double[] Labelled(JsonElement result) =>
        [.. result.GetProperty("strata").GetProperty("labelled").EnumerateArray().Select(row => Numbers(row).Sum())];

    private static void Are(JsonElement result, string quantity, double point, double lower, double upper, double close = Close) =>
        AreOf(Estimates(result, quantity)[0], point, lower, upper, close);

    private static void AreOf(JsonElement estimate, double point, double lower, double upper, double close = Close)
    {
        var found = EstimateJson.Limits(estimate);
        double[] off = [Math.Abs(found.Point - point), Math.Abs(found.Lower - lower), Math.Abs(found.Upper - upper)];
        Assert.True(off.Max() <= close, $"{found} is not {(point, lower, upper)}");
    }

    private static void IsInterval(JsonElement expected, JsonElement estimate)
    {
        var (_, lower, upper) = EstimateJson.Limits(estimate);
        Assert.Equal(expected[0].GetDouble(), lower, Close);
        Assert.Equal(expected[1].GetDouble(), upper, Close);
    }
}
