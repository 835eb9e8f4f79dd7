using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>judgestats compare</c>: which difference is computed, what is said of it, and what is refused.</summary>
public sealed class CompareTests : IDisposable
{
    private const string Sizes = "compare --a-passed 255 --a-total 300 --b-passed 228 --b-total 300 ";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Counts_with_one_calibration_give_the_example_of_the_contract()
    {
        var comparison = Comparison(Sizes + "--tp 180 --fn 20 --fp 50 --tn 150 --margin 0.05");
        Assert.Equal("shared", comparison.GetProperty("calibration").GetString());
        Assert.Equal("better", comparison.GetProperty("verdict").GetString());
        Is(comparison, "difference", 0.138461538);
        Is(comparison, "lower", 0.0398972612);
        Is(comparison, "upper", 0.241003414);
        Is(comparison, "pValue", 0.00584520574);
        Is(comparison, "pNonInferior", 0.0000953, 1e-7);
        Is(comparison, "pEquivalence", 0.9605, 1e-4);
        Is(comparison, "detectableDifference", 0.140, 5e-4);
        Is(comparison.GetProperty("tippingPoint"), "sensitivity", 0.1054, 1e-4);
        Assert.Equal("SharedCalibration", Assert.Single(comparison.GetProperty("warnings").EnumerateArray()).GetString());
    }

    [Fact]
    public void The_first_line_is_the_answer()
    {
        var text = Text(Sizes + "--tp 180 --fn 20 --fp 50 --tn 150");
        Assert.StartsWith("better: a passes 13.8 points more than b, and 4.0 to 24.1 points is what the data support (95% confidence).\n",
            text, StringComparison.Ordinal);
        Assert.StartsWith("undecided: a would be better than b if the judge is better than chance, which these labels do not show.\n",
            Text(Sizes + "--tp 6 --fn 4 --fp 5 --tn 5"), StringComparison.Ordinal);
        Assert.StartsWith("equivalent: a and b differ by less than 5.0 points: -2.1 to +2.6 points is what the data support (90% "
            + "confidence).",
            Text("compare --a-passed 2010 --a-total 2500 --b-passed 2005 --b-total 2500 --tp 900 --fn 100 --fp 120 --tn 880 --margin 0.05 "
                + "--level 0.9"), StringComparison.Ordinal);
    }

