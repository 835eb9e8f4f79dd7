using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.PassRates;

public class EstimatorTests
{
    private static readonly ConfusionCounts s_counts = new()
    {
        TruePositive = 86,
        FalseNegative = 14,
        FalsePositive = 9,
        TrueNegative = 91,
    };
    private static readonly JudgeStudy s_study = new() { Test = JudgeTally.Of(720, 1000), Calibration = s_counts };

    [Fact]
    public void The_naive_rate_is_the_share_and_flagged_whatever_the_calibration()
    {
        var estimate = NaiveEstimator.Default.Estimate(s_study);
        Assert.Equal((0.72, EstimateWarnings.Uncorrected), (estimate.Point, estimate.Warnings));
        Assert.Equal(Math.Sqrt(0.72 * 0.28 / 1000), estimate.StandardError, 1e-17);
        Assert.Equal(BinomialInterval.Wilson.Of(s_study.Test, 0.95), estimate.Interval);
        Assert.Equal(("naive", "wilson"), (estimate.Method.Id, estimate.Method.Interval));
    }

    [Fact]
    public void Labels_alone_at_random_give_their_share()
    {
        var study = s_study with { Calibration = Calibration.FromCounts(s_counts, CalibrationDesign.Random) };
        var estimate = LabelsOnlyEstimator.Default.Estimate(study);
        Assert.Equal((0.5, EstimateWarnings.None, 100.0 / 200), (estimate.Point, estimate.Warnings, estimate.Unclamped));
        Assert.Equal(Math.Sqrt(0.25 / 200), estimate.StandardError, 1e-17);
        Assert.Equal(BinomialInterval.Jeffreys.Of(Proportion.FromCounts(100, 200), 0.95), estimate.Interval);
    }

    [Theory]
    [InlineData(CalibrationDesign.External)]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Labels_alone_of_any_other_design_are_a_mismatch(CalibrationDesign design)
    {
        var estimate = LabelsOnlyEstimator.Default.Estimate(s_study with { Calibration = Calibration.FromCounts(s_counts, design) });
        Assert.Equal(EstimateWarnings.DesignMismatch, estimate.Warnings);
        Assert.False(estimate.IsIdentified);
    }

    [Fact]
    public void Rogan_and_Gladen_map_Wilsons_limits_where_rates_are_known()
    {
        var study = s_study with { Calibration = Calibration.Known(0.875, 0.75) };
        var estimate = RoganGladenEstimator.Default.Estimate(study);
        // (.72 + .75 − 1)/(.875 + .75 − 1) = .752; the delta method leaves √(.72·.28/1000)/.625.
        Assert.Equal(0.752, estimate.Point, 2e-16);
        Assert.Equal(Math.Sqrt(0.72 * 0.28 / 1000) / 0.625, estimate.StandardError, 1e-16);
        var judged = BinomialInterval.Wilson.Of(study.Test, 0.95);
        Assert.Equal((judged.Lower - 0.25) / 0.625, estimate.Interval.Lower, 1e-15);
        Assert.Equal((judged.Upper - 0.25) / 0.625, estimate.Interval.Upper, 1e-15);
        Assert.True(estimate.Method.Assumptions.HasFlag(Assumptions.KnownErrorRates));
    }

    [Fact]
    public void Rogan_and_Gladen_count_only_the_other_variance_where_one_rate_is_known()
    {
        var study = s_study with { Calibration = s_study.Calibration with { Specificity = Proportion.Known(0.91) } };
        var estimate = RoganGladenEstimator.Default.Estimate(study);
        var t = 9.0 / 11;
        Assert.Equal(t, estimate.Point, 4e-16);
        Assert.Equal(Math.Sqrt((0.72 * 0.28 / 1000) + (t * t * 0.86 * 0.14 / 100)) / 0.77, estimate.StandardError, 1e-15);
        Assert.False(estimate.Method.Assumptions.HasFlag(Assumptions.KnownErrorRates));
    }

