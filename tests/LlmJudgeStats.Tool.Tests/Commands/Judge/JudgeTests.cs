using System.Globalization;
using System.Text;
using System.Text.Json;
using static LlmJudgeStats.Tool.Tests.JudgeAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// <c>judgestats judge</c>: figures of other code (mpmath; ../shared/reference/beyond-values.json gives the ids) on files that are built
/// from its counts.
/// </summary>
public sealed class JudgeTests : IDisposable
{
    private const double Root = 1e-9;    // both sides search for a limit

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Detects a category that is read wrong, or weights that are not taken as declared. Case accuracy-1.</summary>
    [Theory]
    [InlineData("equal")]
    [InlineData("a=0.25,b=0.25,c=0.25,d=0.25")]
    public void Categories_are_averaged_with_their_weights(string weights)
    {
        var file = Rows("cat,verdict,label", ("a,1,1", 18), ("a,0,1", 2), ("b,0,0", 40), ("b,1,0", 20), ("c,1,1", 27), ("c,1,0", 3),
            ("d,0,0", 45), ("d,0,1", 5));
        var accuracy = Estimates(Json($"{file} --by cat --category-weights {weights}"), "accuracy");
        Is(accuracy, "weighted-accuracy", null, 0.8416666666666667, 0.7709988815733348, 0.8946074938497095, Root);
        Assert.Equal(0.9, Find(accuracy, "accuracy", "a").GetProperty("point").GetDouble(), 12);
        Assert.Equal(130.0 / 160, Find(accuracy, "accuracy", null).GetProperty("point").GetDouble(), 12);
    }

    /// <summary>A tie that people decided is half right; weights come from a file. Case accuracy-2.</summary>
    [Fact]
    public void A_tie_is_half_right_and_weights_come_from_a_file()
    {
        var file = Rows("cat,verdict,label", ("a,1,1", 30), ("a,0.5,1", 4), ("a,0,1", 6), ("b,0,0", 50), ("b,1,0", 10), ("c,tie,tie", 9),
            ("c,tie,0", 1), ("c,1,0", 2));
        var weights = _scratch.File("weights.csv", "category,weight\nb,0.3\na,0.5\nc,0.2\n");
        var accuracy = Estimates(Json($"{file} --measure preference --by cat --category-weights {weights}"), "accuracy");
        Is(accuracy, "weighted-accuracy", null, 0.8083333333333333, 0.7136178847051862, 0.8821152235731712, Root);
    }

    /// <summary>Detects differences of groups in the place of those of items. Cases paired-change-1 and paired-change-2.</summary>
    [Fact]
    public void A_change_is_that_of_each_item()
    {
        var file = Rows("cat,old,new,label", ("a,0,1,1", 8), ("a,1,1,1", 50), ("a,1,0,1", 2), ("b,0,1,1", 12), ("b,0,0,0", 80),
            ("b,1,0,1", 8), ("c,1,0,0", 3), ("c,1,1,1", 27));
        var change = Estimates(Json($"{file} --verdict new --against old --by cat --category-weights equal"), "change");
        Is(change, "change", "weighted-accuracy", 0.08, 0.015345587403452932, 0.15006463044100093, Root);
        var none = Rows("old,new,label", ("1,1,1", 25), ("0,0,1", 25));
        var still = Estimates(Json($"{none} --verdict new --against old"), "change");
        Is(still, "change", "accuracy", 0, -0.06560238845501154, 0.06560238845501165, Root);
        Assert.Equal(1, Find(still, "change", "accuracy").GetProperty("pValue").GetDouble());
    }

    /// <summary>Detects a J that is not doubled, or classes that are swapped. Case judge-change-1.</summary>
    [Fact]
    public void The_change_of_youdens_j_is_by_label_class()
    {
        var file = Rows("old,new,label", ("0,1,1", 6), ("1,1,1", 41), ("1,0,1", 3), ("1,0,0", 5), ("0,0,0", 33), ("0,1,0", 2));
        Is(Estimates(Json($"{file} --verdict new --against old"), "change"), "change", "youden",
            0.135, -0.06379339509194537, 0.3403102038883774, Root);
    }

