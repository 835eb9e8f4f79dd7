using System.Globalization;
using System.Text;
using System.Text.Json;
using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary>Merged classes, cut scores, prediction-powered intervals, gates on labels from elsewhere, the first doubt.</summary>
public sealed class FurtherOptionsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Merged by us: the file with the word written in place of both.</summary>
    [Fact]
    public void Classes_that_are_put_together_are_one_word()
    {
        var merged = First("estimate {samples}/grades.csv --measure class --merge partly+wrong --design random");
        var text = File.ReadAllText(Scratch.InRepository("docs", "samples", "grades.csv"))
            .Replace("partly", "bad", StringComparison.Ordinal).Replace("wrong", "bad", StringComparison.Ordinal);
        var written = First($"estimate {_scratch.File("bad.csv", text)} --measure class --design random");
        var (one, other) = (Share(merged, "partly+wrong"), Share(written, "bad"));
        foreach (var figure in (string[])["point", "lower", "upper", "standardError"])
            Assert.Equal(other.GetProperty(figure).GetDouble(), one.GetProperty(figure).GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("--merge partly", "two classes or more with +")]
    [InlineData("--merge partly+wrnog", "there is no class 'wrnog'; there are")]
    [InlineData("--merge partly+wrong,wrong+right", "named twice")]
    public void A_merge_that_means_nothing_is_refused(string option, string words) =>
        Run($"estimate {{samples}}/grades.csv --measure class --design random {option}").IsRefused(words);

    /// <summary>Scores from elsewhere: the matrix counted here, through the library.</summary>
    [Fact]
    public void Scores_from_elsewhere_are_cut_into_classes()
    {
        var file = _scratch.File("scores.csv", Scores());
        var answer = First($"estimate {file} --measure score --range 1,3 --verdict-range 0,100 --design by-label");
        var mean = answer.GetProperty("estimates")[0];
        var labelled = new long[9];
        var verdicts = new long[3];
        foreach (var (judged, label) in Rows())
        {
            var part = judged < 100.0 / 3 ? 0 : judged < 200.0 / 3 ? 1 : 2;
            if (label is { } human) labelled[(3 * (human - 1)) + part]++;
            else verdicts[part]++;
        }
        var matrix = ConfusionMatrix.Of(["1", "2", "3"], labelled, verdicts);
        var study = new ClassStudy { Matrix = matrix, Design = CalibrationDesign.ByLabel };
        var expected = MisclassificationEstimator.Default.Estimate(in study, 0.95).Mean([1, 2, 3]);
        Assert.Equal(expected.Point, mean.GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(expected.Interval.Lower, mean.GetProperty("lower").GetDouble(), 1e-12);
        Assert.Equal(expected.Interval.Upper, mean.GetProperty("upper").GetDouble(), 1e-12);
        Assert.Equal("smoothed-hull", mean.GetProperty("interval").GetString());
        // A gate: the ends of the two-sided interval of the same level, and no p-value.
        var gate = First($"gate {file} --measure score --range 1,3 --verdict-range 0,100 --design by-label --at-least 1.2 "
            + "--allow-inconclusive").GetProperty("gate");
        Assert.Equal(expected.Interval.Lower, gate.GetProperty("lower").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, gate.GetProperty("pValue").ValueKind);
    }

    [Theory]
    [InlineData("--range 1,3 --design by-label", "needs labels of these very items", "--verdict-range A,B")]
    [InlineData("--range 1,7 --verdict-range 0,100 --design by-label", "at most 5 whole scores")]
    [InlineData("--range 1,3 --verdict-range 0,50 --design by-label", "outside --verdict-range 0,50")]
    [InlineData("--range 1,3 --verdict-range 0,100 --design random", "labels of these very items need none")]
    [InlineData("--range 1,3 --verdict-range 0,100 --design external --share-at-least 2", "share of each score")]
    public void A_cut_that_means_nothing_is_refused(string options, params string[] words) =>
        Run($"estimate {_scratch.File("scores.csv", Scores())} --measure score {options}").IsRefused(words);

    [Theory]
    [InlineData("ppi-plus-plus", PredictionPoweredVariant.PpiPlusPlus)]
    [InlineData("ppi", PredictionPoweredVariant.Ppi)]
    public void Prediction_powered_means_are_those_of_the_library(string id, PredictionPoweredVariant variant)
    {
        var result = First($"estimate {{samples}}/rubric.csv --measure score --range 1,5 --design random --interval {id}");
        var rows = File.ReadLines(Scratch.InRepository("docs", "samples", "rubric.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var labelled = rows.Where(row => row[2].Length > 0).ToArray();
        var study = new ScoreStudy
        {
            Labelled = PairedMoments.FromPairs([.. labelled.Select(row => Number(row[2]))], [.. labelled.Select(row => Number(row[1]))]),
            Unlabelled = Moments.FromValues([.. rows.Where(row => row[2].Length == 0).Select(row => Number(row[1]))]),
        };
        var expected = new PredictionPoweredScoreEstimator { Interval = variant }.Estimate(in study, 0.95);
        var main = result.GetProperty("estimates")[0];
        Assert.Equal(("prediction-powered", id), (main.GetProperty("method").GetString(), main.GetProperty("interval").GetString()));
        Assert.Equal(expected.Point, main.GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(expected.Interval.Lower, main.GetProperty("lower").GetDouble(), 1e-12);
        Assert.Equal("post-stratified", result.GetProperty("estimates")[1].GetProperty("method").GetString());
    }

    [Fact]
    public void Skewed_scores_warn_of_prediction_powered_intervals()
    {
        var file = _scratch.File("few.csv", Scores());
        var answer = Run($"estimate {file} --measure score --range 1,3 --design random --interval ppi");
        Assert.Contains("warning LJS1101", answer.Out, StringComparison.Ordinal);
        Run($"estimate {file} --measure score --range 1,3 --design by-verdict --bands 50 --interval ppi").IsRefused("at random only");
        Run($"gate {file} --measure score --range 1,3 --design random --interval ppi --at-least 2").IsRefused("no one-sided limit");
    }

    /// <summary>What no interval allows for stands in the first line of doubt and in the sentence.</summary>
    [Theory]
    [InlineData("estimate {file} --measure preference --design random --orders order --cluster topic", "the interval is too narrow")]
    [InlineData("judge {rows} --measure rate", "the intervals are too narrow")]
    [InlineData("estimate {rows} --measure class --design random --cluster none", "the interval is too narrow")]
    [InlineData("rank {battles} --a a --b b --design random --cluster none", "the intervals are too narrow")]
    public void Items_that_belong_together_are_said_in_the_first_line(string command, string words)
    {
        var rows = _scratch.File("rows.csv", "id,verdict,label\n1,pass,pass\n1,fail,pass\n2,pass,pass\n3,fail,fail\n4,pass,\n5,fail,\n");
        var orders = _scratch.File("orders.csv", "id,topic,order,verdict,label\n1,x,ab,a,a\n1,x,ba,a,a\n2,x,ab,b,b\n2,x,ba,b,b\n"
            + "3,y,ab,a,\n3,y,ba,tie,\n4,y,ab,b,\n4,y,ba,b,\n");
        var battles = _scratch.File("battles.csv", Battles());
        var answer = Run(command.Replace("{file}", orders, StringComparison.Ordinal).Replace("{rows}", rows, StringComparison.Ordinal)
            .Replace("{battles}", battles, StringComparison.Ordinal));
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        // rank begins with its sentence.
        Assert.Matches("^warning LJS1056|items repeat", answer.Out.Split('\n')[0]);
        Assert.Contains("warning LJS1056", answer.Out, StringComparison.Ordinal);
        Assert.Contains(words, answer.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Matches("(?i)items repeat, so the intervals? (is|are) too narrow", answer.Out);
    }

    private static string Battles()
    {
        var text = new StringBuilder("id,a,b,verdict,label\n");
        for (var i = 0; i < 60; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i / 2},x,y,{(i % 3 == 0 ? 'b' : 'a')},{(i % 5 < 2 ? 'b' : 'a')}\n");
        return text.ToString();
    }

    private static IEnumerable<(int Judged, int? Label)> Rows()
    {
        for (var i = 0; i < 120; i++)
        {
            var human = (i % 3) + 1;
            var judged = Math.Min(100, (human * 30) - 10 + (i * 7 % 25));
            yield return (judged, i < 40 ? human : null);
        }
    }

    private static string Scores() => "id,verdict,label\n"
        + string.Concat(Rows().Select((row, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{row.Judged},{row.Label}\n")));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static JsonElement Share(JsonElement result, string of) =>
        result.GetProperty("estimates").EnumerateArray().Single(one => one.GetProperty("of").GetString() == of);

    private static JsonElement First(string command)
    {
        var answer = Run($"{command} --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var json = JsonDocument.Parse(answer.Out);
        return json.RootElement.Clone().GetProperty("results")[0];
    }

    private static Answer Run(string command) => Judgestats.Line(
        command.Replace("{samples}", Scratch.InRepository("docs", "samples"), StringComparison.Ordinal));
}