    [Fact]
    public void Asymmetric_error_has_the_point_and_standard_error_of_Rogan_and_Gladen()
    {
        foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>())
        {
            var (estimate, plugIn) = ((AsymmetricErrorEstimator.Default with { Interval = interval }).Estimate(s_study),
                RoganGladenEstimator.Default.Estimate(s_study));
            Assert.Equal((plugIn.Point, plugIn.StandardError), (estimate.Point, estimate.StandardError));
            // Too many outcomes to enumerate: the answer is that of the projection, and says so.
            Assert.Equal(interval == AsymmetricErrorInterval.Exact ? "projection" : interval.Id, estimate.Method.Interval);
        }
    }

    [Theory]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Corrections_of_labels_chosen_by_verdict_are_a_mismatch(CalibrationDesign design)
    {
        var study = s_study with { Calibration = Calibration.FromCounts(s_counts, design) };
        foreach (var id in new[] { "rogan-gladen", "asymmetric-error" })
        {
            var estimate = JudgeEstimators.Find(id).Estimate(study);
            Assert.Equal(
                (EstimateWarnings.DesignMismatch, 0.0, 1.0), (estimate.Warnings, estimate.Interval.Lower, estimate.Interval.Upper));
        }
    }

    [Fact]
    public void What_is_declared_decides_the_method()
    {
        Assert.Equal("naive", JudgeStats.PassRate(s_study with { Calibration = default }).Method.Id);
        Assert.Equal("rogan-gladen", JudgeStats.PassRate(s_study with { Calibration = Calibration.Known(0.9, 0.8) }).Method.Id);
        Assert.Equal("asymmetric-error", JudgeStats.PassRate(s_study).Method.Id);
        Assert.Equal("asymmetric-error",
            JudgeStats.PassRate(s_study with { Calibration = s_study.Calibration with { Specificity = Proportion.Known(0.9) } }).Method.Id);
        Assert.Equal(0.95, JudgeStats.PassRate(s_study).Interval.Level);
        Assert.Equal(0.8, JudgeStats.PassRate(s_study, 0.8).Interval.Level);
    }

    [Fact]
    public void Limits_and_p_values_are_those_of_the_method_that_PassRate_chooses()
    {
        JudgeStudy[] studies =
        [
            s_study, s_study with { Calibration = default }, s_study with { Calibration = Calibration.Known(0.9, 0.8) },
            s_study with { Calibration = s_study.Calibration with { Design = CalibrationDesign.Random } },
        ];
        foreach (var study in studies)
        {
            var estimator = (IIntervalEstimator)JudgeEstimators.Find(JudgeStats.PassRate(in study).Method.Id);
            var atLeast = JudgeStats.AtLeast(in study, 0.9);
            Assert.Equal(estimator.Limit(in study, IntervalSide.Lower, 0.9), atLeast);
            Assert.Equal(estimator.Limit(in study, IntervalSide.Upper, 0.9), JudgeStats.AtMost(in study, 0.9));
            Assert.Equal(0.1, JudgeStats.PValue(in study, atLeast, Alternative.Greater), 1e-9);
        }
        Assert.Equal((0, 1, 1), (
            JudgeStats.AtLeast(default, 0.9), JudgeStats.AtMost(default, 0.9), JudgeStats.PValue(default, 0.5, Alternative.Less)));
    }

    [Fact]
    public void The_quality_of_counts_is_rates_with_their_intervals()
    {
        var quality = JudgeStats.Quality(s_counts, 0.9);
        Assert.Equal(0.77, quality.Youden);
        Assert.Equal(BinomialInterval.Wilson.Of(JudgeTally.Of(86, 100), 0.9), quality.Sensitivity.Interval);
        Assert.Equal(BinomialInterval.Wilson.Of(JudgeTally.Of(91, 100), 0.9), quality.Specificity.Interval);
        Assert.True(quality.YoudenInterval.Contains(0.77) && quality.YoudenInterval.Width < 0.2);
        Assert.Throws<ArgumentOutOfRangeException>(() => JudgeStats.Quality(s_counts, 90));
    }

    [Fact]
    public void Each_id_in_any_case_finds_that_estimator()
    {
        Assert.Distinct(JudgeEstimators.All.Select(estimator => estimator.Method.Id));
        foreach (var estimator in JudgeEstimators.All)
        {
            Assert.Same(estimator, JudgeEstimators.Find(estimator.Method.Id));
            Assert.Same(estimator, JudgeEstimators.Find(estimator.Method.Id.ToUpperInvariant()));
        }
    }

    [Fact]
    public void An_unknown_id_is_refused_with_those_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => JudgeEstimators.Find("roganGladen"));
        Assert.Contains("'roganGladen'", error.Message, StringComparison.Ordinal);
        Assert.Contains("naive, labels-only, rogan-gladen", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_buffer_holds_one_estimate_a_study_and_no_more()
    {
        JudgeStudy[] studies = [s_study, s_study.Flip()];
        var estimates = new JudgeEstimate[3];
        RoganGladenEstimator.Default.EstimateMany(studies, estimates, 0.9);
        Assert.Equal([RoganGladenEstimator.Default.Estimate(s_study, 0.9), RoganGladenEstimator.Default.Estimate(s_study.Flip(), 0.9),
            default], estimates);
    }

    [Fact]
    public void A_small_buffer_or_a_bad_level_is_refused_before_any_work()
    {
        var estimates = new JudgeEstimate[1];
        var error = Assert.Throws<ArgumentException>(() => RoganGladenEstimator.Default.EstimateMany([s_study, s_study], estimates, 0.9));
        Assert.StartsWith("estimates has room for 1 values, 2 are needed", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => RoganGladenEstimator.Default.EstimateMany([], estimates, 0));
        Assert.Equal(default, estimates[0]);
    }

    /// <summary>A width of two roundings was taken for one: [1 − 2e-16, 1], unflagged.</summary>
    [Theory]
    [InlineData(0, 6, 2, 3)]
    [InlineData(6, 6, 3, 2)]
    public void A_width_that_is_rounding_is_flagged(int passed, int count, int truePositive, int trueNegative)
    {
        var labels = new ConfusionCounts { TruePositive = truePositive, FalseNegative = 0, FalsePositive = 0, TrueNegative = trueNegative };
        var estimate = PredictionPoweredEstimator.Default.Estimate(new()
        {
            Test = JudgeTally.Of(passed, count),
            Calibration = Calibration.FromCounts(labels, CalibrationDesign.Random)
        });
        Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.DegenerateInterval));
    }

    // A/J was half an ulp above one half, so that the study's own mirror image had another answer.
    [Theory]
    [InlineData(400, 800, 0.72)]
    [InlineData(4000, 8000, 0.93)]
    [InlineData(7, 14, 0.97)]
    public void A_study_that_is_its_own_mirror_image_has_an_answer_that_is(long passed, long total, double accuracy)
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(passed, total), Calibration = Calibration.KnownAccuracy(accuracy) };
        Assert.Equal(study, study.Flip());
        IJudgeEstimator[] estimators =
        [
            .. Enum.GetValues<BinomialInterval>().Select(interval => RoganGladenEstimator.Default with { IntervalWhenKnown = interval }),
            AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Bootstrap },
        ];
        foreach (var estimator in estimators)
        {
            foreach (var level in new[] { 0.5, 0.95 })
            {
                var estimate = estimator.Estimate(in study, level);
                Assert.Equal((0.5, 0.5), (estimate.Point, estimate.Unclamped));
                Assert.Equal(estimate, estimate.Flip());
            }
        }
    }

    // 1 − level is 1 there, and z was 0.
    [Theory]
    [InlineData(1e-17)]
    [InlineData(1e-300)]
    public void A_level_next_to_nothing_is_answered_by_every_interval(double level)
    {
        foreach (var count in new[] { 0, 20, 50 })
        {
            var study = s_study with { Test = JudgeTally.Of(count, 50) };
            foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>())
            {
                if (interval is AsymmetricErrorInterval.Exact or AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP)
                    continue;
                var answer = (AsymmetricErrorEstimator.Default with { Interval = interval, Resampling = new() { Replicates = 100 } })
                    .Estimate(in study, level).Interval;
                Assert.InRange(answer.Lower, 0, answer.Upper);
            }
            foreach (var interval in Enum.GetValues<BinomialInterval>())
            {
                foreach (var known in new[] { Calibration.KnownAccuracy(0.8), Calibration.KnownAccuracy(1) })
                {
                    var answer = (RoganGladenEstimator.Default with { IntervalWhenKnown = interval })
                        .Estimate(study with { Calibration = known }, level).Interval;
                    Assert.InRange(answer.Lower, 0, answer.Upper);
                }
            }
        }
    }

    [Fact]
    public void Known_rates_next_to_constant_are_warned_about_on_both_sides()
    {
        var study = s_study with { Calibration = Calibration.Known(1, 1e-17) };
        Assert.Equal(RoganGladenEstimator.Default.Estimate(study).Warnings, RoganGladenEstimator.Default.Estimate(study.Flip()).Warnings);
    }

    /// <summary>It was answered with the default interval of its kind, without a word.</summary>
    [Theory]
    [InlineData("wilson", false)]
    [InlineData("bootstrap", true)]
    public void An_interval_named_for_other_error_rates_has_no_answer(string interval, bool known)
    {
        var estimator = (IIntervalEstimator)JudgeEstimators.Find("rogan-gladen", interval);
        var counts = Calibration.FromCounts(
            new() { TruePositive = 45, FalseNegative = 5, FalsePositive = 8, TrueNegative = 42 }, CalibrationDesign.ByLabel);
        var study = new JudgeStudy { Test = JudgeTally.Of(60, 100), Calibration = known ? Calibration.Known(0.9, 0.84) : counts };
        var estimate = estimator.Estimate(study);
        Assert.Equal(EstimateWarnings.IntervalMismatch, estimate.Warnings);
        Assert.Equal((interval, double.NaN, 0, 1),
            (estimate.Method.Interval, estimate.Point, estimate.Interval.Lower, estimate.Interval.Upper));
        Assert.Equal(1, estimator.PValue(in study, 0.1));
        Assert.Equal("LJS1048", Assert.Single(Diagnostic.Of(estimate.Warnings)).Code);
        var fitting = study with { Calibration = known ? counts : Calibration.Known(0.9, 0.84) };
        Assert.True(estimator.Estimate(fitting).IsIdentified);
    }
}
