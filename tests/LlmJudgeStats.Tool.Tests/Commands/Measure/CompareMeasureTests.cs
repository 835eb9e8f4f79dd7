using System.Globalization;
using System.Text;
using System.Text.Json;
using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary><c>compare --measure</c>: figures by oracle.py beside this file and by the library's other ways, words, refusals.</summary>
public sealed class CompareMeasureTests : IDisposable
{
    private const double Close = 1e-9;
    private const string Scores = "{samples}/two-rubrics.csv --by version --measure score --range 1,5 --design random";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Of_the_same_items_the_differences_are_values()
    {
        var result = Results($"{Scores} --pair id")[0];
        Are(First(result), 0.134895833333333, -0.143776272972197, 0.403745356747552);
        Assert.Equal(240, result.GetProperty("comparison").GetProperty("pairs").GetInt64());
        Assert.Equal("undecided", result.GetProperty("comparison").GetProperty("verdict").GetString());
        Assert.Equal("group-difference", First(result).GetProperty("quantity").GetString());
    }

    [Fact]
    public void Of_other_items_only_the_labels_are_read()
    {
        var result = Results(Scores)[0];
        Are(First(result), 0.1, -0.283586216567831, 0.485266812586699);
        Assert.False(result.GetProperty("comparison").GetProperty("paired").GetBoolean());
        Assert.Contains("undecided: new minus old is 0.10, -0.28 to 0.49", Run(Scores).Out, StringComparison.Ordinal);
    }

