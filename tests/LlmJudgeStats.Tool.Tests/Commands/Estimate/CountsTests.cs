using System.Text.Json;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;
using static LlmJudgeStats.Tool.Tests.EstimateJson;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Counts on the command line: the JSON is what the library says, bit for bit, and degenerate data get an honest answer.</summary>
public sealed class CountsTests
{
    private const string Measured = "--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    private static readonly ConfusionCounts s_counts = new() { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 };

    private static readonly JudgeStudy s_study = new() { Test = JudgeTally.Of(83, 115), Calibration = s_counts };

    [Fact]
    public void Auto_is_the_front_door_of_the_library_with_lang_reiczigel_and_the_naive_rate_beside_it()
    {
        var estimates = Estimates(Judgestats.Json(Measured));
        Assert.Equal(3, estimates.Length);
        Same(JudgeStats.PassRate(s_study), estimates[0]);
        Assert.Equal("guarded-score", estimates[0].GetProperty("interval").GetString());
        Same(new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel }.Estimate(s_study), estimates[1]);
        Same(NaiveEstimator.Default.Estimate(s_study), estimates[2]);
    }

    public static TheoryData<string, IJudgeEstimator> Methods
    {
        get
        {
            var data = new TheoryData<string, IJudgeEstimator>
            {
                { "--method rogan-gladen", RoganGladenEstimator.Default },
                { "--method rogan-gladen --interval delta", RoganGladenEstimator.Default },
                { "--method asymmetric-error", AsymmetricErrorEstimator.Default },
                { "--interval fieller", new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Fieller } },
                {
                    "--method ASYMMETRIC-ERROR --interval Lang-Reiczigel",
                    new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel }
                },
                { "--method bayesian", BayesianEstimator.Default },
                {
                    "--method bayesian --interval highest-density --no-truncation",
                    new BayesianEstimator { Interval = PosteriorInterval.HighestDensity, BetterThanChance = false }
                },
                {
                    "--method bayesian --prior jeffreys",
                    BayesianEstimator.Default.WithPriors(BetaPrior.Jeffreys)
                },
            };
            foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>().Except([AsymmetricErrorInterval.Exact]))
                data.Add($"--method asymmetric-error --interval {interval.Id}", new AsymmetricErrorEstimator { Interval = interval });
            foreach (var interval in Enum.GetValues<BinomialInterval>())
                data.Add($"--method naive --interval {interval.Id}", new NaiveEstimator { Interval = interval });
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Methods), DisableDiscoveryEnumeration = true)]
    public void Every_method_and_interval_is_one_call_of_the_library(string options, IJudgeEstimator estimator)
    {
        foreach (var level in (double[])[0.9, 0.99])
        {
            var json = Judgestats.Json($"{Measured} {options} --level {level:R}");
            Same(estimator.Estimate(s_study, level), Estimates(json)[0]);
        }
    }

    [Theory]
    [InlineData("asymmetric-error")]
    [InlineData("rogan-gladen")]
    public void Seed_is_that_of_the_bootstrap(string method)
    {
        IJudgeEstimator seeded = method == "rogan-gladen"
            ? new RoganGladenEstimator { Interval = RoganGladenInterval.Bootstrap, Resampling = new() { Seed = 7 } }
            : new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Bootstrap, Resampling = new() { Seed = 7 } };
        var estimate = seeded.Estimate(s_study);
        Same(estimate, Estimates(Judgestats.Json($"{Measured} --method {method} --interval bootstrap --seed 7"))[0]);
        Assert.NotEqual(
            estimate.Interval, new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Bootstrap }.Estimate(s_study).Interval);
    }

    [Fact]
    public void Exact_enumerates_a_small_study()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(3, 10),
            Calibration = new ConfusionCounts { TruePositive = 5, FalseNegative = 0, FalsePositive = 1, TrueNegative = 4 }
        };
        var json = Judgestats.Json("--passed 3 --total 10 --tp 5 --fn 0 --fp 1 --tn 4 --method asymmetric-error --interval exact");
        Same(new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Exact }.Estimate(study), Estimates(json)[0]);
    }

    [Fact]
    public void Known_rates_use_the_mapped_interval()
    {
        var study = s_study with { Calibration = Calibration.Known(0.9, 0.8) };
        var json = Judgestats.Json("--passed 83 --total 115 --sensitivity 0.9 --specificity 0.8");
        Same(RoganGladenEstimator.Default.Estimate(study), Estimates(json)[0]);
        Assert.Equal(JsonValueKind.Null, Result(json).GetProperty("design").ValueKind);
        Assert.Equal(JsonValueKind.Null, Result(json).GetProperty("counts").GetProperty("calibration").ValueKind);
        Assert.True(Result(json).GetProperty("judge").GetProperty("sensitivity").GetProperty("known").GetBoolean());
        Same(new RoganGladenEstimator { IntervalWhenKnown = BinomialInterval.Blaker }.Estimate(study),
            Estimates(Judgestats.Json(
                "--passed 83 --total 115 --sensitivity 0.9 --specificity 0.8 --method rogan-gladen --interval blaker"))[0]);
    }

    [Fact]
    public void Accuracy_is_both_rates_at_once() =>
        Same(RoganGladenEstimator.Default.Estimate(s_study with { Calibration = Calibration.KnownAccuracy(0.8) }),
            Estimates(Judgestats.Json("--passed 83 --total 115 --accuracy 0.8"))[0]);

    [Fact]
    public void One_rate_known_and_the_other_measured()
    {
        var study = s_study with { Calibration = new() { Sensitivity = Proportion.Known(0.9), Specificity = JudgeTally.Of(80, 100) } };
        var json = Judgestats.Json("--passed 83 --total 115 --sensitivity 0.9 --specificity 80/100");
        Same(AsymmetricErrorEstimator.Default.Estimate(study), Estimates(json)[0]);
        var cells = Result(json).GetProperty("counts").GetProperty("calibration");
        Assert.Equal(JsonValueKind.Null, cells.GetProperty("truePositive").ValueKind);
        Assert.Equal((20, 80), (cells.GetProperty("falsePositive").GetInt32(), cells.GetProperty("trueNegative").GetInt32()));
    }

    [Fact]
    public void Measured_rates_are_the_same_evidence_as_the_four_counts() =>
        Assert.Equal(
            Judgestats.Line($"estimate {Measured} --format json").WithoutCommand(),
            Judgestats.Line("estimate --passed 83 --total 115 --sensitivity 46/50 --specificity 41/50 --format json").WithoutCommand());

    [Fact]
    public void The_judge_is_shown_with_the_intervals_of_the_library()
    {
        var quality = JudgeStats.Quality(s_counts, 0.9);
        var judge = Result(Judgestats.Json(Measured + " --level 0.9")).GetProperty("judge");
        Assert.Equal((quality.Sensitivity.Rate.Rate, quality.Sensitivity.Interval.Lower, quality.Sensitivity.Interval.Upper),
            Limits(judge.GetProperty("sensitivity")));
        Assert.Equal((quality.Specificity.Rate.Rate, quality.Specificity.Interval.Lower, quality.Specificity.Interval.Upper),
            Limits(judge.GetProperty("specificity")));
        Assert.Equal((quality.Youden, quality.YoudenInterval.Lower, quality.YoudenInterval.Upper), Limits(judge.GetProperty("youden")));
    }

    [Fact]
    public void Variance_shares_sum_to_one_and_follow_the_formula()
    {
        var shares = Estimates(Judgestats.Json(Measured))[0].GetProperty("varianceShares");
        var estimate = JudgeStats.PassRate(s_study);
        var (test, pass, fail) =
            (s_study.Test.Variance, s_study.Calibration.Sensitivity.Variance, s_study.Calibration.Specificity.Variance);
        var total = test + (estimate.Unclamped * estimate.Unclamped * pass) + ((1 - estimate.Unclamped) * (1 - estimate.Unclamped) * fail);
        Assert.Equal(test / total, shares.GetProperty("test").GetDouble(), 1e-14);
        Assert.Equal(1, shares.EnumerateObject().Sum(share => share.Value.GetDouble()), 1e-14);
        Assert.Equal(
            total / (s_study.Calibration.Youden * s_study.Calibration.Youden), estimate.StandardError * estimate.StandardError, 1e-14);
    }

    [Fact]
    public void Random_labels_bring_the_labels_alone_as_a_companion()
    {
        var estimates = Estimates(Judgestats.Json(Measured + " --design random"));
        Assert.Equal(["post-stratified", "naive", "labels-only"], estimates.Select(Method));
        var study = s_study with { Calibration = Calibration.FromCounts(s_counts, CalibrationDesign.Random) };
        Same(LabelsOnlyEstimator.Default.Estimate(study), estimates[2]);
    }

    [Theory]
    [InlineData("random", CalibrationDesign.Random)]
    [InlineData("by-verdict", CalibrationDesign.ByVerdict)]
    public void Labels_sampled_from_the_test_items_are_post_stratified(string words, CalibrationDesign design)
    {
        var study = s_study with { Calibration = Calibration.FromCounts(s_counts, design) };
        var json = Judgestats.Json($"{Measured} --design {words}");
        Same(JudgeStats.PassRate(study), Estimates(json)[0]);
        Same(PostStratifiedEstimator.Default.Estimate(study), Estimates(json)[0]);
        Assert.True(Estimates(json)[0].GetProperty("identified").GetBoolean());
        Assert.Null(Diagnostic(json, "LJS1040"));
        foreach (var interval in Enum.GetValues<PostStratifiedInterval>())
        {
            var chosen = Judgestats.Json($"{Measured} --design {words} --method post-stratified --interval {interval.Id} --level 0.9");
            Same(new PostStratifiedEstimator { Interval = interval }.Estimate(study, 0.9), Estimates(chosen)[0]);
        }
    }

    /// <summary>Every judged item has a label: the answer is that of the labels, and there is no naive rate of items without one.</summary>
    [Fact]
    public void A_fully_labelled_random_sample_has_an_answer()
    {
        var json = Judgestats.Json("--passed 0 --total 0 --tp 30 --fn 3 --fp 5 --tn 12 --design random");
        Assert.Equal(["post-stratified", "labels-only"], Estimates(json).Select(Method));
        Assert.Equal(0.66, Estimates(json)[0].GetProperty("point").GetDouble(), 1e-15);
        Assert.Null(Diagnostic(json, "LJS1001"));
    }

    [Fact]
    public void Prediction_powered_takes_its_variants_and_names_their_coverage()
    {
        var study = s_study with { Calibration = Calibration.FromCounts(s_counts, CalibrationDesign.Random) };
        foreach (var variant in Enum.GetValues<PredictionPoweredVariant>())
        {
            var json = Judgestats.Json($"{Measured} --design random --method prediction-powered --interval {variant.Id}");
            Same(new PredictionPoweredEstimator { Interval = variant }.Estimate(study), Estimates(json)[0]);
            Assert.Contains("coverage measured down to", variant.Name, StringComparison.Ordinal);
        }
        Assert.NotNull(Diagnostic(Judgestats.Json($"{Measured} --design by-verdict --method prediction-powered"), "LJS1040"));
    }

    [Theory]
    [InlineData("--tp 46 --fn 0 --fp 9 --tn 0", "fail")]
    [InlineData("--tp 0 --fn 4 --fp 0 --tn 41", "pass")]
    public void A_verdict_without_a_labelled_item_gives_limits_only(string cells, string missing)
    {
        var json = Judgestats.Json($"--passed 83 --total 115 {cells} --design by-verdict");
        var estimate = Estimates(json)[0];
        Assert.Equal("post-stratified", Method(estimate));
        Assert.False(estimate.GetProperty("identified").GetBoolean());
        foreach (var name in (string[])["point", "unclamped", "standardError"])
            Assert.Equal(JsonValueKind.Null, estimate.GetProperty(name).ValueKind);
        var (lower, upper) = (estimate.GetProperty("lower").GetDouble(), estimate.GetProperty("upper").GetDouble());
        Assert.True(lower > 0 && lower < upper && upper < 1, $"{lower} {upper}");
        Assert.Contains("PartiallyIdentified", Warnings(estimate));
        Assert.NotNull(Diagnostic(json, "LJS1020"));
        Assert.Contains($"no labelled item is a judge {missing}", Sentence(json), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_at_random_that_lack_a_verdict_give_the_share_of_the_labels()
    {
        var json = Judgestats.Json("--passed 495 --total 500 --tp 36 --fn 0 --fp 4 --tn 0 --design random");
        var estimate = Estimates(json)[0];
        Assert.Equal("post-stratified", Method(estimate));
        Assert.True(estimate.GetProperty("identified").GetBoolean());
        Assert.Equal(0.9, estimate.GetProperty("point").GetDouble(), 1e-12);
        Assert.Contains("PartiallyIdentified", Warnings(estimate));
        Assert.Equal(
            "The judge passed 99.1% of all judged items, labelled or not, but no labelled item is a judge fail; the human labels alone put "
                + "the pass rate at 90.0%, and 76.5% to 97.2% is what the data support (95% confidence). Label more items at random, until "
                + "at least 10 are of that kind. " + EstimateDetails.NarrowsNothing,
            Sentence(json));
    }

    /// <summary>Known rates that no pass rate fits: P(at most 5 of 180 | .1) = .0002, and an interval with a width.</summary>
    [Theory]
    [InlineData("--passed 5 --total 180 --accuracy 0.9", 0, 0.017, "p = 0.0002")]
    [InlineData("--passed 175 --total 180 --accuracy 0.9", 0.983, 1, "p = 0.0002")]
    [InlineData(
        "--passed 172 --total 180 --sensitivity 0.85 --specificity 0.97", 0.984, 1, "the two exchanged, they would fit")]
    [InlineData("--passed 5 --total 180 --accuracy 0.9 --interval wald", 0, 0.017, "p = 0.0002")]
    public void Known_rates_that_fit_nothing_are_an_error_and_no_certainty(string line, double lower, double upper, string says)
    {
        var json = Judgestats.Json(line);
        var estimate = Estimates(json)[0];
        Assert.Equal((lower, upper), (
            Math.Round(estimate.GetProperty("lower").GetDouble(), 3), Math.Round(estimate.GetProperty("upper").GetDouble(), 3)));
        var found = Assert.NotNull(Diagnostic(json, "LJS1012"));
        Assert.Equal("error", found.GetProperty("severity").GetString());
        Assert.Contains(says, found.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Do not use this before you have cleared up LJS1012.", Sentence(json), StringComparison.Ordinal);
    }

    /// <summary>P(at most 8 of 180 | .1) = .0051: seldom, but no error.</summary>
    [Fact]
    public void Known_rates_that_nearly_fit_are_not_refused() =>
        Assert.Null(Diagnostic(Judgestats.Json("--passed 8 --total 180 --accuracy 0.9"), "LJS1012"));

    /// <summary>A judge at chance is remarked on under every design, and no design is recommended to its labels.</summary>
    [Theory]
    [InlineData("random")]
    [InlineData("by-verdict")]
    [InlineData("external")]
    public void A_judge_at_chance_is_remarked_on(string design)
    {
        var json = Judgestats.Json($"--passed 60 --total 100 --tp 16 --fn 14 --fp 15 --tn 15 --design {design}");
        Assert.NotNull(Diagnostic(json, "LJS1003"));
        Assert.Null(Diagnostic(Judgestats.Json($"--passed 60 --total 100 --tp 46 --fn 4 --fp 9 --tn 41 --design {design}"), "LJS1003"));
    }

    [Theory]
    [InlineData("random", 4, 5, true)]
    [InlineData("random", 5, 5, false)]
    [InlineData("by-verdict", 24, 25, true)]
    [InlineData("by-verdict", 25, 24, true)]
    [InlineData("by-verdict", 25, 25, false)]
    public void Few_labels_are_counted_as_the_design_asks(string design, int passed, int failed, bool warned) =>
        Assert.Equal(warned, Diagnostic(
            Judgestats.Json($"--passed 83 --total 115 --tp {passed} --fn 0 --fp 0 --tn {failed} --design {design}"),
            "LJS1021") is not null);

    [Theory]
    [InlineData("--method naive", "naive")]
    [InlineData("--method naive --interval wald", "naive")]
    [InlineData("--method labels-only --design random", "labels-only,naive")]
    [InlineData("--method rogan-gladen", "rogan-gladen,naive")]
    [InlineData("--interval guarded-score", "asymmetric-error,asymmetric-error,naive")]
    [InlineData("--interval lang-reiczigel", "asymmetric-error,naive")]
    [InlineData("--interval fieller", "asymmetric-error,naive")]
    [InlineData("--method asymmetric-error --design random", "asymmetric-error,asymmetric-error,naive,labels-only")]
    [InlineData("--design by-verdict", "post-stratified,naive")]
    public void A_companion_is_never_a_copy(string options, string methods) =>
        Assert.Equal(methods.Split(','), Estimates(Judgestats.Json($"{Measured} {options}")).Select(Method));

    [Fact]
    public void All_shows_every_valid_estimator_and_says_which_are_not()
    {
        var json = Judgestats.Json(Measured + " --all");
        Assert.Equal(Answering(CalibrationDesign.ByLabel), Estimates(json).Select(Method));
        var left = Diagnostic(json, "LJS1044")!.Value.GetProperty("message").GetString();
        Assert.Contains("labels-only", left, StringComparison.Ordinal);
        Assert.Contains("random sample", left, StringComparison.Ordinal);
        Assert.Contains("post-stratified: needs labels sampled from the test items", left, StringComparison.Ordinal);
        Assert.Equal(Answering(CalibrationDesign.Random), Estimates(Judgestats.Json(Measured + " --all --design random")).Select(Method));
        Assert.Equal(
            Answering(CalibrationDesign.ByVerdict), Estimates(Judgestats.Json(Measured + " --all --design by-verdict")).Select(Method));
        Assert.Equal(["naive"], Estimates(Judgestats.Json("--passed 83 --total 115 --all")).Select(Method));

        // The chosen one first, then the catalogue.
        static IEnumerable<string> Answering(CalibrationDesign design)
        {
            var study = s_study with { Calibration = s_study.Calibration with { Design = design } };
            var answers = JudgeEstimators.All.Select(estimator => estimator.Estimate(in study, 0.95));
            var valid = answers.Where(answer => !answer.Warnings.HasFlag(EstimateWarnings.DesignMismatch))
                .Select(answer => answer.Method.Id);
            return valid.Prepend(JudgeStats.PassRate(in study).Method.Id).Distinct();
        }
    }

    [Theory]
    [InlineData("rogan-gladen")]
    [InlineData("asymmetric-error")]
    [InlineData("labels-only")]
    public void Labels_chosen_by_verdict_are_never_read_as_error_rates(string method)
    {
        var json = Judgestats.Json($"{Measured} --design by-verdict --method {method}");
        NotIdentified(json, "DesignMismatch");
        Assert.Equal("error", Diagnostic(json, "LJS1040")!.Value.GetProperty("severity").GetString());
        Assert.Contains("chosen by verdict", Sentence(json), StringComparison.Ordinal);
        Assert.Contains("Use post-stratified", Sentence(json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("external")]
    [InlineData("by-label")]
    public void Labels_from_elsewhere_are_never_post_stratified(string design)
    {
        var json = Judgestats.Json($"{Measured} --design {design} --method post-stratified");
        NotIdentified(json, "DesignMismatch");
        Assert.NotNull(Diagnostic(json, "LJS1040"));
        Assert.Contains("Use asymmetric-error", Sentence(json), StringComparison.Ordinal);
    }
}
