using static LlmJudgeStats.Tool.Tests.EstimateJson;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>--target items</c>: the rate of exactly the judged items, said so in every format, refused where nothing holds.</summary>
public sealed class TargetTests
{
    private const string Verdicts = "--passed 24 --total 50 ";
    private const string Counts = Verdicts + "--tp 30 --fn 4 --fp 6 --tn 10 ";

    private static readonly ConfusionCounts s_counts = new() { TruePositive = 30, FalseNegative = 4, FalsePositive = 6, TrueNegative = 10 };

    [Fact]
    public void Items_are_the_finite_test_of_the_library()
    {
        var json = Judgestats.Json(Counts + "--design random --target ITEMS --level 0.9");
        Same(FiniteTest.Estimate(s_counts, JudgeTally.Of(24, 50), 0.9), Estimates(json)[0]);
        Assert.Equal("items", Result(json).GetProperty("target").GetString());
        Assert.Equal("post-stratified", Method(Estimates(json)[0]));
        Same(FiniteTest.Estimate(s_counts, JudgeTally.Of(24, 50), 0.9),
            Estimates(Judgestats.Json(
                Counts + "--design random --target items --level 0.9 --method Post-Stratified --interval corrected-profile"))[0]);
    }

    [Theory]
    [InlineData("--design random")]
    [InlineData("--design random --target population")]
    [InlineData("")]
    public void The_population_is_the_default(string options)
    {
        var json = Judgestats.Json(Counts + options);
        Assert.Equal("population", Result(json).GetProperty("target").GetString());
        Same(
            JudgeStats.PassRate(new JudgeStudy
            {
                Test = JudgeTally.Of(24, 50),
                Calibration = Calibration.FromCounts(
                    s_counts, options.Length == 0 ? CalibrationDesign.External : CalibrationDesign.Random),
            }), Estimates(json)[0]);
    }