    /// <summary>Exchanged systems: the same limits from the other side.</summary>
    [Theory]
    [InlineData(Scores)]
    [InlineData(Scores + " --pair id")]
    public void Exchanged_systems_mirror_the_answer(string command)
    {
        var there = First(Results($"{command} --a new --b old")[0]);
        var back = First(Results($"{command} --a old --b new")[0]);
        Assert.Equal(there.GetProperty("lower").GetDouble(), -back.GetProperty("upper").GetDouble(), 1e-9);
        Assert.Equal(there.GetProperty("point").GetDouble(), -back.GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(there.GetProperty("pValue").GetDouble(), back.GetProperty("pValue").GetDouble(), 1e-9);
    }

    /// <summary>A class is a pass: compare without --measure, which has oracles of its own, says the same of two classes.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" --pair id")]
    public void A_class_is_a_pass_rate_with_that_class_as_pass(string pair)
    {
        var file = _scratch.File("classes.csv", Classes());
        var share = First(Results($"{file} --by system --measure class --classes good,bad --design random{pair}")
            .First(one => First(one).GetProperty("of").GetString() == "good"));
        var answer = Judgestats.Line($"compare {file} --by system --pass good --fail bad --design random{pair} --format json");
        using var json = JsonDocument.Parse(answer.Out);
        var rate = json.RootElement.GetProperty("results")[0].GetProperty("comparison");
        Assert.Equal(rate.GetProperty("lower").GetDouble(), share.GetProperty("lower").GetDouble(), 1e-12);
        Assert.Equal(rate.GetProperty("upper").GetDouble(), share.GetProperty("upper").GetDouble(), 1e-12);
        Assert.Equal(rate.GetProperty("pValue").GetDouble(), share.GetProperty("pValue").GetDouble(), 1e-12);
    }

    /// <summary>A win rate against a common rival, without ties: two pass rates, but for the bands of few labels.</summary>
    [Fact]
    public void A_preference_without_ties_is_nearly_a_pass_rate()
    {
        var file = _scratch.File("wins.csv", Classes().Replace("good", "win", StringComparison.Ordinal)
            .Replace("bad", "loss", StringComparison.Ordinal));
        var wins = First(Results($"{file} --by system --measure preference --design random --pair id")[0]);
        Assert.Equal("corrected-profile-strict", wins.GetProperty("interval").GetString());
        var answer = Judgestats.Line($"compare {file} --by system --pass win --fail loss --design random --pair id --format json");
        using var json = JsonDocument.Parse(answer.Out);
        var rate = json.RootElement.GetProperty("results")[0].GetProperty("comparison");
        Assert.Equal(rate.GetProperty("lower").GetDouble(), wins.GetProperty("lower").GetDouble(), 0.1);
        Assert.Equal(rate.GetProperty("upper").GetDouble(), wins.GetProperty("upper").GetDouble(), 0.1);
    }

    [Fact]
    public void Several_pairs_are_one_family()
    {
        var file = _scratch.File("three.csv", Three());
        var results = Results($"{file} --by system --measure score --range 0,4 --design random --pair id");
        double[] raw = [.. results.Select(one => First(one).GetProperty("pValue").GetDouble())];
        var holm = Inference.Multiplicity.Holm(raw);
        for (var i = 0; i < 3; i++) Assert.Equal(holm[i], First(results[i]).GetProperty("adjustedPValue").GetDouble(), 1e-12);
        var baseline = Results($"{file} --by system --measure score --range 0,4 --design random --pair id --baseline c");
        Assert.Equal(["a", "b"], baseline.Select(one => one.GetProperty("comparison").GetProperty("a").GetString()));
    }

    [Theory]
    [InlineData("--margin 3 --require equivalent", 0)]
    [InlineData("--margin 0.1 --require non-inferior", 2)]
    [InlineData("--require better", 2)]
    public void What_is_required_makes_the_exit_code(string options, int exit) =>
        Assert.Equal(exit, Run($"{Scores} --pair id {options}").Exit);

    [Theory]
    [InlineData("--measure score --range 1,5 --design by-verdict --bands 2", "there is no option --bands")]
    [InlineData("--measure score --range 1,5 --design external", "no formula", "--design random")]
    [InlineData("--measure class --design by-label", "with a class as pass")]
    [InlineData("--measure votes --verdict verdict,label --design random", "of judges have no formula")]
    [InlineData("--measure score --range 1,5 --design random --margin 4", "below the width of the range, 4")]
    [InlineData("--measure score --range 1,5 --design random --shared-calibration", "only of a pass rate")]
    [InlineData("--measure score --range 1,5 --design random --a new --b neu", "no such system; there are new, old")]
    [InlineData("--measure score --range 1,5 --design random --pair version", "stands twice")]
    public void What_has_no_formula_is_refused_with_a_way_out(string options, params string[] words) =>
        Run($"{{samples}}/two-rubrics.csv --by version {options}").IsRefused(words);

    [Fact]
    public void Repeated_items_are_said_in_the_first_line()
    {
        var file = _scratch.File("repeats.csv", "id,system,verdict,label\n1,a,3,3\n1,a,2,2\n2,a,4,4\n1,b,1,1\n2,b,2,2\n3,b,2,1\n");
        var answer = Run($"{file} --by system --measure score --range 1,5 --design random");
        Assert.StartsWith("warning LJS1056", answer.Out, StringComparison.Ordinal);
        Assert.Contains("Items repeat, so the interval is too narrow", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Scores + " --pair id")]
    [InlineData("{samples}/two-rubrics.csv --by version --measure class --design random --pair id")]
    public void Every_format_is_written(string command)
    {
        foreach (var format in (string[])["text", "json", "csv", "markdown", "github", "latex", "html", "junit"])
        {
            var answer = Run($"{command} --format {format}");
            Assert.Equal((0, ""), (answer.Exit, answer.Error));
            Assert.DoesNotMatch(@"\b(NaN|Infinity|∞)\b", answer.Out);
        }
    }

    // 60 items under two systems; every third has labels.
    private static string Classes()
    {
        var text = new StringBuilder("id,system,verdict,label\n");
        for (var i = 0; i < 60; i++)
        {
            var (first, second) = (i % 5 < 3, i % 4 < 2);
            var isRead = i % 3 == 0;
            Row(i, "x", i % 7 == 0 ? !first : first, first, isRead);
            Row(i, "y", i % 11 == 0 ? !second : second, second, isRead);
        }
        return text.ToString();

        void Row(int item, string system, bool verdict, bool label, bool isRead) => text.Append(CultureInfo.InvariantCulture,
            $"{item},{system},{(verdict ? "good" : "bad")},{(isRead ? label ? "good" : "bad" : "")}\n");
    }

    private static string Three()
    {
        var text = new StringBuilder("id,system,verdict,label\n");
        for (var i = 0; i < 80; i++)
        {
            foreach (var (system, gain) in new[] { ("a", 2), ("b", 1), ("c", 0) })
            {
                var person = Math.Min(4, (i % 3) + gain);
                text.Append(CultureInfo.InvariantCulture, $"{i},{system},{Math.Min(4, person + (i % 4 == 0 ? 1 : 0))},")
                    .Append(i % 2 == 0 ? person.ToString(CultureInfo.InvariantCulture) : "").Append('\n');
            }
        }
        return text.ToString();
    }

    private static void Are(JsonElement estimate, double point, double lower, double upper)
    {
        Assert.Equal(point, estimate.GetProperty("point").GetDouble(), Close);
        Assert.Equal(lower, estimate.GetProperty("lower").GetDouble(), Close);
        Assert.Equal(upper, estimate.GetProperty("upper").GetDouble(), Close);
    }

    private static JsonElement First(JsonElement result) => result.GetProperty("estimates")[0];

    private static JsonElement[] Results(string command)
    {
        var answer = Run($"{command} --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var json = JsonDocument.Parse(answer.Out);
        return [.. json.RootElement.Clone().GetProperty("results").EnumerateArray()];
    }

    private static Answer Run(string command) => Judgestats.Line(
        $"compare {command}".Replace("{samples}", Scratch.InRepository("docs", "samples"), StringComparison.Ordinal));
}
