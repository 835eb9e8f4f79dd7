using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Simulation;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>judgestats coverage</c>: what it prints is what the library enumerates.</summary>
public sealed class CoverageTests
{
    private const string Sizes = "coverage --passed 36 --total 50 ";
    private const string Labels = "--tp 9 --fn 1 --fp 2 --tn 8";

    private static readonly StudyDesign s_design = new() { TestItems = 50, PassLabels = 10, FailLabels = 10 };

    [Theory]
    [InlineData("", "coarse", 0.95)]
    [InlineData(" --method asymmetric-error --interval fieller --level 0.9 --grid fine", "fine", 0.9)]
    public void The_figures_are_those_of_the_library(string options, string grid, double level)
    {
        var answer = Judgestats.Line(Sizes + Labels + options + " --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        var found = document.RootElement.GetProperty("results")[0].GetProperty("coverage");
        var estimator = new AsymmetricErrorEstimator { Interval = options.Length > 0 ? AsymmetricErrorInterval.Fieller : AsymmetricErrorInterval.GuardedScore };
        var map = ExactCoverage.Of(estimator, s_design, level, cancellationToken: TestContext.Current.CancellationToken)
            .Over(grid == "fine" ? ParameterGrid.Fine : ParameterGrid.Coarse, cancellationToken: TestContext.Current.CancellationToken);
        var summary = map.Summary(level);
        Assert.Equal(estimator.Interval.Id, found.GetProperty("interval").GetString());
        Assert.Equal(summary.Minimum, found.GetProperty("minimum").GetDouble());
        Assert.Equal(summary.Mean, found.GetProperty("mean").GetDouble());
        Assert.Equal(summary.Where.Rate, found.GetProperty("at").GetProperty("rate").GetDouble());
        Assert.Equal(map.MeanWidth, found.GetProperty("expectedWidth").GetDouble());
        Assert.Equal(map.Points.Count, found.GetProperty("gridPoints").GetInt32());
        Assert.Equal(6171, found.GetProperty("outcomes").GetInt64());
    }

    [Fact]
    public void Csv_has_a_row_for_each_point()
    {
        var lines = Judgestats.Line(Sizes + Labels + " --format csv").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("method,interval,level,rate,sensitivity,specificity,coverage,lowerCoverage,upperCoverage,expectedWidth", lines[0]);
        Assert.Equal(757, lines.Length);
        var cells = lines[1 + 756 / 2].Split(',');
        var point = ExactCoverage.AtPoint(AsymmetricErrorEstimator.Default, s_design, 0.95, Number(cells[3]), Number(cells[4]), Number(cells[5]));
        Assert.Equal(("asymmetric-error", point.Coverage, point.Width), (cells[0], Number(cells[6]), Number(cells[9])));
    }

    [Fact]
    public void Text_ends_in_a_sentence()
    {
        var text = Judgestats.Line(Sizes + Labels).Out;
        Assert.Contains("Sizes: 50 test items, 10 labelled passes, 10 labelled fails\nExact: all 6171 outcomes at each of 756 pass rates and judges", text, StringComparison.Ordinal);
        Assert.EndsWith("In studies of this size the 95% interval contains the pass rate with probability 96.05% or more, whatever the pass rate and the judge on the grid.\n",
            text, StringComparison.Ordinal);
        Assert.Contains("up to 11 passes and 9 fails labelled", Judgestats.Line(Sizes + Labels + " --design by-verdict").Out, StringComparison.Ordinal);
        Assert.Contains("at worst; it stays below its level at 87.", Judgestats.Line(Sizes).Out, StringComparison.Ordinal);
        Assert.Contains("no labelled passes (that rate is known), 10 labelled fails", Judgestats.Line(Sizes + "--sensitivity 0.9 --specificity 8/10").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_enumerated_is_refused()
    {
        Judgestats.Line("coverage --passed 360 --total 500 --tp 90 --fn 10 --fp 20 --tn 80").IsRefused("5110701 outcomes", "500000", "fewer");
        Judgestats.Line(Sizes + Labels + " --method bayesian").IsRefused("6171 outcomes", "posterior", "5000");
        Judgestats.Line(Sizes + Labels + " --interval exact").IsRefused("6171 outcomes", "interval", "1000");
        Judgestats.Line("coverage --passed 1 --total 9223372036854775807").IsRefused("999999");
        Judgestats.Line("coverage --passed 0 --total 0").IsRefused("--total 0");
        Judgestats.Line(Sizes + Labels + " --method post-stratified").IsRefused("--design random");
        Judgestats.Line(Sizes + Labels + " --design by-verdict --method asymmetric-error").IsRefused("not valid for labels chosen by verdict");
        Judgestats.Line(Sizes + "--method asymmetric-error").IsRefused("needs labelled items");
        Judgestats.Line(Sizes + "--grid medium").IsRefused("coarse or fine");
        Judgestats.Line("coverage").IsRefused("no sizes", "coverage --help");
        Judgestats.Line("coverage file.csv").IsRefused("'file.csv'", "takes counts, not a FILE");
        Judgestats.Line("coverage --griid fine").IsRefused("did you mean --grid?", "judgestats coverage --help");
        Judgestats.Line("coverage --where a=b").IsRefused("no option --where");
    }

    [Fact]
    public void Help_teaches_with_examples_that_work()
    {
        var help = Judgestats.Line("coverage --help").Out;
        foreach (var option in new Arguments.CoverageOptions().Command().Options) Assert.Contains($"  {option.Name} ", help, StringComparison.Ordinal);
        var examples = help.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("judgestats coverage --passed ", StringComparison.Ordinal) && !line.Contains('[', StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, examples.Length);
        Assert.All(examples, example => Assert.Equal(0, Judgestats.Line(example["judgestats ".Length..]).Exit));
    }

    [Fact]
    public void Estimate_tells_the_coverage_of_a_small_study()
    {
        var estimate = Judgestats.Json("--passed 15 --total 20 --tp 9 --fn 1 --fp 2 --tn 8").GetProperty("results")[0].GetProperty("estimates");
        var point = ExactCoverage.AtPoint(AsymmetricErrorEstimator.Default, s_design with { TestItems = 20 }, 0.95, estimate[0].GetProperty("point").GetDouble(), 0.9, 0.8);
        Assert.Equal(point.Coverage, estimate[0].GetProperty("coverage").GetProperty("atEstimate").GetDouble());
        Assert.Equal(point.Width, estimate[0].GetProperty("coverage").GetProperty("expectedWidth").GetDouble());
        Assert.Equal(JsonValueKind.Null, estimate[1].GetProperty("coverage").ValueKind);
        var large = Judgestats.Json("--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41").GetProperty("results")[0].GetProperty("estimates")[0];
        Assert.Equal(JsonValueKind.Null, large.GetProperty("coverage").ValueKind);
        Assert.Contains("the interval contains the pass rate in ", Judgestats.Text("--passed 15 --total 20 --tp 9 --fn 1 --fp 2 --tn 8"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_random_sample_is_suggested_only_when_nothing_was_declared_and_the_labels_look_like_one()
    {
        const string Like = "--passed 72 --total 100 --tp 64 --fn 6 --fp 8 --tn 22";
        var text = Judgestats.Text(Like);
        Assert.Contains("note LJS1045: No design was declared", text, StringComparison.Ordinal);
        Assert.Contains("times narrower.\n  -> If they are, add --design random", text, StringComparison.Ordinal);
        Assert.Contains("the pass rate is 70.0% with the interval", text, StringComparison.Ordinal);
        Assert.DoesNotContain("LJS1045", Judgestats.Text(Like + " --design external"), StringComparison.Ordinal);
        Assert.DoesNotContain("LJS1045", Judgestats.Text("--passed 30 --total 100 --tp 64 --fn 6 --fp 8 --tn 22"), StringComparison.Ordinal);
        // As many passes as fails: labels chosen by label.
        Assert.DoesNotContain("LJS1045", Judgestats.Text("--passed 500 --total 1000 --tp 46 --fn 4 --fp 4 --tn 46"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_judge_that_narrows_nothing_is_named()
    {
        const string Weak = "--passed 40 --total 50 --tp 5 --fn 4 --fp 4 --tn 5 --design random";
        Assert.EndsWith(EstimateDetails.NarrowsNothing + "\n", Judgestats.Text(Weak), StringComparison.Ordinal);
        Assert.DoesNotContain(EstimateDetails.NarrowsNothing, Judgestats.Text("--passed 72 --total 100 --tp 64 --fn 6 --fp 8 --tn 22 --design random"), StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