    /// <summary>J, balanced accuracy and the two shares are of one table; the shares by Wilson's closed form.</summary>
    [Fact]
    public void Passes_and_fails_have_sensitivity_specificity_and_j()
    {
        var file = Rows("verdict,label", ("1,1", 46), ("0,1", 4), ("1,0", 9), ("0,0", 41), ("1,", 7));
        var json = Json(file);
        var accuracy = Estimates(json, "accuracy");
        var (low, high) = Wilson(46, 50);
        Is(accuracy, "sensitivity", null, 0.92, low, high, 1e-12);
        (low, high) = Wilson(41, 50);
        Is(accuracy, "specificity", null, 0.82, low, high, 1e-12);
        var youden = Find(accuracy, "youden", null);
        var balanced = Find(accuracy, "balanced-accuracy", null);
        Assert.Equal(0.74, youden.GetProperty("point").GetDouble(), 12);
        Assert.Equal(youden.GetProperty("lower").GetDouble(), (2 * balanced.GetProperty("lower").GetDouble()) - 1, 10);
        Assert.Equal(youden.GetProperty("upper").GetDouble(), (2 * balanced.GetProperty("upper").GetDouble()) - 1, 10);
        Assert.Equal(100, json.GetProperty("items").GetInt32());
        Assert.Contains("Not used: 7 without a label", json.GetProperty("facts").EnumerateArray().Select(fact => fact.GetString()));
        Is(Estimates(json, "bias"), "bias", null, 0.05, null, null, 1e-12);
    }

    /// <summary>Scores have a bias and an absolute error, no accuracy. Case bias-1.</summary>
    [Fact]
    public void Leniency_of_scores()
    {
        int[] counts = [1, 3, 10, 40, 30, 12, 3, 1, 0];
        var rows = counts.Select((count, i) => (i < 4 ? $"1,{5 - i}" : $"{i - 3},1", count)).ToArray();
        var json = Json($"{Rows("verdict,label", rows)} --measure score --range 1,5");
        Is(Estimates(json, "bias"), "bias", null, -0.52, -0.7832703246805797, -0.24230398774006767, Root);
        var error = Find(Estimates(json, "bias"), "absolute-error", null).GetProperty("point").GetDouble();
        Assert.Equal(counts.Select((count, i) => count * Math.Abs(i - 4)).Sum() / 100.0, error, 12);
        Assert.False(json.GetProperty("judge").GetProperty("sections").TryGetProperty("accuracy", out _));
    }

    /// <summary>Detects groups that are swapped, or a difference that is not doubled. Case bias-2.</summary>
    [Fact]
    public void Self_preference_is_a_difference_of_two_groups()
    {
        (string Row, int Own, int Others)[] rows = [("0,1", 1, 1), ("tie,1", 6, 4), ("1,1", 30, 45), ("1,tie", 12, 8), ("1,0", 1, 2)];
        var file = Rows("side,verdict,label",
            [.. rows.Select(row => ($"me,{row.Row}", row.Own)), .. rows.Select(row => ($"other,{row.Row}", row.Others))]);
        Is(Estimates(Json($"{file} --measure preference --own side=me"), "bias"), "self-preference", null,
            0.01, -0.14085961276226433, 0.15688720569868453, Root);
    }

    /// <summary>Both orders without ties; detects a side that is taken for a place. Case position-kernel-1.</summary>
    [Fact]
    public void Position_bias_of_both_orders()
    {
        var text = new StringBuilder("id,order,verdict\n");
        for (var i = 0; i < 115; i++)
        {
            // A win of the first-named in the first order and a loss in the second lean to the first place.
            var (first, second) = i < 25 ? (1, 0) : i < 35 ? (0, 1) : (i % 2, i % 2);
            text.Append(CultureInfo.InvariantCulture, $"{i},ab,{first}\n{i},ba,{second}\n");
        }
        var json = Json($"{_scratch.File("orders.csv", text.ToString())} --measure preference --orders order");
        var orders = Estimates(json, "orders");
        Is(orders, "position-bias", null, 0.06521739130434778, 0.011392249201754856, 0.11904411613568677, Root);
        var (low, high) = Wilson(80, 115);
        Is(orders, "swap-consistency", null, 80.0 / 115, low, high, 1e-12);
        var table = Section(json, "orders").GetProperty("table");
        Assert.Equal((25, 10, 80), (table.GetProperty("first").GetInt32(), table.GetProperty("second").GetInt32(),
            table.GetProperty("same").GetInt32()));
        Assert.False(json.GetProperty("judge").GetProperty("sections").TryGetProperty("accuracy", out _));    // there are no labels
    }