    /// <summary>One judge errs differently on two systems: with one calibration the worse system is better, with confidence.</summary>
    [Fact]
    public void Labels_that_contradict_one_calibration_are_refused_with_the_way_out()
    {
        const string Both = "compare --a-passed 67600 --a-total 100000 --b-passed 71000 --b-total 100000 ";
        const string Own = Both + "--a-tp 9000 --a-fn 1000 --a-fp 1000 --a-tn 9000 --b-tp 9500 --b-fn 500 --b-fp 1500 --b-tn 8500";
        Is(Comparison(Both + "--tp 9000 --fn 1000 --fp 1000 --tn 9000"), "difference", -0.0425);
        Is(Comparison(Own), "difference", 0.02);
        Assert.Equal("better", Comparison(Own).GetProperty("verdict").GetString());
        var refused = Judgestats.Line(Own + " --shared-calibration");
        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        foreach (var word in (string[])["LJS2103", "leave out --shared-calibration", "differ by 3.4 points", "Youden's J differs by"])
            Assert.Contains(word, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_of_a_file_are_those_of_counts()
    {
        var file = _scratch.File("pairs.csv", Pairs());
        var fromFile = Comparison($"compare {file} --by system --pair item --tp 40 --fn 5 --fp 6 --tn 49");
        var fromCounts = Comparison("compare --both 20 --only-a 12 --only-b 3 --neither 15 --tp 40 --fn 5 --fp 6 --tn 49");
        foreach (var name in (string[])["difference", "lower", "upper", "pValue", "standardError"])
            Assert.Equal(fromCounts.GetProperty(name).GetDouble(), fromFile.GetProperty(name).GetDouble());
        Assert.True(fromFile.GetProperty("paired").GetBoolean());
    }

    [Fact]
    public void A_row_without_a_partner_is_counted_and_said()
    {
        var file = _scratch.File("pairs.csv", Pairs() + "b,x99,1,\n");
        var line = $"compare {file} --by system --pair item --accuracy 1 --format json";
        var json = JsonDocument.Parse(Judgestats.Line(line).Out).RootElement;
        Assert.Equal(1, json.GetProperty("rows").GetProperty("skipped").GetProperty("unpaired").GetInt32());
        Assert.Contains(json.GetProperty("diagnostics").EnumerateArray(), one => one.GetProperty("code").GetString() == "LJS2106");
    }

    /// <summary>A pair of two systems is one item; which of two rows is meant is not guessed.</summary>
    [Fact]
    public void An_item_that_stands_twice_in_one_system_is_refused()
    {
        var file = _scratch.File("twice.csv", Pairs() + "b,x1,1,\n");
        var answer = Judgestats.Line($"compare {file} --by system --pair item --accuracy 1");
        Assert.Equal(3, answer.Exit);
        Assert.Contains("LJS2003", answer.Error, StringComparison.Ordinal);
        Assert.Contains("--pair", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Labels of both systems on the same items: the four strata of the shared reference, case diff-sampled-paired-2.</summary>
    [Fact]
    public void Labels_on_the_same_items_are_read_into_four_strata()
    {
        var rows = new List<string>();
        Add(rows, "1", "1", [(0, "1", "0"), (12, "1", "1"), (0, "0", "1"), (60, "", "")]);
        Add(rows, "1", "0", [(4, "1", "0"), (1, "0", "0"), (0, "0", "1"), (20, "", "")]);
        Add(rows, "0", "1", [(0, "1", "0"), (1, "1", "1"), (3, "0", "1"), (15, "", "")]);
        Add(rows, "0", "0", [(0, "1", "0"), (9, "0", "0"), (0, "0", "1"), (45, "", "")]);
        var file = _scratch.File("labelled.csv", "system,item,verdict,label\n" + string.Join('\n', rows) + "\n");
        var result = Result($"compare {file} --by system --pair item --design random");
        var comparison = result.GetProperty("comparison");
        Is(comparison, "difference", 0.03382352941176471, 1e-12);
        Is(comparison, "lower", -0.11437228183393655);
        Is(comparison, "upper", 0.1760786879083469);
        Is(comparison, "pValue", 0.8310457753349525);
        Assert.Equal("sampled", comparison.GetProperty("calibration").GetString());
        Assert.Equal(12, result.GetProperty("counts").GetProperty("labelledPairs").GetProperty("both").GetProperty("same").GetInt32());
    }

    [Fact]
    public void Clusters_of_one_pair_each_change_nothing_and_clusters_widen()
    {
        var file = _scratch.File("chats.csv", Pairs(chats: 50));
        var coarse = _scratch.File("coarse.csv", Pairs(chats: 10));
        var line = $"compare {file} --by system --pair item --tp 40 --fn 5 --fp 6 --tn 49";
        var alone = Comparison(line + " --cluster chat");
        Assert.Equal(Comparison(line).GetProperty("lower").GetDouble(), alone.GetProperty("lower").GetDouble());
        var together = Comparison($"compare {coarse} --by system --pair item --tp 40 --fn 5 --fp 6 --tn 49 --cluster chat");
        Assert.True(together.GetProperty("degreesOfFreedom").GetDouble() > 1);
        Assert.True(Width(together) > Width(alone));
    }

    [Theory]
    [InlineData("--require better", 0)]
    [InlineData("--require better --level 0.999", 2)]
    [InlineData("--require non-inferior --margin 0.02", 0)]
    [InlineData("--require equivalent --margin 0.02", 1)]
    [InlineData("--require equivalent --margin 0.1", 2)]
    [InlineData("", 0)]
    public void Exit_codes_are_verdicts_where_a_word_is_required(string options, int exit) =>
        Assert.Equal(exit, Judgestats.Line($"{Sizes}--tp 180 --fn 20 --fp 50 --tn 150 {options}").Exit);

    [Fact]
    public void A_worse_system_refutes_better()
    {
        var line = "compare --a-passed 228 --a-total 300 --b-passed 255 --b-total 300 --tp 180 --fn 20 --fp 50 --tn 150 --require better";
        Assert.Equal(1, Judgestats.Line(line).Exit);
    }

    [Theory]
    [InlineData("--tp 180 --fn 20 --fp 50 --tn 150 --margin 5", "did you mean 0.05?")]
    [InlineData("", "nothing is known of the judge")]
    [InlineData("--tp 180 --fn 20 --fp 50 --tn 150 --require equivalent", "needs --margin")]
    [InlineData("--tp 180 --fn 20 --fp 50 --tn 150 --by system", "only with a FILE")]
    [InlineData("--a-tp 1 --a-fn 1 --a-fp 1 --a-tn 1", "labels of one system only")]
    [InlineData("--both 1 --only-a 1 --only-b 1 --neither 1 --accuracy 1", "say the same thing twice")]
    public void What_cannot_be_used_is_refused_with_the_way_out(string options, string words)
    {
        var answer = Judgestats.Line(Sizes + options);
        Assert.Equal((3, ""), (answer.Exit, answer.Out));
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--a EMDR2 --b EMDR2", "one system twice")]
    [InlineData("--a EMDR2 --b Nobody", "no such system")]
    [InlineData("--a EMDR2", "go together")]
    [InlineData("--where system=EMDR2", "only one system")]
    [InlineData("--primary x", "add --criterion")]
    [InlineData("--interval delta", "--interval delta is for one calibration")]
    [InlineData("--criterion x --primary y --correction bh", "go with holm only")]
    public void Systems_are_named_once_and_exist(string options, string words)
    {
        var answer = Judgestats.Line($"compare {Sample} --by system --calibration cal=1 {options}");
        Assert.Equal(3, answer.Exit);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Three systems, and one that is worse only when nobody counts how many were looked at.</summary>
    [Fact]
    public void What_the_family_leaves_open_is_not_refuted()
    {
        var rows = string.Concat(new[] { ("a", 217), ("b", 240), ("c", 228) }.SelectMany(system => Enumerable.Range(0, 300)
            .Select(i => $"{system.Item1},{(i < system.Item2 ? 1 : 0)}\n")));
        var file = _scratch.File("open.csv", "version,verdict\n" + rows);
        var line = $"compare {file} --by version --accuracy 1 --baseline b --require better";
        Assert.Equal(2, Judgestats.Line(line).Exit);
        // By itself it is refuted.
        Assert.Equal(1, Judgestats.Line(line + " --where version=a,b").Exit);
    }

    /// <summary>Ten criteria at once: what each of them would show by itself is not shown of all.</summary>
    [Fact]
    public void Equivalence_is_of_intervals_that_hold_together_over_criteria()
    {
        var rows = string.Concat(Enumerable.Range(0, 10).SelectMany(criterion => new[] { ("a", 910), ("b", 890) }
            .SelectMany(system => new[] { 1, 0 }.Select(verdict =>
                $"k{criterion},{system.Item1},{verdict},{(verdict == 1 ? system.Item2 : 1000 - system.Item2)}\n"))));
        var file = _scratch.File("equivalent.csv", "criterion,version,verdict,n\n" + rows);
        var line = $"compare {file} --by version --count n --accuracy 1 --margin 0.05 --criterion criterion";
        Assert.DoesNotContain("equivalent ", Judgestats.Line(line).Out, StringComparison.Ordinal);
        Assert.Contains("equivalent", Judgestats.Line(line + " --where criterion=k1").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_no_systems()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).SelectMany(i => new[] { $"{i},a,1\n", $"{i},b,0\n" }));
        var file = _scratch.File("ids.csv", "id,version,verdict\n" + rows);
        var items = Judgestats.Line($"compare {file} --by id --accuracy 1");
        Assert.Equal(3, items.Exit);
        Assert.Contains("--pair id", items.Error, StringComparison.Ordinal);
    }

    /// <summary>Two judges and one calibration: the error rates of one say nothing about another.</summary>
    [Fact]
    public void One_calibration_does_not_serve_two_judges()
    {
        var file = _scratch.File("judges.csv", "system,judge,verdict,label\na,x,1,1\na,x,0,0\na,x,1,\nb,y,1,\nb,y,0,\n");
        var answer = Judgestats.Line($"compare {file} --by system --shared-calibration");
        Assert.Equal(3, answer.Exit);
        Assert.Contains("LJS2102", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Real answers to the same questions, one judge, labels of one question in five.</summary>
    [Fact]
    public void Four_systems_are_ranked_from_a_fifth_of_the_labels()
    {
        var line = $"compare {Sample} --by system --pair question --shared-calibration --calibration cal=1 --format json";
        var json = JsonDocument.Parse(Judgestats.Line(line).Out).RootElement;
        Assert.Equal(6, json.GetProperty("results").GetArrayLength());
        var board = json.GetProperty("leaderboards")[0];
        Is(board, "z", 2.5690317725464817, 1e-9);
        Assert.Equal("EMDR2", board.GetProperty("systems")[0].GetProperty("system").GetString());
        var rows = json.GetProperty("rows");
        Assert.Equal(rows.GetProperty("read").GetInt64(),
            rows.GetProperty("used").GetInt64() + rows.GetProperty("skipped").EnumerateObject().Sum(reason => reason.Value.GetInt64()));
    }

    /// <summary>Holm's correction is over all pairs of all criteria, the primary ones first.</summary>
    [Fact]
    public void Criteria_are_one_family_and_tiers_are_declared()
    {
        var rows = string.Concat(Enumerable.Range(0, 200).Select(i =>
            $"a,tone,{(i % 10 < 9 ? 1 : 0)}\nb,tone,{(i % 10 < 7 ? 1 : 0)}\na,facts,{(i % 10 < 8 ? 1 : 0)}\n"
                + $"b,facts,{(i % 10 < 7 ? 1 : 0)}\n"));
        var file = _scratch.File("criteria.csv", "system,criterion,verdict\n" + rows);
        var line = $"compare {file} --by system --criterion criterion --accuracy 1 --format json";
        var plain = JsonDocument.Parse(Judgestats.Line(line).Out).RootElement.GetProperty("results");
        Assert.All(plain.EnumerateArray(), one => Assert.Equal(2, one.GetProperty("comparison").GetProperty("familySize").GetInt32()));
        var tiered = JsonDocument.Parse(Judgestats.Line(line + " --primary facts").Out).RootElement.GetProperty("results");
        var (tone, facts) = (tiered[0].GetProperty("comparison"), tiered[1].GetProperty("comparison"));
        Assert.Equal((2, 1), (tone.GetProperty("tier").GetInt32(), facts.GetProperty("tier").GetInt32()));
        // The second tier is held back by the first.
        Assert.Equal(facts.GetProperty("adjustedPValue").GetDouble(), tone.GetProperty("adjustedPValue").GetDouble());
        Assert.True(tone.GetProperty("pValue").GetDouble() < facts.GetProperty("pValue").GetDouble());
    }

    private static string Sample => Scratch.InRepository("docs", "samples", "nq301-pairs.csv");

    // 20 pairs pass twice, 12 only for a, 3 only for b, 15 never.
    private static string Pairs(int chats = 0)
    {
        var rows = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            var (a, b) = (i < 32 ? 1 : 0, i is < 20 or (>= 32 and < 35) ? 1 : 0);
            var chat = chats == 0 ? "" : $",c{i * chats / 50}";
            rows.Add($"a,x{i},{a},{chat}");
            rows.Add($"b,x{i},{b},{chat}");
        }
        return (chats == 0 ? "system,item,verdict,label\n" : "system,item,verdict,label,chat\n") + string.Join('\n', rows) + "\n";
    }

    private static void Add(List<string> rows, string verdictA, string verdictB, (int Count, string LabelA, string LabelB)[] kinds)
    {
        foreach (var (count, labelA, labelB) in kinds)
        {
            for (var i = 0; i < count; i++)
            {
                var item = rows.Count;
                rows.Add($"a,x{item},{verdictA},{labelA}");
                rows.Add($"b,x{item},{verdictB},{labelB}");
            }
        }
    }

    /// <summary>Where labels were sampled from the items, what the judge passed is counted with labelled and unlabelled ones.</summary>
    [Theory]
    [InlineData("random")]
    [InlineData("by-verdict")]
    public void What_was_judged_is_all_that_was_judged(string design)
    {
        // a: 60 of 80 pass, b: 40 of 80. Of passes every second is labelled, of fails every fourth.
        var rows = new System.Text.StringBuilder("system,verdict,label\n");
        foreach (var (system, passes) in new[] { ("a", 60), ("b", 40) })
        {
            for (var i = 0; i < 80; i++)
            {
                var (verdict, isLabelled) = (i < passes ? 1 : 0, i < passes ? i % 2 == 0 : i % 4 == 0);
                rows.Append(System.Globalization.CultureInfo.InvariantCulture,
                    $"{system},{verdict},{(isLabelled ? (i % 12 == 0 ? 1 - verdict : verdict).ToString() : "")}\n");
            }
        }
        var verdicts = Comparison($"compare {_scratch.File("rows.csv", rows.ToString())} --by system --design {design}")
            .GetProperty("verdicts");
        Is(verdicts, "a", 60 / 80.0);
        Is(verdicts, "b", 40 / 80.0);
        Is(verdicts, "difference", 20 / 80.0);
        // (0.25 - 1/320) / sqrt(0.625 0.375 2/80) = 3.2251, two-sided.
        Is(verdicts, "pValue", 0.001259, 2e-6);
    }

    private static string Text(string line) => Judgestats.Line(line).Out;

    private static JsonElement Result(string line)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.True(answer.Exit == 0, answer.Error);
        return JsonDocument.Parse(answer.Out).RootElement.GetProperty("results")[0];
    }

    private static JsonElement Comparison(string line) => Result(line).GetProperty("comparison");

    private static double Width(JsonElement comparison) =>
        comparison.GetProperty("upper").GetDouble() - comparison.GetProperty("lower").GetDouble();

    private static void Is(JsonElement element, string name, double wanted, double near = 1e-8) =>
        Assert.Equal(wanted, element.GetProperty(name).GetDouble(), near);
}
