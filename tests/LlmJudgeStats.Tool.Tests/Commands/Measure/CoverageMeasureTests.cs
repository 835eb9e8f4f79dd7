using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary><c>judgestats coverage --measure</c>: what it prints is what the library enumerates or draws.</summary>
public sealed class CoverageMeasureTests
{
    private const string Wins = "coverage --measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3";

    // Of the counts: labels 11, items 20, shares 12/20 and 8/20.
    private static readonly MeanDesign s_design = new() { Values = [0, 0.5, 1], Strata = 2, Items = 20, Labels = [11] };

    private static readonly MeanPopulation s_population = new()
    {
        Shares = [0.6, 0.4],
        Values = [[1 / 6.0, 1 / 6.0, 4 / 6.0], [0.8, 0.2, 0]],
    };

    [Fact]
    public void The_figures_are_those_of_the_library()
    {
        var found = Coverage(Wins + " --level 0.9");
        var exact = ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, s_design, 0.9, cancellationToken: TestContext.Current.CancellationToken);
        double[] values = [0, 0.5, 1];
        var mean = s_population.Mean(values, []);
        double[] means = [.. Enumerable.Range(0, 21).Select(i => i / 20.0).Append(mean).Order()];
        MeanCoverage[] points = [.. means.Select(one => exact.At(s_population.WithMean(one, values, [])))];
        Assert.Equal(exact.Outcomes, found.GetProperty("outcomes").GetInt32());
        Assert.Equal(22, found.GetProperty("gridPoints").GetInt32());
        Assert.Equal(points.Min(one => one.Both), found.GetProperty("minimum").GetDouble(), 1e-12);
        Assert.Equal(points.Average(one => one.Both), found.GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(points.Average(one => one.Width), found.GetProperty("expectedWidth").GetDouble(), 1e-12);
        Assert.Equal(exact.At(s_population).Both, found.GetProperty("asGiven").GetDouble(), 1e-12);
        Assert.Equal(means[Array.FindIndex(points, one => one.Both == points.Min(other => other.Both))],
            found.GetProperty("at").GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(mean, found.GetProperty("population").GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("simulation").ValueKind);
    }

    /// <summary>Two verdicts and two labels are a pass rate, of which the tool knows more.</summary>
    [Theory]
    [InlineData("random", "13", "--tp 4 --fn 1 --fp 2 --tn 6")]
    [InlineData("by-verdict", "6,7", "--tp 4 --fn 1 --fp 2 --tn 6")]
    public void Two_verdicts_are_those_of_a_pass_rate(string design, string labels, string counts)
    {
        // Rate .7, sensitivity .8, specificity .9: of 100 items 56, 14, 3 and 27.
        const string Truth = "--truth 0.05084745762711865,0.9491525423728814;0.6585365853658537,0.34146341463414637 --shares 0.59,0.41";
        var mean = Coverage($"coverage --measure votes --values 0,1 --design {design} {Truth} --labels {labels} --items 10");
        var rate = Coverage($"coverage --passed 6 --total 10 {counts} --design {design} --at 0.7,0.8,0.9");
        Assert.Equal(rate.GetProperty("minimum").GetDouble(), mean.GetProperty("minimum").GetDouble(), 1e-9);
        Assert.Equal(rate.GetProperty("expectedWidth").GetDouble(), mean.GetProperty("expectedWidth").GetDouble(), 1e-9);
        Assert.Equal(rate.GetProperty("lowerMinimum").GetDouble(), mean.GetProperty("lowerMinimum").GetDouble(), 1e-9);
        Assert.Equal(0.7, mean.GetProperty("population").GetProperty("mean").GetDouble(), 1e-12);
    }

    [Fact]
    public void Large_designs_are_drawn_and_say_so()
    {
        var exact = Coverage(Wins + " --at 0.5");
        var truth = exact.GetProperty("minimum").GetDouble();
        var drawn = Coverage(Wins + " --at 0.5 --replications 4000 --seed 3");
        var error = Math.Sqrt(truth * (1 - truth) / 4000);
        Assert.InRange(drawn.GetProperty("minimum").GetDouble(), truth - (4 * error), truth + (4 * error));
        Assert.Equal(JsonValueKind.Null, drawn.GetProperty("outcomes").ValueKind);
        Assert.Equal(JsonValueKind.Null, drawn.GetProperty("asGiven").ValueKind);

        const string Large =
            "coverage --measure score --range 1,5 --values 1,3,5 --design random --table 20,3,2;4,8,3 --unlabelled 380,100 ";
        var text = Judgestats.Line(Large + "--at 4").Out;
        Assert.Contains("Simulated: 2000 studies at one population, seed 1; standard error 0.", text, StringComparison.Ordinal);
        Assert.Contains("Sizes: 40 labels at random of 520 items; 2 strata, 3 values\n", text, StringComparison.Ordinal);
        Assert.Contains("Where the mean score is 4, the 95% interval contained it in 9", text, StringComparison.Ordinal);
        var grid = Judgestats.Line(Large + "--replications 30").Out;
        Assert.Contains("Simulated: 30 studies at each of 22 populations, seed 1; ", grid, StringComparison.Ordinal);
        Assert.Contains("drawn afresh 3000 times, it is ", grid, StringComparison.Ordinal);
        Assert.Equal(grid, Judgestats.Line(Large + "--replications 30 --seed 1").Out);
        Assert.NotEqual(grid, Judgestats.Line(Large + "--replications 30 --seed 2").Out);
        Assert.Contains("population, seed 1", Judgestats.Line(Large + "--at 4 --replications 30").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_class_has_a_share_at_its_own_level()
    {
        const string Line = "coverage --measure class --design random --truth 0.5,0.3,0.2 --classes a,b,c --labels 12 --items 0";
        using var document = JsonDocument.Parse(Judgestats.Line(Line + " --format json").Out);
        JsonElement[] shares = [.. document.RootElement.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("coverage"))];
        Assert.Equal(["a", "b", "c"], shares.Select(one => one.GetProperty("of").GetString()));
        Assert.All(shares, one => Assert.Equal(1 - (0.05 / 3), one.GetProperty("level").GetDouble(), 1e-12));
        Assert.All(shares, one => Assert.Equal(0.95, one.GetProperty("jointLevel").GetDouble()));
        // The share of the second class alone: one stratum, a class or not.
        var design = new MeanDesign { Values = [0, 1], Strata = 1, Items = 12, Labels = [12] };
        var exact = ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, design, 1 - (0.05 / 3), cancellationToken: TestContext.Current.CancellationToken)
            .At(new() { Shares = [1], Values = [[0.7, 0.3]] });
        Assert.Equal(exact.Both, shares[1].GetProperty("minimum").GetDouble(), 1e-12);
        using var each = JsonDocument.Parse(Judgestats.Line(Line + " --each --format json").Out);
        var first = each.RootElement.GetProperty("results")[0].GetProperty("coverage");
        Assert.Equal((0.95, JsonValueKind.Null), (first.GetProperty("level").GetDouble(), first.GetProperty("jointLevel").ValueKind));
    }

    [Theory]
    [InlineData("text", "coverage of the")]
    [InlineData("csv", "measure,quantity,of,method,interval,level,mean,coverage,lowerCoverage,upperCoverage,expectedWidth,replications\n")]
    [InlineData("markdown", "| coverage of the |")]
    [InlineData("html", "By the true mean")]
    [InlineData("latex", "\\begin{tabular}")]
    [InlineData("svg", "win rate")]
    [InlineData("junit", "<testcase")]
    public void Every_format_has_it(string format, string part)
    {
        var answer = Judgestats.Line($"{Wins} --format {format}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Contains(part, answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_a_row_for_each_population()
    {
        var table = Judgestats.Line(Wins + " --grid fine --format csv").Out.TrimEnd('\n');
        string[][] rows = [.. table.Split('\n').Select(row => row.Split(','))];
        // The population as given has the mean .49, which is on the grid.
        Assert.Equal(102, rows.Length);
        double[] means = [.. rows.Skip(1).Select(row => double.Parse(row[6], CultureInfo.InvariantCulture))];
        Assert.Equal(means.Order(), means);
        Assert.Equal((0, 1), (means[0], means[^1]));
    }

    [Fact]
    public void Labels_alone_and_other_intervals_have_their_own()
    {
        var strict = Coverage(Wins + " --interval corrected-profile-strict --at 0.5");
        var alone = Coverage(Wins + " --method labels-only --at 0.5");
        var usual = Coverage(Wins + " --at 0.5");
        Assert.Equal(("corrected-profile-strict", "labels-only"),
            (strict.GetProperty("interval").GetString(), alone.GetProperty("method").GetString()));
        Assert.True(strict.GetProperty("expectedWidth").GetDouble() > usual.GetProperty("expectedWidth").GetDouble());
        Assert.True(alone.GetProperty("expectedWidth").GetDouble() > usual.GetProperty("expectedWidth").GetDouble());
    }

    [Theory]
    [InlineData("--measure preference --table 4,1,1;0,1,4 --unlabelled 6,3", "--design external")]
    [InlineData("--measure preference --design random", "no evidence")]
    [InlineData("--measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3 --passed 3", "--passed: only of a pass rate")]
    [InlineData("--measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3 --truth 1,0,0", "--truth stands in its place")]
    [InlineData("--measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3 --at 1.5", "--at 1.5: outside the range")]
    [InlineData("--measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3 --at 0.5 --grid fine", "give one of them")]
    [InlineData("--measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3 --shares 0.5,0.5", "--shares goes with --truth")]
    [InlineData("--measure preference --design random --table 4,1,1;0,1,4 --unlabelled 6,3 --labels 3,4", "needs one")]
    [InlineData("--measure preference --design random --table 0,0,0 --unlabelled 6", "needs labels")]
    [InlineData("--measure preference --design by-verdict --table 4,1,1;0,1,4 --unlabelled 6,3 --labels 3", "2, one for each row")]
    [InlineData("--measure preference --design by-verdict --table 4,1,1;0,1,4 --unlabelled 6,3 --method labels-only", "random sample")]
    [InlineData("--measure preference --design random --truth 0.5,0.4,0.2 --labels 3 --items 3", "must sum to 1")]
    [InlineData("--measure preference --design random --truth 0.5,0.3,0.2 --items 3", "say how many labels")]
    [InlineData("--measure preference --design random --truth 0.5,0.3,0.2 --labels 3", "say how many items")]
    [InlineData("--measure preference --design random --truth 0.5,0.3,0.2;1,0,0 --labels 3 --items 3", "--shares 0 numbers")]
    [InlineData("--measure preference --design random --truth 0.5,0.3,0.2;1,0,0 --shares 0.5,0.4 --labels 3 --items 3", "must sum to 1")]
    [InlineData("--measure score --range 1,5 --values 1,5 --design random --table 4,1 --unlabelled 6 --interval ppi", "each item")]
    [InlineData("--measure score --design random --table 4,1 --unlabelled 6", "--range")]
    [InlineData("--measure class --design random --truth 0.5,0.5 --classes a,b,c --labels 3 --items 3", "--classes has 3 names")]
    [InlineData("--measure votes --design random --table 4,1;1,4 --stratum-weights 0.5,0.5 --items 9", "--items")]
    [InlineData("--measure votes --design random --table 4,1;1,4 --unlabelled 6,2000000", "999999")]
    [InlineData("--table 4,1;1,4 --unlabelled 6,3", "--measure score, preference, class, votes or confidence")]
    [InlineData("--labels 3 --passed 36 --total 50", "--measure score, preference, class, votes or confidence")]
    public void What_cannot_be_answered_is_refused(string line, string why) => Judgestats.Line("coverage " + line).IsRefused(why);

    private static JsonElement Coverage(string line)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.GetProperty("results")[0].GetProperty("coverage").Clone();
    }
}