    /// <summary>Iterations are ordered by number, not by text or by the file. Case trend-1.</summary>
    [Fact]
    public void The_trend_over_iterations()
    {
        string[] patterns =
        [
            "000111", "001111", "111111", "000000", "101111", "010111", "000011", "111101", "001011", "111111",
        ];
        int[] versions = [2, 3, 9, 10, 11, 100];
        var text = new StringBuilder("id,version,verdict,label\n");
        for (var t = 5; t >= 0; t--)
        {
            for (var i = 0; i < 40; i++)
                text.Append(CultureInfo.InvariantCulture, $"{i},{versions[t]},{patterns[i / 4][t]},1\n");
        }
        text.Append("lonely,2,1,1\n");
        var json = Json($"{_scratch.File("iterations.csv", text.ToString())} --iteration version");
        var change = Estimates(json, "change");
        Is(change, "trend", null, 0.1085714285714, 0.06219806306823816, 0.14745267101705284, Root);
        Assert.Equal(0.5, Find(change, "change", "accuracy").GetProperty("point").GetDouble(), 12);
        Assert.Equal("holm", Find(change, "change", "2 to 3").GetProperty("adjustment").GetString());
        Assert.Equal(
            ["2", "3", "9", "10", "11", "100"],
            Estimates(json, "accuracy").Where(one => one.GetProperty("quantity").GetString() == "accuracy")
                .Select(one => one.GetProperty("of").GetString()));
        Assert.Contains("Left out: 1 that are not in every iteration", Section(json, "change").GetProperty("facts").EnumerateArray()
            .Select(fact => fact.GetString()));
    }

    /// <summary>The three answers, each from data that leave no doubt.</summary>
    [Theory]
    [InlineData(100, 0, 0, "0.1", "no-decrease")]
    [InlineData(60, 0, 40, "0", "decrease")]
    [InlineData(20, 0, 0, "0", "undecided")]
    public void Monotone_or_not(int same, int better, int worse, string margin, string answer)
    {
        var text = new StringBuilder("id,v,verdict,label\n");
        for (var i = 0; i < same + better + worse; i++)
        {
            var (before, after) = i < same ? (1, 1) : i < same + better ? (0, 1) : (1, 0);
            text.Append(CultureInfo.InvariantCulture, $"{i},a,{before},1\n{i},b,{after},1\n");
        }
        var json = Json($"{_scratch.File("steps.csv", text.ToString())} --iteration v --margin {margin}");
        Assert.Equal(answer, Section(json, "change").GetProperty("monotone").GetString());
    }

    /// <summary>Intervals of several judges hold together, and the choice is said. Case judge-selection-1.</summary>
    [Fact]
    public void Several_judges_on_the_same_labels()
    {
        int[] right = [41, 44, 38, 40];
        var rows = Enumerable.Range(0, 50).Select(i => (string.Join(',', right.Select(of => i < of ? 1 : 0)) + ",1", 1)).ToArray();
        var file = Rows("w,x,y,z,label", rows);
        var answer = Judgestats.Line($"judge {file} --verdict w,x,y,z --format json");
        using var document = JsonDocument.Parse(answer.Out);
        var json = document.RootElement.GetProperty("results")[0];
        var panel = Estimates(json, "panel");
        double[][] limits =
        [
            [0.6517119174776135, 0.9172929711563103], [0.7216954663638206, 0.953997838888964],
            [0.5860188061838997, 0.8762976658311635], [0.6294029184998808, 0.9040391645944228],
        ];
        for (var judge = 0; judge < right.Length; judge++)
            Is(panel, "accuracy", "wxyz"[judge].ToString(), right[judge] / 50.0, limits[judge][0], limits[judge][1], 1e-12);
        Assert.Equal("x", Section(json, "panel").GetProperty("best").GetString());
        Assert.All(panel, one => Assert.Equal(0.95, one.GetProperty("jointLevel").GetDouble()));
        Assert.Contains("LJS1102", answer.Out, StringComparison.Ordinal);
    }

