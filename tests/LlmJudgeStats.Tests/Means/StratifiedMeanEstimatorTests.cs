using LlmJudgeStats.Tests.Laws;

namespace LlmJudgeStats.Tests.Means;

public sealed class StratifiedMeanEstimatorTests
{
    private static readonly StratifiedMeanEstimator s_usual = StratifiedMeanEstimator.Default;

    /// <summary>
    /// Verdict fail, pass, and none: items that the judge did not answer are a third stratum, neither dropped nor counted as failed.
    /// </summary>
    private static readonly MeanStudy s_withoutVerdict = new()
    {
        Table = StrataTable.Of(ValueRange.Unit, [0, 1], 3, [18, 2, 3, 27, 4, 6], [180, 270, 50]),
        Design = CalibrationDesign.Random,
    };

    [Fact]
    public void Items_without_a_verdict_are_a_third_stratum()
    {
        var estimate = s_usual.Estimate(s_withoutVerdict, 0.95);
        Assert.Equal(((200 * 0.1) + (300 * 0.9) + (60 * 0.6)) / 560, estimate.Point, 1e-15);
        Assert.True(estimate.Interval.Contains(estimate.Point));
        Assert.Equal(EstimateWarnings.None, estimate.Warnings);
        var limit = s_usual.Limit(s_withoutVerdict, IntervalSide.Lower, 0.95);
        Assert.InRange(limit, estimate.Interval.Lower, estimate.Point);
        Assert.Equal(0.05, s_usual.PValue(s_withoutVerdict, limit, Alternative.Greater), 1e-12);
        Assert.Equal(0.05, s_usual.PValue(s_withoutVerdict, estimate.Interval.Upper), 1e-12);
    }

    /// <summary>The same study, asked as a pass rate and as a mean.</summary>
    [Fact]
    public void Two_verdicts_and_a_pass_rate_give_the_same_bits()
    {
        foreach (var interval in Enum.GetValues<StratifiedMeanInterval>())
        {
            var mean = new StratifiedMeanEstimator { Interval = interval };
            var rate = new PostStratifiedEstimator { Interval = Enum.Parse<PostStratifiedInterval>(interval.ToString()) };
            // Limits of means of more values than two promise less than those of a rate.
            var traits = mean.Interval.Traits with { LimitPromise = rate.Interval.Traits.LimitPromise };
            Assert.Equal(rate.Interval.Traits, traits);
            Assert.Equal(rate.Method, mean.Method with { Traits = traits });
            Laws.Studies.Check(Laws.Studies.Ordinary, 60, study =>
            {
                if (study.Calibration.Design is not CalibrationDesign.Random) return;
                var (se, sp, test) = (study.Calibration.Sensitivity, study.Calibration.Specificity, study.Test);
                var table = StrataTable.Of(
                    ValueRange.Unit, [0, 1], 2, [sp.Failures, se.Successes, sp.Successes, se.Failures], [test.Successes, test.Failures]);
                var strata = new MeanStudy { Table = table, Design = study.Calibration.Design };
                Assert.Equal(rate.Estimate(in study, 0.95).Interval, mean.Estimate(in strata, 0.95).Interval);
                Assert.Equal(rate.Limit(in study, IntervalSide.Upper, 0.95), mean.Limit(in strata, IntervalSide.Upper, 0.95));
                Assert.Equal(rate.PValue(in study, 0.4), mean.PValue(in strata, 0.4));
                Assert.Equal(rate.PValue(in study, 0.4, Alternative.Greater), mean.PValue(in strata, 0.4, Alternative.Greater));
            });
        }
    }

