using LlmJudgeStats.Intervals;
using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.JudgeConfidence;

/// <summary>Brier score and calibration: sums by hand, expectations by enumeration, and points that never carry an interval.</summary>
public sealed class CalibrationTests
{
    private const double Exact = 1e-12;

    private static readonly StratifiedMeanEstimator s_means = StratifiedMeanEstimator.Default;

    // 30 items in two bands of 15 by the walk (8 or a tenth of the items): means .2 and .8, 6 and 9 came true.
    private static readonly ConfidenceSample s_two = ConfidenceSample.OfOutcomes(
        [.. Enumerable.Repeat(0.2, 15), .. Enumerable.Repeat(0.8, 15)], [.. Came(6, 15), .. Came(9, 15)], []);

    [Fact]
    public void Brier_score_and_its_parts_agree_with_sums_by_hand()
    {
        var score = ((6 * 0.64) + (9 * 0.04) + (9 * 0.04) + (6 * 0.64)) / 30;
        Assert.Equal(score, s_means.Estimate(s_two.ToBrierStudy(CalibrationDesign.Random), 0.95).Point, Exact);
        var parts = BrierScore.Of(s_two);
        var (reliability, resolution, uncertainty) = (parts.Reliability(0.9), parts.Resolution(0.9), parts.Uncertainty(0.9));
        Assert.Equal(0.04, reliability.Point, Exact);
        Assert.Equal(0.01, resolution.Point, Exact);
        Assert.Equal(0.25, uncertainty.Point, Exact);
        // Confidences do not vary within a band here, so Murphy's sum is the score.
        Assert.Equal(score, reliability.Point - resolution.Point + uncertainty.Point, Exact);
        Assert.Equal(1 - (score / 0.25), parts.Skill(0.9).Point, Exact);
        Assert.Equal(-((18 * Math.Log(0.8)) + (12 * Math.Log(0.2))) / 30, parts.LogLoss(0.9).Point, Exact);
    }

    [Fact]
    public void Calibration_in_the_large_is_a_mean_with_a_p_value_for_0()
    {
        var study = s_two.ToCalibrationStudy(CalibrationDesign.Random);
        var estimate = s_means.Estimate(in study, 0.95);
        Assert.Equal(((15 * 0.2) + (15 * 0.8) - 15) / 30, estimate.Point, Exact);
        Assert.Equal((-1, 1), (estimate.Method.Support.Lower, estimate.Method.Support.Upper));
        Assert.InRange(s_means.PValue(in study, 0), 0.5, 1);
        Assert.True(estimate.Interval.Contains(0));
    }