    /// <summary>Detects errors that are compared across label classes. Case effective-judges-1.</summary>
    [Fact]
    public void The_effective_number_of_judges()
    {
        (string Errors, int Passes, int Fails)[] errors =
        [
            ("000", 20, 15), ("110", 4, 0), ("100", 2, 0), ("001", 3, 1), ("111", 2, 3), ("010", 0, 2),
        ];
        var rows = errors.SelectMany(one => new[]
        {
            (string.Join(',', one.Errors.Select(wrong => wrong == '1' ? 0 : 1)) + ",1", one.Passes),
            (string.Join(',', one.Errors.Select(wrong => wrong)) + ",0", one.Fails),
        }).ToArray();
        var json = Json($"{Rows("w,x,y,label", rows)} --verdict w,x,y");
        var panel = Section(json, "panel");
        Assert.Equal(0.5289578083774975, panel.GetProperty("errorCorrelation").GetDouble(), 12);
        Assert.Equal(1.4577857204517073, panel.GetProperty("effectiveJudges").GetDouble(), 12);
        Assert.Equal(
            [0.7901301074075133, 0.4246880818862951, 0.3720552358386842],
            panel.GetProperty("pairs").EnumerateArray().Select(pair => pair.GetProperty("phi").GetDouble()), (one, other) =>
                Math.Abs(one - other) < 1e-12);
    }

