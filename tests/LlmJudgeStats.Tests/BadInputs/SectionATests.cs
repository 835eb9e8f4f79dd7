using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.BadInputs;

/// <summary>Section A of bad-inputs.md: identifiability and degenerate counts. The id of the row starts the name.</summary>
public class SectionATests
{
    private static readonly Proportion s_test = JudgeTally.Of(60, 100);

    internal static IReadOnlyList<IJudgeEstimator> Corrections { get; } =
    [
        RoganGladenEstimator.Default,
        AsymmetricErrorEstimator.Default,
        AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Fieller },
    ];

    [Fact]
    public void A01_a_judge_at_chance_is_unidentified()
    {
        foreach (var estimator in Corrections)
        {
            foreach (var calibration in new[] { Counts(5, 5, 5, 5), Counts(1, 2, 2, 4), Calibration.Known(0.7, 0.3),
                Calibration.KnownAccuracy(0.5) })
                AssertNothing(estimator.Estimate(new() { Test = s_test, Calibration = calibration }), "LJS1001");
        }
    }

    [Fact]
    public void A02_a_judge_worse_than_chance_is_inverted_and_never_flipped()
    {
        foreach (var estimator in Corrections)
        {
            foreach (var calibration in new[] { Counts(4, 6, 7, 3), Counts(0, 10, 10, 0), Calibration.Known(0.2, 0.1) })
            {
                var estimate = estimator.Estimate(new() { Test = s_test, Calibration = calibration });
                AssertNothing(estimate, "LJS1001", "LJS1002");
                Assert.Contains("swapped", Diagnostic.Of(estimate.Warnings)[1].Fix, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A03_a_judge_barely_better_than_chance_is_weak_but_shown()
    {
        // J = 51/100 + 51/100 − 1 = .02.
        foreach (var estimator in Corrections)
        {
            var estimate = estimator.Estimate(new() { Test = JudgeTally.Of(50, 100), Calibration = Counts(51, 49, 49, 51) });
            AssertWhole(estimate);
            Assert.Contains("LJS1003", Codes(estimate));
            Assert.Equal(0.5, estimate.Point, 1e-15);
        }
    }

    [Fact]
    public void A04_a_judge_moderately_better_on_few_labels_is_weak()
    {
        // J = .7 + .6 − 1 = .3, standard deviation √(.21/10 + .24/10) = .21.
        foreach (var estimator in Corrections)
        {
            var estimate = estimator.Estimate(new() { Test = s_test, Calibration = Counts(7, 3, 4, 6) });
            Assert.Contains("LJS1003", Codes(estimate));
            Assert.True(estimate.IsIdentified);
            Assert.DoesNotContain("LJS1003", Codes(estimator.Estimate(new() { Test = s_test, Calibration = Counts(700, 300, 400, 600) })));
        }
        Assert.Contains("LJS1003", Codes(BayesianEstimator.Default.Estimate(new() { Test = s_test, Calibration = Counts(7, 3, 4, 6) })));
        // The probability of J <= 0 is said; 0.1 by the exact sum for Beta(8, 4) and Beta(5, 7).
        var weak = Assert.Single(
            StudyDiagnostics.Of(new() { Test = s_test, Calibration = Counts(7, 3, 4, 6) }, 0.95), d => d.Code == "LJS1003");
        Assert.Equal("The probability that it is no better than chance is 10% (uniform priors).", weak.Detail);
    }

    [Fact]
    public void A05_fewer_passes_than_false_positives_are_clamped_at_zero()
    {
        // (.1 + .8 − 1)/(.9 + .8 − 1) = −1/7.
        foreach (var estimator in Corrections)
        {
            foreach (var calibration in new[] { Counts(90, 10, 20, 80), Calibration.Known(0.9, 0.8) })
            {
                var estimate = estimator.Estimate(new() { Test = JudgeTally.Of(10, 100), Calibration = calibration });
                AssertWhole(estimate);
                Assert.Equal(-1.0 / 7, estimate.Unclamped, 1e-15);
                Assert.Equal((0.0, 0.0), (estimate.Point, estimate.Interval.Lower));
                Assert.False(double.IsNegative(estimate.Point) || double.IsNegative(estimate.Interval.Lower));
                Assert.Contains("LJS1010", Codes(estimate));
            }
        }
    }

    [Fact]
    public void A06_more_passes_than_the_sensitivity_allows_are_clamped_at_one()
    {
        foreach (var estimator in Corrections)
        {
            foreach (var calibration in new[] { Counts(80, 20, 10, 90), Calibration.Known(0.8, 0.9) })
            {
                var estimate = estimator.Estimate(new() { Test = JudgeTally.Of(90, 100), Calibration = calibration });
                AssertWhole(estimate);
                Assert.Equal(8.0 / 7, estimate.Unclamped, 1e-15);
                Assert.Equal((1.0, 1.0), (estimate.Point, estimate.Interval.Upper));
                Assert.Contains("LJS1010", Codes(estimate));
            }
        }
    }

    [Fact]
    public void A07_no_labelled_fail_bounds_the_rate_from_above_only()
    {
        foreach (var estimator in Corrections)
        {
            var estimate = estimator.Estimate(new() { Test = JudgeTally.Of(30, 100), Calibration = Counts(45, 5, 0, 0) });
            Assert.Equal(["LJS1020", "LJS1021"], Codes(estimate));
            Assert.False(estimate.IsIdentified);
            Assert.Equal(0, estimate.Interval.Lower);
            // At most .3/.9 by the rates alone.
            Assert.InRange(estimate.Interval.Upper, 1.0 / 3, 0.6);
        }
    }

    [Fact]
    public void A08_no_labelled_pass_bounds_the_rate_from_below_only()
    {
        foreach (var estimator in Corrections)
        {
            var estimate = estimator.Estimate(new() { Test = JudgeTally.Of(70, 100), Calibration = Counts(0, 0, 5, 45) });
            Assert.Equal(["LJS1020", "LJS1021"], Codes(estimate));
            Assert.False(estimate.IsIdentified);
            Assert.Equal(1, estimate.Interval.Upper);
            Assert.InRange(estimate.Interval.Lower, 0.4, 2.0 / 3);
        }
    }

    [Fact]
    public void A09_no_calibration_is_naive_or_unidentified()
    {
        var study = new JudgeStudy { Test = s_test };
        var auto = JudgeStats.PassRate(study);
        Assert.Equal(("naive", EstimateWarnings.Uncorrected, 0.6), (auto.Method.Id, auto.Warnings, auto.Point));
        foreach (var estimator in JudgeEstimators.All.Where(estimator => estimator.Method.Id != "naive"))
            AssertNothing(estimator.Estimate(study), "LJS1001");
    }

    [Fact]
    public void A10_one_label_in_a_class_is_wide_and_flagged()
    {
        foreach (var estimator in Corrections)
        {
            foreach (var calibration in new[] { Counts(1, 0, 5, 45), Counts(45, 5, 0, 1) })
            {
                var estimate = estimator.Estimate(new() { Test = s_test, Calibration = calibration });
                AssertWhole(estimate);
                Assert.Contains("LJS1021", Codes(estimate));
            }
        }
        Assert.InRange(
            AsymmetricErrorEstimator.Default.Estimate(new() { Test = s_test, Calibration = Counts(1, 0, 5, 45) }).Interval.Width, 0.3, 1);
        var few = Assert.Single(StudyDiagnostics.Of(new() { Test = JudgeTally.Of(4500, 5000), Calibration = Counts(45, 5, 1, 8) }, 0.95),
            d => d.Code == "LJS1021");
        Assert.Matches(
            "^About [0-9]+ labelled passes and [0-9]+ labelled fails would bring the interval to plus or minus 5 points.$", few.Detail);
    }

    [Fact]
    public void A11_an_interval_of_a_perfect_judge_on_twenty_does_not_collapse()
    {
        var study = new JudgeStudy { Test = s_test, Calibration = Counts(20, 0, 0, 20) };
        var known = RoganGladenEstimator.Default.Estimate(study with { Calibration = Calibration.Known(1, 1) });
        // Those without a promise are named. Fieller's set on raw rates takes a perfect score for certainty, like the delta method: its
        // page says so.
        AsymmetricErrorInterval[] others =
        [
            AsymmetricErrorInterval.Score, AsymmetricErrorInterval.ProfileLikelihood, AsymmetricErrorInterval.ProfileLikelihoodFree,
            AsymmetricErrorInterval.Melding, AsymmetricErrorInterval.MeldingMidP, AsymmetricErrorInterval.Bootstrap,
        ];
        foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>().Where(interval =>
            interval.Traits.Promise is not null).Concat(others))
        {
            var estimate = (AsymmetricErrorEstimator.Default with { Interval = interval }).Estimate(study);
            Assert.True(estimate.Interval.Width > known.Interval.Width, interval.Id);
        }
        var extreme = AsymmetricErrorEstimator.Default.Estimate(study with { Test = JudgeTally.Of(100, 100) });
        Assert.InRange(extreme.Interval.Width, 0.01, 0.5);
        // The delta method has no width there, and says so.
        Assert.Contains("LJS1043", Codes(RoganGladenEstimator.Default.Estimate(study with { Test = JudgeTally.Of(100, 100) })));
    }

    [Fact]
    public void A12_where_every_verdict_passes_the_interval_reaches_one()
    {
        foreach (var interval in Enum.GetValues<BinomialInterval>())
        {
            foreach (var n in new long[] { 1, 10, 5_000_000_000 })
            {
                var estimate = (NaiveEstimator.Default with { Interval = interval }).Estimate(new() { Test = JudgeTally.Of(n, n) });
                AssertWhole(estimate);
                Assert.Equal((1.0, 1.0), (estimate.Point, estimate.Interval.Upper));
                Assert.True(estimate.Interval.Lower is > 0 and < 1 || interval == BinomialInterval.Wald, interval.Id);
            }
        }
    }

    [Fact]
    public void A13_where_every_verdict_fails_the_interval_reaches_zero()
    {
        foreach (var interval in Enum.GetValues<BinomialInterval>())
        {
            foreach (var n in new long[] { 1, 10, 5_000_000_000 })
            {
                var estimate = (NaiveEstimator.Default with { Interval = interval }).Estimate(new() { Test = JudgeTally.Of(0, n) });
                AssertWhole(estimate);
                Assert.Equal((0.0, 0.0), (estimate.Point, estimate.Interval.Lower));
                Assert.True(estimate.Interval.Upper is > 0 and < 1 || interval == BinomialInterval.Wald, interval.Id);
            }
        }
    }

    [Fact]
    public void A14_one_verdict_for_everything_is_a_constant_judge()
    {
        foreach (var estimator in Corrections)
        {
            AssertNothing(estimator.Estimate(new() { Test = s_test, Calibration = Counts(20, 0, 20, 0) }), "LJS1001", "LJS1004");
            AssertNothing(estimator.Estimate(new() { Test = s_test, Calibration = Counts(0, 20, 0, 20) }), "LJS1001", "LJS1004");
        }
    }

    [Fact]
    public void A15_no_test_items_are_unidentified()
    {
        foreach (var estimator in JudgeEstimators.All.Where(estimator => estimator.Method.Id != "labels-only"))
        {
            var estimate = estimator.Estimate(new() { Test = default, Calibration = Counts(45, 5, 10, 40) });
            Assert.Contains("LJS1001", Codes(estimate));
            Assert.False(estimate.IsIdentified);
            Assert.Equal((0.0, 1.0), (estimate.Interval.Lower, estimate.Interval.Upper));
        }
    }

    /// <summary>
    /// Labels by lot determine the rate by themselves; by verdict they do not, because how many there are of each was chosen.
    /// </summary>
    [Fact]
    public void A15_without_test_items_labels_by_lot_are_the_answer()
    {
        var study = new JudgeStudy { Test = default, Calibration = Counts(45, 5, 10, 40) with { Design = CalibrationDesign.Random } };
        var estimate = JudgeStats.PassRate(in study);
        Assert.Equal(0.5, estimate.Point);
        Assert.Equal(Math.Sqrt(0.25 / 100), estimate.StandardError, 1e-15);
        Assert.InRange(estimate.Interval.Lower, 0.39, 0.41);
        Assert.Equal(1 - estimate.Interval.Lower, estimate.Interval.Upper, 1e-15);
        var byVerdict = study with { Calibration = study.Calibration with { Design = CalibrationDesign.ByVerdict } };
        Assert.Contains("LJS1001", Codes(JudgeStats.PassRate(byVerdict)));
    }

    [Fact]
    public void A16_one_test_item_is_valid_and_wide()
    {
        foreach (var estimator in Corrections.Append(NaiveEstimator.Default).Append(BayesianEstimator.Default))
        {
            foreach (var passes in new long[] { 0, 1 })
                AssertWhole(estimator.Estimate(new() { Test = JudgeTally.Of(passes, 1), Calibration = Counts(45, 5, 10, 40) }));
        }
        Assert.InRange(AsymmetricErrorEstimator.Default.Estimate(new()
        {
            Test = JudgeTally.Of(1, 1),
            Calibration = Counts(45, 5, 10, 40)
        }).Interval.Width, 0.7, 1);
        Assert.Contains(
            StudyDiagnostics.Of(new() { Test = JudgeTally.Of(1, 1), Calibration = Counts(45, 5, 10, 40) }, 0.95), d => d.Code == "LJS1030");
    }

    // n = 50 and 10 labels a class, every outcome enumerated. The published interval, unguarded, covers 82.6 % in the first cell.
    [Theory]
    [InlineData(1, 0.6, 0.6)]
    [InlineData(0.0, 0.6, 0.6)]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(0.0, 0.5, 0.6)]
    [InlineData(1, 0.6, 0.5)]
    public void A30_a_rate_at_the_edge_with_a_weak_judge_is_still_covered(double rate, double sensitivity, double specificity)
    {
        const int n = 50, m = 10;
        var passing = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
        // Those that promise, and four that cover here without a promise. Exact takes a second an outcome; ExactScoreTests has the coverage
        // of its own.
        AsymmetricErrorInterval[] others =
        [
            AsymmetricErrorInterval.Score, AsymmetricErrorInterval.ProfileLikelihood, AsymmetricErrorInterval.ProfileLikelihoodFree,
            AsymmetricErrorInterval.FiellerRaw,
        ];
        var promising = Enum.GetValues<AsymmetricErrorInterval>()
            .Where(interval => interval.Traits is { Promise: not null, Cost: <= IntervalCost.Equations });
        foreach (var interval in promising.Concat(others))
        {
            var estimator = AsymmetricErrorEstimator.Default with { Interval = interval };
            var covered = 0.0;
            for (var passes = 0; passes <= m; passes++)
            {
                for (var fails = 0; fails <= m; fails++)
                {
                    var calibration = Counts(passes, m - passes, m - fails, fails);
                    var weight = Mass(passes, m, sensitivity) * Mass(fails, m, specificity);
                    for (var k = 0; k <= n; k++)
                    {
                        if (estimator.Estimate(new() { Test = JudgeTally.Of(k, n), Calibration = calibration }).Interval.Contains(rate))
                            covered += weight * Mass(k, n, passing);
                    }
                }
            }
            Assert.True(covered >= 0.95, $"{interval}: {covered}");
        }
    }

    private static double Mass(int k, int n, double p)
    {
        var mass = Math.Pow(p, k) * Math.Pow(1 - p, n - k);
        for (var i = 1; i <= k; i++) mass *= (double)(n - k + i) / i;
        return mass;
    }

    private static void AssertNothing(JudgeEstimate estimate, params string[] codes)
    {
        Assert.False(estimate.IsIdentified);
        Assert.True(double.IsNaN(estimate.Unclamped) && double.IsPositiveInfinity(estimate.StandardError));
        Assert.Equal((0.0, 1.0), (estimate.Interval.Lower, estimate.Interval.Upper));
        Assert.Equal(codes, Codes(estimate).Where(code => code != "LJS1021"));
    }

    internal static void AssertWhole(JudgeEstimate estimate)
    {
        Assert.InRange(estimate.Point, 0, 1);
        Assert.InRange(estimate.Interval.Lower, 0, estimate.Interval.Upper);
        Assert.InRange(estimate.Interval.Upper, 0, 1);
        Assert.True(double.IsFinite(estimate.StandardError) && double.IsFinite(estimate.Unclamped));
    }

    private static IEnumerable<string> Codes(JudgeEstimate estimate) =>
        Diagnostic.Of(estimate.Warnings).Select(diagnostic => diagnostic.Code);

    internal static Calibration Counts(long tp, long fn, long fp, long tn) =>
        new ConfusionCounts { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn };
}