    [Fact]
    public void Labels_of_a_part_go_by_bands_of_confidence()
    {
        var sample = ConfidenceSample.OfOutcomes(
            [.. Enumerable.Repeat(0.2, 15), .. Enumerable.Repeat(0.8, 15)], [.. Came(6, 15), .. Came(9, 15)],
            [.. Enumerable.Repeat(0.1, 60), .. Enumerable.Repeat(0.95, 210)]);
        Assert.Equal([0.2], sample.Bands());
        var table = sample.ToBrierStudy(CalibrationDesign.Random).Table;
        Assert.Equal((2, 60.0, 210.0), (table.Strata, table.Unlabelled(0), table.Unlabelled(1)));
        var rate = sample.ToStudy(CalibrationDesign.Random);
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0, 1], 2, [9L, 6, 6, 9], [60L, 210]), rate.Table);
        Assert.Equal(((75 * 0.4) + (225 * 0.6)) / 300, s_means.Estimate(in rate, 0.95).Point, Exact);
        Assert.Throws<ArgumentException>(() => sample.ToStudy(CalibrationDesign.ByVerdict));
        Assert.Throws<ArgumentException>(() => sample.ToBrierStudy(CalibrationDesign.ByVerdict));
        Assert.Equal(3, sample.ToStudy(CalibrationDesign.ByVerdict, [0.15, 0.5]).Table.Strata);
        Assert.Throws<ArgumentException>(() => sample.ToStudy(CalibrationDesign.ByVerdict, [0.5, 0.5]));
    }

    /// <summary>One band gives the labels alone: strata that are put together give another answer than these.</summary>
    [Fact]
    public void Confidence_in_verdicts_orders_fails_before_passes()
    {
        var sample = ConfidenceSample.OfVerdicts(
            [0.9, 0.6, 0.6, 0.9], [false, false, true, true], [false, true, true, true], [0.9, 0.7, 0.8], [false, true, true]);
        Assert.Equal([true, false, true, true], sample.Outcomes.ToArray());
        var table = sample.ToStudy(CalibrationDesign.ByVerdict, [-0.8, 0, 0.75]).Table;
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0, 1], 4, [1L, 0, 0, 1, 0, 1, 0, 1], [1L, 0, 1, 1]), table);
        var without = sample.WithUnjudged([true], 2).ToStudy(CalibrationDesign.Random, [0]).Table;
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0, 1], 3, [1L, 1, 0, 2, 0, 1], [1L, 2, 2]), without);
        var merged = ConfidenceSample.Merge([sample, sample.WithUnjudged([true], 2)]);
        Assert.Equal((8, 6), (merged.Labelled, merged.Unlabelled));
        Assert.Equal([2.0, 4, 2], Enumerable.Range(0, 3).Select(merged.ToStudy(CalibrationDesign.Random, [0]).Table.Unlabelled));
        Assert.Throws<ArgumentException>(() => ConfidenceSample.Merge([]));
        Assert.Throws<ArgumentException>(() => ConfidenceSample.OfVerdicts([0.5], [true], [], [], []));
        Assert.Throws<ArgumentException>(() => ConfidenceSample.OfVerdicts([0.5], [true], [true], [0.5], []));
    }

    [Fact]
    public void Bands_have_as_many_items_and_never_part_equals()
    {
        double[] confidences = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)];
        var rising = ConfidenceSample.OfOutcomes([.. confidences.Reverse()], new bool[100], []);
        var table = Reliability.Of(rising, BandRule.EqualItems);
        Assert.Equal(Enumerable.Repeat(10L, 10), table.Bands.Select(band => band.Items));
        Assert.Equal((0, 0.09, 0.045), (table.Bands[0].From, table.Bands[0].To, Math.Round(table.Bands[0].MeanConfidence, 12)));
        Assert.Equal([8L, 8, 9], Reliability.Of(First(25), BandRule.EqualItems).Bands.Select(band => band.Items));
        Assert.Single(Reliability.Of(First(15), BandRule.EqualItems).Bands);
        var tied = ConfidenceSample.OfOutcomes([.. Enumerable.Repeat(1.0, 90), .. Enumerable.Repeat(0.5, 10)], new bool[100], []);
        Assert.Equal([10L, 90], Reliability.Of(tied, BandRule.EqualItems).Bands.Select(band => band.Items));
        var wide = Reliability.Of(tied, BandRule.EqualWidth);
        Assert.Equal([0.5, 1], wide.Bands.Select(band => band.To));
        Assert.Equal(BinomialInterval.ClopperPearson.Of(Proportion.FromCounts(0, 10), 0.95), wide.Bands[0].Interval(0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reliability.Of(tied, BandRule.EqualWidth, 0));

        ConfidenceSample First(int items) => ConfidenceSample.OfOutcomes(confidences.AsSpan(0, items), new bool[items], []);
    }

    [Fact]
    public void Calibration_errors_agree_with_sums_by_hand()
    {
        var table = Reliability.Of(s_two, BandRule.EqualItems);
        Assert.Equal(0.2, table.ExpectedError(0.95).Point, Exact);
        Assert.Equal(0.2, table.LargestError(0.95).Point, Exact);
        Assert.Equal(Math.Sqrt(0.04 - (0.24 / 14)), table.DebiasedError(0.95).Point, Exact);
        // Of a band of one item no variance is known: it is put together with the next, the last one with the one before.
        var thin = ConfidenceSample.OfOutcomes([0.05, 0.35, 0.35, 0.35, 0.95], [true, false, true, false, true], []);
        var gap = (3 / 5.0) - (2.05 / 5);
        Assert.Equal((gap * gap) - (0.24 / 4), Reliability.Of(thin, BandRule.EqualWidth, 1).DebiasedSquare, Exact);
        var merged = Reliability.Of(thin, BandRule.EqualWidth);
        Assert.Equal(3, merged.Bands.Length);
        Assert.Equal((gap * gap) - (0.24 / 4), merged.DebiasedSquare, Exact);
    }

    /// <summary>
    /// The mean of the debiased square over all outcomes is the square of the true error, where the plain one is larger: in each band the
    /// outcomes are alike, so that binomial probabilities enumerate them.
    /// </summary>
    [Theory]
    [InlineData(0.3, 0.3, 0.9, 0.9)]
    [InlineData(0.3, 0.4, 0.9, 0.7)]
    public void Debiased_square_is_unbiased(double low, double trulyLow, double high, double trulyHigh)
    {
        const int Items = 9;
        var mean = 0.0;
        var plain = 0.0;
        for (var a = 0; a <= Items; a++)
        {
            for (var b = 0; b <= Items; b++)
            {
                var sample = ConfidenceSample.OfOutcomes(
                    [.. Enumerable.Repeat(low, Items), .. Enumerable.Repeat(high, Items)], [.. Came(a, Items), .. Came(b, Items)], []);
                var probability = Mass(a, Items, trulyLow) * Mass(b, Items, trulyHigh);
                var table = Reliability.Of(sample, BandRule.EqualItems);
                mean += probability * table.DebiasedSquare;
                plain += probability * table.Bands.Sum(band => Math.Pow(band.Accuracy.Rate - band.MeanConfidence, 2)) / 2;
            }
        }
        var truth = (Math.Pow(low - trulyLow, 2) + Math.Pow(high - trulyHigh, 2)) / 2;
        Assert.Equal(truth, mean, Exact);
        Assert.True(plain > truth + 0.005);
    }

    /// <summary>Redrawn labels against the binomial probabilities of every outcome: 10,000 draws, four standard errors.</summary>
    [Fact]
    public void Error_under_perfect_calibration_agrees_with_enumeration()
    {
        const int Items = 10;
        double[] confidences = [.. Enumerable.Repeat(0.3, Items), .. Enumerable.Repeat(0.8, Items)];
        var sample = ConfidenceSample.OfOutcomes(confidences, [.. Came(5, Items), .. Came(7, Items)], []);
        var table = Reliability.Of(sample, BandRule.EqualItems);
        var found = table.UnderPerfectCalibration();
        var mean = 0.0;
        var square = 0.0;
        var atLeast = 0.0;
        for (var a = 0; a <= Items; a++)
        {
            for (var b = 0; b <= Items; b++)
            {
                var error = (Math.Abs(a - 3.0) + Math.Abs(b - 8.0)) / 20;
                var probability = Mass(a, Items, 0.3) * Mass(b, Items, 0.8);
                mean += probability * error;
                square += probability * error * error;
                if (error > 0.15 - 1e-9) atLeast += probability;
            }
        }
        Assert.Equal(0.15, table.ExpectedError(0.95).Point, Exact);
        Assert.Equal(mean, found.Mean, 4 * Math.Sqrt((square - (mean * mean)) / 10_000));
        Assert.Equal(atLeast, found.PValue, 4 * Math.Sqrt(atLeast * (1 - atLeast) / 10_000));
        Assert.Equal(0.2, found.Quantile95, 1e-9);
        Assert.Equal(found, table.UnderPerfectCalibration());
    }

    /// <summary>More than a thousand items share their draws with their neighbours: mean and variance hold, and time is bounded.</summary>
    [Fact]
    public void Error_under_perfect_calibration_of_many_items_is_that_of_normal_sums()
    {
        const int Items = 200_000;
        double[] confidences = [.. Enumerable.Range(0, Items).Select(i => (i + 0.5) / Items)];
        var random = new Philox(3, 0);
        var outcomes = new bool[Items];
        for (var i = 0; i < Items; i++) outcomes[i] = random.NextBernoulli(confidences[i]);
        var found = Reliability.Of(ConfidenceSample.OfOutcomes(confidences, outcomes, []), BandRule.EqualItems).UnderPerfectCalibration();
        var expected = 0.0;
        var variance = 0.0;
        foreach (var band in confidences.Chunk(Items / 10))
        {
            var deviation = Math.Sqrt(band.Sum(p => p * (1 - p))) / Items;
            expected += deviation * Math.Sqrt(2 / Math.PI);
            variance += deviation * deviation * (1 - (2 / Math.PI));
        }
        Assert.Equal(expected, found.Mean, 4 * Math.Sqrt(variance / 10_000));
        Assert.InRange(found.PValue, 0.001, 1);
    }

    [Fact]
    public void Points_have_no_interval()
    {
        var table = Reliability.Of(s_two, BandRule.EqualItems);
        var parts = BrierScore.Of(s_two);
        JudgeEstimate[] points =
        [
            table.ExpectedError(0.95), table.LargestError(0.95), table.DebiasedError(0.95), parts.Reliability(0.95), parts.Resolution(0.95),
            parts.Uncertainty(0.95), parts.Skill(0.95), parts.LogLoss(0.95), SelectiveAccuracy.Of(s_two).RiskArea(0.95),
        ];
        Assert.All(points, point =>
        {
            Assert.Equal(EstimateWarnings.PointOnly, point.Warnings);
            Assert.True(point.IsIdentified);
            Assert.Equal((point.Method.Support.Lower, point.Method.Support.Upper), (point.Interval.Lower, point.Interval.Upper));
        });
        var said = Assert.Single(Diagnostic.Of(points[0].Warnings));
        Assert.Equal(("LJS1100", DiagnosticSeverity.Info), (said.Code, said.Severity));
    }

    [Fact]
    public void No_items_give_no_points()
    {
        var none = ConfidenceSample.OfOutcomes([], [], [0.5]);
        var table = Reliability.Of(none, BandRule.EqualItems);
        Assert.Empty(table.Bands);
        Assert.False(table.ExpectedError(0.95).IsIdentified);
        Assert.False(table.LargestError(0.95).IsIdentified);
        Assert.False(table.DebiasedError(0.95).IsIdentified);
        Assert.Equal(1, table.UnderPerfectCalibration().PValue);
        var parts = BrierScore.Of(none);
        Assert.False(parts.Reliability(0.95).IsIdentified);
        Assert.False(parts.Uncertainty(0.95).IsIdentified);
        Assert.False(parts.LogLoss(0.95).IsIdentified);
        Assert.False(BrierScore.Of(ConfidenceSample.OfOutcomes([0.5], [true], [])).Skill(0.95).IsIdentified);
        Assert.False(s_means.Estimate(none.ToBrierStudy(CalibrationDesign.Random), 0.95).IsIdentified);
    }

    private static IEnumerable<bool> Came(int howMany, int items) => Enumerable.Range(0, items).Select(i => i < howMany);

    private static double Mass(int k, int n, double p)
    {
        var mass = 1.0;
        for (var i = 0; i < k; i++) mass *= (n - i) / (double)(k - i);
        return mass * Math.Pow(p, k) * Math.Pow(1 - p, n - k);
    }
}