    /// <summary>
    /// Eighteen judges of LLMBar, both orders of 419 pairs: consistency, position bias and accuracy are those of other code; by category
    /// they are what its counts say.
    /// </summary>
    [Fact]
    public void Real_judges_in_both_orders()
    {
        var data = Scratch.InRepository("..", "shared", "data", "llmbar_swap.csv");
        var reference = Scratch.InRepository("..", "shared", "reference", "beyond-values.json");
        Assert.SkipUnless(File.Exists(data) && File.Exists(reference), "../shared is not here");
        using var values = JsonDocument.Parse(File.ReadAllText(reference));
        var cases = values.RootElement.EnumerateArray()
            .Where(one => one.GetProperty("id").GetString()!.StartsWith("data-llmbar-", StringComparison.Ordinal))
            .ToDictionary(one => one.GetProperty("inputs").GetProperty("where").GetProperty("judge").GetString()!);
        Assert.InRange(cases.Count, 10, 18);
        var answer = Judgestats.Line(
            $"judge {data} --measure preference --orders position --orders-incomplete drop --group judge --by stratum --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        var checkedCases = 0;
        foreach (var result in document.RootElement.GetProperty("results").EnumerateArray())
        {
            if (!cases.TryGetValue(result.GetProperty("group").GetProperty("judge").GetString()!, out var one)) continue;
            IsLike(one.GetProperty("inputs"), one.GetProperty("expected"), result);
            checkedCases++;
        }
        Assert.Equal(cases.Count, checkedCases);
    }

    /// <summary>Runs of one item are one value: three runs of which two are right are not three items.</summary>
    [Fact]
    public void Runs_are_one_value_an_item()
    {
        var file = _scratch.File("runs.csv", "id,verdict,label\n1,1,1\n1,1,1\n1,0,1\n2,0,0\n2,0,0\n2,0,0\n");
        var json = Json($"{file} --runs");
        Assert.Equal(2, json.GetProperty("items").GetInt32());
        Assert.Equal(5.0 / 6, Find(Estimates(json, "accuracy"), "accuracy", null).GetProperty("point").GetDouble(), 12);
        Assert.Contains("LJS1056", Judgestats.Line($"judge {file}").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("LJS1056", Judgestats.Line($"judge {file} --runs").Out, StringComparison.Ordinal);
        var two = _scratch.File("two.csv", "id,verdict,label\n1,1,1\n1,1,0\n");
        Judgestats.Line($"judge {two} --runs").IsRefused("different labels");
    }

    /// <summary>Against another judge: the change of each part, and whether it may take the other's place. Detects a margin that is not
    /// read.</summary>
    [Theory]
    [InlineData("", "undecided")]
    [InlineData("--margin 0.05", "undecided")]
    [InlineData("--margin 0.1", "go")]
    public void Another_judges_place(string margin, string decision)
    {
        var file = Scratch.InRepository("docs", "samples", "upgrade.csv");
        var sections = Json($"{file} --verdict new --against old {margin}").GetProperty("judge").GetProperty("sections");
        var change = sections.GetProperty("change");
        Assert.Equal(decision, change.GetProperty("decision").GetString());
        var points = change.GetProperty("estimates").EnumerateArray()
            .ToDictionary(one => one.GetProperty("of").GetString()!, one => one.GetProperty("point").GetDouble());
        Assert.Equal(points["youden"], points["sensitivity"] + points["specificity"], 1e-12);
        Assert.Equal(points["accuracy"], (0.6 * points["sensitivity"]) + (0.4 * points["specificity"]), 1e-12);
        var back = Json($"{file} --verdict old --against new").GetProperty("judge").GetProperty("sections").GetProperty("change");
        Assert.Equal(-points["youden"], back.GetProperty("estimates")[1].GetProperty("point").GetDouble(), 1e-12);
    }

    private static void IsLike(JsonElement inputs, JsonElement expected, JsonElement result)
    {
        var orders = Estimates(result, "orders");
        var accuracy = Estimates(result, "accuracy");
        Assert.Equal(inputs.GetProperty("items").GetInt32(), result.GetProperty("items").GetInt32());
        IsPair(expected, "consistency", "consistency_wilson_95", Find(orders, "swap-consistency", null));
        IsPair(expected, "position_bias", "position_bias_95", Find(orders, "position-bias", null));
        IsPair(expected, "accuracy", "accuracy_95", Find(accuracy, "accuracy", null));
        var strict = Find(orders, "accuracy-strict", null).GetProperty("point").GetDouble();
        Assert.Equal(expected.GetProperty("strict_accuracy").GetDouble(), strict, 12);
        var table = Section(result, "orders").GetProperty("table");
        Assert.Equal(inputs.GetProperty("first_both").GetInt32(), table.GetProperty("first").GetInt32());
        Assert.Equal(inputs.GetProperty("second_both").GetInt32(), table.GetProperty("second").GetInt32());
        Assert.Equal(inputs.GetProperty("same").GetInt32(), table.GetProperty("same").GetInt32());
        var names = inputs.GetProperty("category_names").EnumerateArray().Select(name => name.GetString()!);
        foreach (var (name, counts) in names.Zip(inputs.GetProperty("category_counts_0_half_1").EnumerateArray()))
        {
            int[] count = [.. counts.EnumerateArray().Select(one => one.GetInt32())];
            var point = Find(accuracy, "accuracy", name).GetProperty("point").GetDouble();
            Assert.Equal((count[2] + (0.5 * count[1])) / count.Sum(), point, 12);
        }
    }

    private static void IsPair(JsonElement expected, string point, string limits, JsonElement found)
    {
        Assert.Equal(expected.GetProperty(point).GetDouble(), found.GetProperty("point").GetDouble(), 12);
        Assert.Equal(expected.GetProperty(limits)[0].GetDouble(), found.GetProperty("lower").GetDouble(), Root);
        Assert.Equal(expected.GetProperty(limits)[1].GetDouble(), found.GetProperty("upper").GetDouble(), Root);
    }

    private static void Is(
        JsonElement[] estimates, string quantity, string? of, double point, double? lower, double? upper, double tolerance)
    {
        var found = Find(estimates, quantity, of);
        Assert.Equal(point, found.GetProperty("point").GetDouble(), 1e-12);
        if (lower is { } low) Assert.Equal(low, found.GetProperty("lower").GetDouble(), tolerance);
        if (upper is { } high) Assert.Equal(high, found.GetProperty("upper").GetDouble(), tolerance);
    }

    private static (double Low, double High) Wilson(int part, int all)
    {
        const double Z = 1.959963984540054;
        var share = (double)part / all;
        var middle = (share + (Z * Z / (2 * all))) / (1 + (Z * Z / all));
        var half = Z / (1 + (Z * Z / all)) * Math.Sqrt((share * (1 - share) / all) + (Z * Z / (4.0 * all * all)));
        return (middle - half, middle + half);
    }

    private string Rows(string header, params (string Row, int Count)[] rows)
    {
        var text = new StringBuilder(header + "\n");
        foreach (var (row, count) in rows)
        {
            for (var i = 0; i < count; i++) text.Append(row).Append('\n');
        }
        return _scratch.File($"rows{Directory.GetFiles(_scratch.Folder).Length}.csv", text.ToString());
    }
}
