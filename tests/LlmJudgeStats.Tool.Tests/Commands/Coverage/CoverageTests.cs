using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Tool.CommandLine;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>judgestats coverage</c>: what it prints is what the library enumerates.</summary>
public sealed class CoverageTests
{
    private const string Sizes = "coverage --passed 36 --total 50 ";
    private const string Labels = "--tp 9 --fn 1 --fp 2 --tn 8";

    private static readonly StudyDesign s_design = new() { TestItems = 50, Labels = LabelPlan.External(10, 10) };

    [Theory]
    [InlineData("", "coarse", 0.95)]
    [InlineData(" --method asymmetric-error --interval fieller --level 0.9 --grid fine", "fine", 0.9)]
    public void The_figures_are_those_of_the_library(string options, string grid, double level)
    {
        var answer = Judgestats.Line(Sizes + Labels + options + " --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        var found = document.RootElement.GetProperty("results")[0].GetProperty("coverage");
        var estimator = new AsymmetricErrorEstimator
        {
            Interval = options.Length > 0 ? AsymmetricErrorInterval.Fieller : AsymmetricErrorInterval.GuardedScore,
        };
        var map = ExactCoverage.Enumerate(estimator, s_design, level, cancellationToken: TestContext.Current.CancellationToken)
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

    // The exact value is the oracle: four standard errors of 4,000 draws, and the seed is fixed.
    [Theory]
    [InlineData(Labels, CalibrationDesign.External, null, null)]
    [InlineData(Labels + " --design random", CalibrationDesign.Random, null, null)]
    [InlineData(Labels + " --design by-verdict", CalibrationDesign.ByVerdict, null, null)]
    [InlineData("--accuracy 0.8", CalibrationDesign.External, 0.8, 0.8)]
    [InlineData("--sensitivity 9/10 --specificity 0.8 --design by-label", CalibrationDesign.ByLabel, null, 0.8)]
    [InlineData("", CalibrationDesign.External, null, null)]
    public void One_point_is_enumerated_or_simulated(string labels, CalibrationDesign kind, double? sensitivity, double? specificity)
    {
        var (passes, fails) = labels.Length == 0 || sensitivity is not null
            ? (0, 0)
            : kind == CalibrationDesign.ByVerdict ? (11, 9)
            : (10, specificity is null ? 10 : 0);
        var design = new StudyDesign { TestItems = 50, Labels = Plan(), KnownSensitivity = sensitivity, KnownSpecificity = specificity };
        IJudgeEstimator estimator = labels.Length == 0 ? NaiveEstimator.Default : sensitivity is not null ? RoganGladenEstimator.Default
            : kind.IsFromTestItems
                ? PostStratifiedEstimator.Default
                : AsymmetricErrorEstimator.Default;
        var truth = ExactCoverage.AtPoint(
            estimator, design, 0.95, 0.7, 0.85, 0.8, cancellationToken: TestContext.Current.CancellationToken);

        var exact = Json($"{Sizes}{labels} --at 0.7,0.85,0.8");
        Assert.Equal(
            (truth.Coverage, truth.Width), (exact.GetProperty("minimum").GetDouble(), exact.GetProperty("expectedWidth").GetDouble()));
        Assert.Equal((1, JsonValueKind.Null), (exact.GetProperty("gridPoints").GetInt32(), exact.GetProperty("simulation").ValueKind));
        Assert.Equal((sensitivity, specificity), (Known("sensitivity"), Known("specificity")));

        var drawn = Json($"{Sizes}{labels} --at 0.7,0.85,0.8 --replications 4000 --seed 11");
        Assert.InRange(
            drawn.GetProperty("minimum").GetDouble(), truth.Coverage - (4 * Math.Sqrt(truth.Coverage * (1 - truth.Coverage) / 4000)),
            truth.Coverage + (4 * Math.Sqrt(truth.Coverage * (1 - truth.Coverage) / 4000)));
        Assert.Equal(truth.Width, drawn.GetProperty("expectedWidth").GetDouble(), 0.02);
        var simulation = drawn.GetProperty("simulation");
        Assert.Equal((4000, 11UL, JsonValueKind.Null),
            (simulation.GetProperty("replications").GetInt32(), simulation.GetProperty("seed").GetUInt64(),
                simulation.GetProperty("lowestAgain").ValueKind));

        LabelPlan Plan() => kind switch
        {
            CalibrationDesign.External => LabelPlan.External(passes, fails),
            CalibrationDesign.ByLabel => LabelPlan.ByLabel(passes, fails),
            CalibrationDesign.Random => LabelPlan.Random(passes + fails),
            CalibrationDesign.ByVerdict => LabelPlan.ByVerdict(passes, fails),
        };

        double? Known(string rate) =>
            exact.GetProperty("known").GetProperty(rate) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
    }

    [Fact]
    public void A_simulated_grid_draws_its_lowest_point_again()
    {
        const string Line = Sizes + Labels + " --interval fieller --replications 50";
        var found = Json(Line);
        var at = found.GetProperty("at");
        var again = found.GetProperty("simulation").GetProperty("lowestAgain");
        var truth = ExactCoverage.AtPoint(new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Fieller }, s_design, 0.95,
            at.GetProperty("rate").GetDouble(), at.GetProperty("sensitivity").GetDouble(), at.GetProperty("specificity").GetDouble(),
            cancellationToken: TestContext.Current.CancellationToken).Coverage;
        // The lowest of 756 points of 50 draws each is far too low; drawn afresh it is not.
        Assert.True(found.GetProperty("minimum").GetDouble() < truth - 0.03);
        Assert.InRange(again.GetProperty("coverage").GetDouble(), truth - (4 * again.GetProperty("standardError").GetDouble()),
            truth + (4 * again.GetProperty("standardError").GetDouble()));
        Assert.Equal((756, 5000), (found.GetProperty("gridPoints").GetInt32(), again.GetProperty("replications").GetInt32()));
        Assert.Equal(0, found.GetProperty("shareBelowLevel").GetDouble());

        var text = Judgestats.Line(Line).Out;
        Assert.Equal(text, Judgestats.Line(Line + " --seed 1").Out);
        Assert.NotEqual(text, Judgestats.Line(Line + " --seed 2").Out);
        Assert.Equal(0, Judgestats.Line($"{Line} --seed {ulong.MaxValue}").Exit);
        Assert.Contains("Simulated: 50 studies at each of 756 pass rates and judges, seed 1; where the coverage is lowest, standard error ",
            text, StringComparison.Ordinal);
        Assert.Contains(
            "The lowest of many simulated points is low by chance, too: drawn afresh 5000 times, it is ", text, StringComparison.Ordinal);
        Assert.EndsWith("at the worst point found; nowhere on the grid is it clearly below its level.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_point_is_told_in_one_sentence()
    {
        const string Line = Sizes + Labels + " --at 0.7,0.9,0.8";
        Assert.EndsWith("With a pass rate of 0.7, sensitivity 0.9 and specificity 0.8, the 95% interval contains the pass rate in studies "
            + "of this size with probability 97.07%.\n",
            Judgestats.Line(Line).Out, StringComparison.Ordinal);
        Assert.Contains("all draws agree; off by no more than 30%, with 95% confidence",
            Judgestats.Line(Line + " --replications 10 --seed 2").Out, StringComparison.Ordinal);
    }

    // What the refusals of large and of slow designs name.
    [Theory]
    [InlineData("coverage --passed 500 --total 700 --tp 117 --fn 13 --fp 26 --tn 104 --interval lang-reiczigel", "--replications 20")]
    [InlineData("coverage --passed 500 --total 700 --tp 117 --fn 13 --fp 26 --tn 104 --interval lang-reiczigel", "--at 0.73,0.9,0.8")]
    [InlineData(Sizes + Labels + " --method bayesian", "--at 0.73,0.9,0.8 --replications 100")]
    [InlineData(
        Sizes + "--tp 9 --fn 1 --fp 0 --tn 0 --method bayesian --design by-label --no-truncation", "--at 0.7,0.9,0.8 --replications 10")]
    public void What_a_refusal_names_works(string line, string way) =>
        Assert.Equal((0, ""), Judgestats.Line($"{line} {way}") is { } answer ? (answer.Exit, answer.Error) : default);

    // Rounded to .93 and 1 they were another judge, whose 88 % coverage is true and misleading.
    [Fact]
    public void A_refusal_names_known_rates_as_they_were_given() => Judgestats
        .Line("coverage --passed 20000 --total 30000 --sensitivity 0.925 --specificity 0.996 --method bayesian")
        .IsRefused("--at 0.72,0.925,0.996 ");

    // Exactly it is 95.18 % or more; twenty draws at each of 756 points once looked like a failure.
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void Few_draws_show_no_failure(int replications)
    {
        var drawn = Judgestats.Line($"coverage --passed 144 --total 220 --tp 53 --fn 4 --fp 1 --tn 22 --replications {replications}");
        Assert.Contains("nowhere on the grid is it clearly below its level", drawn.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    // The delta method falls to a tenth.
    [Fact]
    public void Draws_do_show_a_failure() => Assert.Contains("it is below its level, by more than chance explains",
        Judgestats.Line("coverage --passed 36 --total 50 --tp 9 --fn 1 --fp 2 --tn 8 --method rogan-gladen --interval delta "
            + "--replications 100").Out.ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void Csv_has_a_row_for_each_point()
    {
        var lines = Judgestats.Line(Sizes + Labels + " --format csv").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "method,interval,level,rate,sensitivity,specificity,coverage,lowerCoverage,upperCoverage,expectedWidth,replications", lines[0]);
        Assert.Equal(757, lines.Length);
        var cells = lines[1 + 756 / 2].Split(',');
        var point = ExactCoverage.AtPoint(
            AsymmetricErrorEstimator.Default, s_design, 0.95, Number(cells[3]), Number(cells[4]), Number(cells[5]),
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("asymmetric-error", point.Coverage, point.Width), (cells[0], Number(cells[6]), Number(cells[9])));
    }

    [Fact]
    public void Text_ends_in_a_sentence()
    {
        var text = Judgestats.Line(Sizes + Labels).Out;
        Assert.Contains("Sizes: 50 test items, 10 labelled passes, 10 labelled fails\nExact: all 6171 outcomes at each of 756 pass rates "
            + "and judges", text, StringComparison.Ordinal);
        Assert.EndsWith("In studies of this size the 95% interval contains the pass rate with probability 96.05% or more at every point of "
            + "the grid.\n",
            text, StringComparison.Ordinal);
        Assert.Contains(
            "up to 11 passes and 9 fails labelled", Judgestats.Line(Sizes + Labels + " --design by-verdict").Out, StringComparison.Ordinal);
        Assert.Contains(
            "at the worst point of the grid; it is below its level at 87.", Judgestats.Line(Sizes).Out, StringComparison.Ordinal);
        Assert.Contains("\nThe interval takes for known: specificity 0.8\n",
            Judgestats.Line(Sizes + "--sensitivity 8/10 --specificity 0.8").Out, StringComparison.Ordinal);
        var declared = Judgestats.Line(Sizes + "--sensitivity 0.8 --specificity 0.99999 --at 0.7,0.9,0.999995").Out;
        Assert.Contains("\nThe interval takes for known: sensitivity 0.8, specificity 0.99999\n", declared, StringComparison.Ordinal);
        Assert.Contains("sensitivity 0.9 and specificity 0.999995, ", declared, StringComparison.Ordinal);
        Assert.DoesNotContain("known", Judgestats.Line(Sizes + "--accuracy 0.8 --method naive").Out, StringComparison.Ordinal);
        Assert.Equal(
            JsonValueKind.Null, Json(Sizes + "--accuracy 0.8 --method naive").GetProperty("known").GetProperty("sensitivity").ValueKind);
        Assert.Contains("no labelled passes (that rate is known), 10 labelled fails",
            Judgestats.Line(Sizes + "--sensitivity 0.9 --specificity 8/10").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_enumerated_is_refused()
    {
        Judgestats.Line("coverage --passed 500 --total 700 --tp 117 --fn 13 --fp 26 --tn 104")
            .IsRefused("12029861 outcomes", "10000000", "add --replications 1000 to simulate the grid, or --at 0.73,0.9,0.8 for one");
        Judgestats.Line("coverage --passed 720 --total 1000 --tp 180 --fn 20 --fp 40 --tn 160")
            .IsRefused("40441401 outcomes", "add --replications 1000 to simulate the grid\n");
        Judgestats.Line(Sizes + Labels + " --method bayesian")
            .IsRefused("6171 outcomes", "posterior", "5000", "add --at 0.73,0.9,0.8 --replications 1000 to simulate one");
        Judgestats.Line(Sizes + Labels + " --interval exact")
            .IsRefused("6171 outcomes", "interval", "1000", ",0.9,0.8 --replications 200 to simulate one");
        Judgestats.Line(Sizes + Labels + " --interval melding").IsRefused("6171 outcomes", "interval", "1000");
        Judgestats.Line(Sizes + Labels + " --interval bootstrap").IsRefused("6171 outcomes", "interval", "5000");
        Judgestats.Line("coverage --passed 720 --total 1000 --tp 180 --fn 20 --fp 40 --tn 160 --at 0.7,0.9,0.8")
            .IsRefused("40441401 outcomes", "20000000", "for one point; add --replications 10000");
        Judgestats.Line("coverage --passed 1 --total 9223372036854775807").IsRefused("999999");
        Judgestats.Line("coverage --passed 0 --total 0").IsRefused("--total 0");
        Judgestats.Line(Sizes + Labels + " --method post-stratified").IsRefused("--design random");
        Judgestats.Line(Sizes + Labels + " --design by-verdict --method asymmetric-error")
            .IsRefused("not valid for labels chosen by verdict");
        Judgestats.Line(Sizes + "--method asymmetric-error").IsRefused("needs labelled items");
        Judgestats.Line(Sizes + "--grid fine --at 0.7,0.9,0.8").IsRefused("--at is one point, --grid many");
        Judgestats.Line(Sizes + "--at 0.7").IsRefused("--at 0.7: three rates");
        Judgestats.Line(Sizes + "--at 0.7,90,0.8").IsRefused("--at 90", "did you mean 0.9?");
        Judgestats.Line(Sizes + "--replications 0").IsRefused("--replications 0: a whole number from 1 to 100000");
        Judgestats.Line(Sizes + "--seed 3").IsRefused("--seed 3", "coverage --replications");
        Judgestats.Line(Sizes + "--grid medium").IsRefused("coarse or fine");
        Judgestats.Line("coverage").IsRefused("no sizes", "coverage --help");
        Judgestats.Line("coverage file.csv").IsRefused("'file.csv'", "takes counts, not a FILE");
        Judgestats.Line("coverage --griid fine").IsRefused("did you mean --grid?", "judgestats coverage --help");
        Judgestats.Line("coverage --where a=b").IsRefused("no option --where");
    }

    [Fact]
    public void Help_lists_every_option()
    {
        var help = Judgestats.Line("coverage --help").Out;
        foreach (var option in new Commands.Coverage.CoverageOptions().Syntax().Options)
            Assert.Contains($"  {option.Name} ", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_tells_the_coverage_of_a_small_study()
    {
        var estimate = Judgestats.Json("--passed 15 --total 20 --tp 9 --fn 1 --fp 2 --tn 8").GetProperty("results")[0]
            .GetProperty("estimates");
        var point = ExactCoverage.AtPoint(
            AsymmetricErrorEstimator.Default, s_design with { TestItems = 20 }, 0.95, estimate[0].GetProperty("point")
                .GetDouble(), 0.9, 0.8,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(point.Coverage, estimate[0].GetProperty("coverage").GetProperty("atEstimate").GetDouble());
        Assert.Equal(point.Width, estimate[0].GetProperty("coverage").GetProperty("expectedWidth").GetDouble());
        Assert.Equal(JsonValueKind.Null, estimate[1].GetProperty("coverage").ValueKind);
        var large = Judgestats.Json("--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41").GetProperty("results")[0]
            .GetProperty("estimates")[0];
        Assert.Equal(JsonValueKind.Null, large.GetProperty("coverage").ValueKind);
        Assert.Contains("the interval contains the pass rate in ", Judgestats.Text("--passed 15 --total 20 --tp 9 --fn 1 --fp 2 --tn 8"),
            StringComparison.Ordinal);
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
        // It would quote another method than the one that was asked for, or labels that look swapped.
        Assert.DoesNotContain("LJS1045", Judgestats.Text(Like + " --method naive"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "LJS1045", Judgestats.Text("--passed 144 --total 220 --tp 1 --fn 22 --fp 53 --tn 4"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "LJS1045", Judgestats.Text("--passed 30 --total 100 --tp 64 --fn 6 --fp 8 --tn 22"), StringComparison.Ordinal);
        // A judge at chance, to the last label: 30 of 40 passed of either kind.
        Assert.DoesNotContain(
            "LJS1045", Judgestats.Text("--passed 72 --total 100 --tp 33 --fn 11 --fp 18 --tn 6"), StringComparison.Ordinal);
        // As many passes as fails: labels chosen by label.
        Assert.DoesNotContain(
            "LJS1045", Judgestats.Text("--passed 500 --total 1000 --tp 46 --fn 4 --fp 4 --tn 46"), StringComparison.Ordinal);
    }

    // The corrected rate of swapped labels is one minus the truth: the sentence that people paste says what to clear up.
    [Theory]
    [InlineData("random")]
    [InlineData("by-verdict")]
    public void Labels_from_test_items_that_look_swapped_are_doubted_in_the_sentence(string design)
    {
        var text = Judgestats.Text($"--passed 144 --total 220 --tp 1 --fn 22 --fp 53 --tn 4 --design {design}");
        Assert.Contains("warning LJS1002", text, StringComparison.Ordinal);
        Assert.Contains("Clear up LJS1002 before you use this: the labels may not be", text, StringComparison.Ordinal);
        Assert.DoesNotContain("LJS1002", Judgestats.Text($"--passed 144 --total 220 --tp 22 --fn 1 --fp 4 --tn 53 --design {design}"),
            StringComparison.Ordinal);
    }

    // The model of sampled labels has the shares among judge-passes and judge-fails: with 8 human fails, but no judge-fail, it once missed
    // a "human fail".
    [Theory]
    [InlineData("--tp 12 --fn 0 --fp 8 --tn 0 --design random", "No labelled item is a judge fail, so")]
    [InlineData("--tp 0 --fn 12 --fp 0 --tn 8 --design random", "No labelled item is a judge pass, so")]
    [InlineData("--tp 12 --fn 8 --fp 0 --tn 0", "No labelled item is a human fail, so")]
    public void A_posterior_names_what_its_model_misses(string labels, string said) =>
        Assert.Contains(said, Judgestats.Text($"--passed 40 --total 50 {labels} --method bayesian"), StringComparison.Ordinal);

    // Enumerated: 1000/25+25 .9467, 300/50+50 .9555, 115/25+25 .9557 (docs/validation/by-verdict.md, docs/adr/0018).
    [Theory]
    [InlineData("--passed 715 --total 950 --tp 20 --fn 5 --fp 5 --tn 20", true)]
    [InlineData("--passed 150 --total 200 --tp 40 --fn 10 --fp 10 --tn 40", false)]
    [InlineData("--passed 40 --total 65 --tp 20 --fn 5 --fp 5 --tn 20", false)]
    public void Few_labels_by_verdict_are_pointed_to_the_strict_interval(string counts, bool few) =>
        Assert.Equal(few, Judgestats.Text($"{counts} --design by-verdict").Contains(
            "--interval corrected-profile-strict", StringComparison.Ordinal));

    [Theory]
    [InlineData("--accuracy 0.5")]
    [InlineData("--sensitivity 0.9 --specificity 0.05")]
    public void Known_rates_at_or_below_chance_have_no_coverage_to_tell(string rates) =>
        Judgestats.Line($"coverage --passed 45 --total 60 {rates}").IsRefused("at or below chance", "[0, 1]");

    [Fact]
    public void A_judge_that_narrows_nothing_is_named()
    {
        // Worth 25 labels where there are 20, though the interval of the labels alone, which does not hold its level, is a little narrower.
        Assert.DoesNotContain(EstimateDetails.NarrowsNothing,
            Judgestats.Text("--passed 71 --total 95 --tp 11 --fn 1 --fp 4 --tn 4 --design random"), StringComparison.Ordinal);
        const string Weak = "--passed 40 --total 50 --tp 5 --fn 4 --fp 4 --tn 5 --design random";
        Assert.EndsWith(EstimateDetails.NarrowsNothing + "\n", Judgestats.Text(Weak), StringComparison.Ordinal);
        Assert.DoesNotContain(EstimateDetails.NarrowsNothing,
            Judgestats.Text("--passed 72 --total 100 --tp 64 --fn 6 --fp 8 --tn 22 --design random"), StringComparison.Ordinal);
    }

    private static JsonElement Json(string line)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.GetProperty("results")[0].GetProperty("coverage").Clone();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