    [Fact]
    public void Scores_are_answered_in_their_own_range()
    {
        long[] counts = [6, 3, 1, 0, 0, 1, 4, 9, 5, 1, 0, 0, 1, 6, 13];
        var share = new MeanStudy
        {
            Table = StrataTable.Of(ValueRange.Unit, [0, 0.25, 0.5, 0.75, 1], 3, counts, [150, 400, 400]),
            Design = CalibrationDesign.Random,
        };
        var score = new MeanStudy
        {
            Table = StrataTable.Of(new(1, 5), [1, 2, 3, 4, 5], 3, counts, [150, 400, 400]),
            Design = CalibrationDesign.Random,
        };
        var (one, five) = (s_usual.Estimate(in share, 0.9), s_usual.Estimate(in score, 0.9));
        Assert.Equal(1 + (4 * one.Point), five.Point, 1e-14);
        Assert.Equal(4 * one.StandardError, five.StandardError, 1e-14);
        Assert.Equal(1 + (4 * one.Interval.Lower), five.Interval.Lower, 1e-14);
        Assert.Equal(1 + (4 * one.Interval.Upper), five.Interval.Upper, 1e-14);
        Assert.Equal(new Support(1, 5), five.Method.Support);
        Assert.Equal(s_usual.PValue(in share, 0.5), s_usual.PValue(in score, 3), 1e-14);
        Assert.Throws<ArgumentOutOfRangeException>(() => s_usual.PValue(in score, 0.5));
    }

    [Fact]
    public void A_stratum_without_a_label_leaves_limits()
    {
        var study = new MeanStudy
        {
            Table = StrataTable.Of(ValueRange.Unit, [0, 1], 2, [8, 12, 0, 0], [50, 10]),
            Design = CalibrationDesign.Random,
        };
        var estimate = s_usual.Estimate(in study, 0.95);
        Assert.Equal(0.6, estimate.Point, 1e-15);
        Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified));
        estimate = s_usual.Estimate(study with { Design = CalibrationDesign.ByVerdict }, 0.95);
        Assert.False(estimate.IsIdentified);
        Assert.True(estimate.Interval is { Lower: > 0.2, Upper: < 0.9 });
    }

    /// <summary>
    /// 150 labels of value 5 and 50 of value 1 from strata of 200 items each, and one item of a third stratum: the labels together say 4.0,
    /// the strata 3.0.
    /// </summary>
    [Fact]
    public void A_point_outside_its_interval_is_pointed_out()
    {
        var study = new MeanStudy
        {
            Table = StrataTable.Of(new(1, 5), [1, 5], 3, [50, 0, 0, 150, 0, 0], [150, 50, 1]),
            Design = CalibrationDesign.Random,
        };
        var estimate = s_usual.Estimate(in study, 0.95);
        Assert.Equal(4, estimate.Point, 1e-14);
        Assert.True(estimate.Interval.Upper < 3.5, $"{estimate.Interval:G6}");
        Assert.Equal(EstimateWarnings.PartiallyIdentified | EstimateWarnings.SmallCalibration | EstimateWarnings.PointOutsideInterval,
            estimate.Warnings);
        Assert.Contains(Diagnostic.Of(estimate.Warnings), found => found is { Code: "LJS1046", Severity: DiagnosticSeverity.Warning });
        // With its strata about as often labelled as they occur there is nothing to point out.
        var fair = study with { Table = StrataTable.Of(new(1, 5), [1, 5], 3, [100, 0, 0, 100, 0, 0], [100, 100, 1]) };
        Assert.Equal(
            EstimateWarnings.PartiallyIdentified | EstimateWarnings.SmallCalibration, s_usual.Estimate(in fair, 0.95).Warnings);
    }

    [Fact]
    public void Without_an_answer_limits_are_the_range_and_p_is_one()
    {
        var labels = StrataTable.Of(new(1, 5), [2, 4], 1, [5L, 6], [10]);
        foreach (var (study, warning) in new[]
        {
            (new MeanStudy { Table = labels }, EstimateWarnings.DesignMismatch),
            (new MeanStudy { Table = StrataTable.Of(new(1, 5), [], 1, Array.Empty<long>(), [10]), Design = CalibrationDesign.Random },
                EstimateWarnings.Unidentified),
        })
        {
            var estimate = s_usual.Estimate(in study, 0.95);
            Assert.False(estimate.IsIdentified);
            Assert.Equal(warning, estimate.Warnings);
            Assert.Equal(new(1, 5, 0.95), estimate.Interval);
            Assert.Equal(1, s_usual.Limit(in study, IntervalSide.Lower, 0.95));
            Assert.Equal(5, s_usual.Limit(in study, IntervalSide.Upper, 0.95));
            Assert.Equal(1, s_usual.PValue(in study, 1.5));
            Assert.Equal(1, s_usual.PValue(in study, 1.5, Alternative.Greater));
        }
    }
}
