using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tests.BadInputs;

/// <summary>
/// Section A of bad-inputs.md, the rows about numbers: counts and rates that are refused, and those as large or small as they come.
/// </summary>
public class SectionANumbersTests
{
    [Fact]
    public void A17_more_passes_than_items_are_refused_with_both_numbers()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => JudgeTally.Of(11, 10));
        Assert.Equal(("positives", 11L), (error.ParamName, error.ActualValue));
        Assert.Contains("11 of 10", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.FromCounts(11, 10));
    }

    [Fact]
    public void A18_a_negative_count_is_refused_with_the_value()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new JudgeTally { Positives = -7, Negatives = 1 });
        Assert.Equal(("Positives", -7L), (error.ParamName, error.ActualValue));
        Assert.Equal("positives", Assert.Throws<ArgumentOutOfRangeException>(() => JudgeTally.Of(-1, 10)).ParamName);
        Assert.Equal("total", Assert.Throws<ArgumentOutOfRangeException>(() => JudgeTally.Of(0, -10)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ConfusionCounts { TruePositive = 1, FalseNegative = -1, FalsePositive = 1, TrueNegative = 1 });
    }

    [Fact]
    public void A19_five_billion_items_are_counted_as_such()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(3_600_000_000, 5_000_000_000),
            Calibration = SectionATests.Counts(4_300_000_000, 700_000_000, 450_000_000, 4_550_000_000),
        };
        Assert.Equal(5_000_000_000, JudgeTally.Of(3_600_000_000, 5_000_000_000).Count);
        foreach (var estimator in SectionATests.Corrections)
        {
            var estimate = estimator.Estimate(study);
            SectionATests.AssertWhole(estimate);
            Assert.Equal(9.0 / 11, estimate.Point, 4e-16);
            Assert.InRange(estimate.Interval.Width, 1e-6, 1e-4);
        }
        Assert.Equal(9.0 / 11, BayesianEstimator.Default.Estimate(study).Point, 1e-6);
    }

    [Fact]
    public void A20_counts_next_to_the_largest_long_do_not_wrap()
    {
        var study = new JudgeStudy
        {
            Test = new JudgeTally { Positives = long.MaxValue, Negatives = long.MaxValue },
            Calibration = SectionATests.Counts(long.MaxValue, long.MaxValue / 3, long.MaxValue / 3, long.MaxValue),
        };
        foreach (var estimator in SectionATests.Corrections)
        {
            var estimate = estimator.Estimate(study);
            SectionATests.AssertWhole(estimate);
            Assert.Equal(0.5, estimate.Point, 1e-15);
            Assert.True(estimate.Interval.Contains(0.5) && estimate.Interval.Width < 1e-8);
        }
    }

    [Fact]
    public void A21_a_total_beyond_long_is_an_argument_exception()
    {
        JudgeTally[] parts = [JudgeTally.Of(long.MaxValue, long.MaxValue), JudgeTally.Of(1, 1)];
        var error = Assert.Throws<ArgumentException>(() => JudgeTally.Merge(parts));
        Assert.StartsWith("total count exceeds 2^63-1", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.ParamName);
    }

    [Fact]
    public void A22_a_rate_and_its_size_are_never_rounded_to_a_count()
    {
        Assert.Equal(0.83 * 300, Proportion.FromRate(0.83, 300).Successes);
        Assert.Equal(250.5, Proportion.FromCounts(250.5, 300).Successes);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(83.0)]
    public void A23_a_rate_outside_zero_to_one_is_refused(double value) => AssertRateRefused(value);

    [Fact]
    public void A23_a_rate_as_percentage_is_asked_back() =>
        Assert.Contains(
            "did you mean 0.83?", Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Known(83)).Message, StringComparison.Ordinal);

    [Fact]
    public void A24_NaN_is_refused() => AssertRateRefused(double.NaN);

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A25_infinity_is_refused_anywhere(double value)
    {
        AssertRateRefused(value);
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.FromCounts(1, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaPrior(value, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaPrior(1, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => NaiveEstimator.Default.Estimate(new() { Test = JudgeTally.Of(60, 100) }, value));
    }

    [Fact]
    public void A26_minus_zero_is_zero_and_never_printed()
    {
        var study = new JudgeStudy { Test = Proportion.FromCounts(-0.0, 10), Calibration = Calibration.Known(1, 1) };
        foreach (var estimator in SectionATests.Corrections.Append(NaiveEstimator.Default))
        {
            var estimate = estimator.Estimate(study);
            Assert.DoesNotContain("-0", estimate.ToString(), StringComparison.Ordinal);
            Assert.Equal(estimator.Estimate(study with { Test = JudgeTally.Of(0, 10) }), estimate);
            Assert.False(double.IsNegative(estimate.Point) || double.IsNegative(estimate.Interval.Lower)
                || double.IsNegative(estimate.Unclamped));
        }
    }

    [Fact]
    public void A27_subnormal_weights_weigh_as_their_multiples()
    {
        var (a, b) = (Proportion.FromCounts(3, 10), Proportion.FromCounts(8, 10));
        Assert.Equal(Proportion.Mix([new(3, a), new(5, b)]), Proportion.Mix([new(3 * double.Epsilon, a), new(5 * double.Epsilon, b)]));
    }

    [Fact]
    public void A28_known_rates_are_declared_and_never_an_infinite_count()
    {
        Assert.True(Calibration.Known(0.9, 0.8).IsKnown);
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.FromRate(0.9, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.FromCounts(double.PositiveInfinity, double.PositiveInfinity));
    }

    [Fact]
    public void A29_a_perfect_known_judge_gives_the_one_sample_interval_to_the_last_bit()
    {
        foreach (var interval in Enum.GetValues<BinomialInterval>())
        {
            foreach (var test in new[] { JudgeTally.Of(0, 7), JudgeTally.Of(60, 100), JudgeTally.Of(40, 100), JudgeTally.Of(7, 7) })
            {
                var corrected = (RoganGladenEstimator.Default with { IntervalWhenKnown = interval })
                    .Estimate(new() { Test = test, Calibration = Calibration.Known(1, 1) });
                var raw = (NaiveEstimator.Default with { Interval = interval }).Estimate(new() { Test = test });
                Assert.Equal((raw.Interval, raw.Point, raw.Unclamped), (corrected.Interval, corrected.Point, corrected.Unclamped));
            }
        }
    }

    private static void AssertRateRefused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Known(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.FromRate(value, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.Known(value, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.Known(0.5, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.KnownAccuracy(value));
    }
}