    [Fact]
    public void The_sentence_says_how_many_items_it_is_about()
    {
        Assert.Equal(
            "The judge passed 60.0% of all judged items, labelled or not; corrected for its errors the pass rate of these 100 judged items "
                + "is 61.4%, and 52.3% to 71.8% is what the data support (95% confidence). This is about exactly these 100 judged items, "
                + "and no claim about others like them.",
            Sentence(Judgestats.Json(Counts + "--design by-verdict --target items")));
        Assert.Equal(
            "Every judged item has a label: 68.0% of the 50 pass, which is counted and not estimated. This is about exactly these 50 "
                + "judged items, and no claim about others like them.",
            Sentence(Judgestats.Json("--passed 0 --total 0 --tp 30 --fn 4 --fp 6 --tn 10 --design by-verdict --target items")));
        Assert.EndsWith(
            "This is about exactly these 50 judged items, and no claim about others like them.",
            Sentence(Judgestats.Json("--passed 0 --total 10 --tp 30 --fn 0 --fp 10 --tn 0 --design by-verdict --target items")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_says_of_each_estimate_whose_rate_it_is()
    {
        var run = Judgestats.Line($"estimate {Counts} --design random --target items --format csv");
        Assert.Equal(["target", "items", "population", "population"],
            run.Out.TrimEnd().Split('\n').Select(line => line[(line.LastIndexOf(',') + 1)..]));
    }

    [Fact]
    public void All_labelled_is_no_degenerate_interval()
    {
        var json = Judgestats.Json("--passed 0 --total 0 --tp 30 --fn 10 --fp 10 --tn 50 --design random --target items");
        var estimate = Estimates(json)[0];
        Assert.Equal((0.4, 0.4, 0.4), Limits(estimate));
        Assert.Equal(0, estimate.GetProperty("standardError").GetDouble());
        Assert.Empty(Warnings(estimate));
        Assert.Equal(0, json.GetProperty("diagnostics").GetArrayLength());
    }

    [Fact]
    public void Advice_for_the_population_is_not_given()
    {
        // 50 of 1,000 items, 25 of each verdict: another interval is recommended for the population.
        const string Few = "--passed 475 --total 950 --tp 20 --fn 5 --fp 5 --tn 20 --design by-verdict";
        Assert.NotNull(Diagnostic(Judgestats.Json(Few), "LJS1021"));
        Assert.Null(Diagnostic(Judgestats.Json(Few + " --target items"), "LJS1021"));
        const string Open = "--passed 2 --total 4 --tp 40 --fn 5 --fp 5 --tn 40 --design random";
        Assert.NotNull(Diagnostic(Judgestats.Json(Open), "LJS1030"));
        Assert.Null(Diagnostic(Judgestats.Json(Open + " --target items"), "LJS1030"));
    }

    [Fact]
    public void Each_group_of_a_file_is_a_set_of_its_own()
    {
        using var scratch = new Scratch();
        var file = scratch.File("a.csv", "set,verdict,label\n"
            + string.Concat(Enumerable.Repeat("a,1,1\na,0,0\nb,1,1\nb,1,0\nb,0,0\n", 10))
            + string.Concat(Enumerable.Repeat("b,1,\nb,0,\n", 10)));
        var results = Judgestats.Json($"{file} --group set --design random --target items").GetProperty("results").EnumerateArray()
            .ToArray();
        Assert.Equal((0.5, 0.5, 0.5), Limits(results[0].GetProperty("estimates")[0]));
        Assert.All(results, result => Assert.Equal("items", result.GetProperty("target").GetString()));
        var counts = new ConfusionCounts { TruePositive = 10, FalsePositive = 10, FalseNegative = 0, TrueNegative = 10 };
        Same(FiniteTest.Estimate(counts, JudgeTally.Of(10, 20), 0.95), results[1].GetProperty("estimates")[0]);
    }

    [Theory]
    [InlineData(Counts, "labels from elsewhere", "--design random or by-verdict", "leave out --target")]
    [InlineData(Counts + "--design external", "labels from elsewhere")]
    [InlineData(Counts + "--design by-label", "--design by-label", "did not hold their level", "the interval for the population covers")]
    [InlineData(Verdicts + "--accuracy 0.9 --design random", "--accuracy", "which of these items")]
    [InlineData(Verdicts + "--sensitivity 0.9 --specificity 80/100 --design random", "--sensitivity, --specificity")]
    [InlineData(Verdicts + "--design random", "no item has a label", "--tp, --fn, --fp, --tn")]
    [InlineData(Counts + "--design random --all", "--all", "only post-stratified")]
    [InlineData(Counts + "--design random --method naive", "--method naive", "only post-stratified")]
    [InlineData(Counts + "--design random --method bayesian --prior uniform", "--method bayesian", "only post-stratified")]
    [InlineData(Counts + "--design random --interval melding", "--interval melding", "only corrected-profile")]
    [InlineData(Counts + "--design random --interval corrected-profile-strict", "only corrected-profile")]
    public void Items_are_refused_where_nothing_holds(string options, params string[] parts) =>
        Judgestats.Line("estimate " + options + " --target items").IsRefused(parts);

    [Fact]
    public void An_unknown_target_lists_both() => Judgestats.Line($"estimate {Counts} --target all")
        .IsRefused("--target all", "population", "items");

    [Fact]
    public void Strata_and_items_without_a_verdict_are_refused()
    {
        var samples = Scratch.InRepository("docs", "samples");
        Judgestats.Line($"estimate {samples}/unsure.csv --design by-verdict --stratum confidence --target items")
            .IsRefused("--stratum confidence", "not measured");
        Judgestats.Line($"estimate {samples}/timeouts.csv --missing timeout --design random --target items")
            .IsRefused("no verdict", "leave out --target");
        // Without labels on any of them they are outside, as for the population.
        var kept = Judgestats.Json($"{samples}/timeouts.csv --missing timeout --design random --target items --where verdict!=timeout");
        Assert.Equal("items", Result(kept).GetProperty("target").GetString());
    }
}
