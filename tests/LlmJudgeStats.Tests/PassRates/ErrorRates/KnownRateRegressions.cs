using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>
/// One rate known, the other measured: the Lagrange number of pass-rates.md 3.5 is not bounded by the number of items then, and cutting it
/// off there gave [0, 1], or limits that were too narrow. Figures from an independent implementation in 113-bit arithmetic with an
/// unbounded restricted maximum.
/// </summary>
public sealed class KnownRateRegressions
{
    [Theory]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 20, 0, "3/2", "0.8", 0.95, 0.8672, 1)]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 399, 0, "3/2", "0.8", 0.95, 0.9931, 1)]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 100, 0, "0.9", "8/2", 0.95, 0.9725, 1)]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 38, 4, "0.99", "1/4", 0.95, 0, 0.9329)]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 0, 9799, "0.99", "4/2", 0.99, 0, 0.000385)]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 0, 22699, "0.9", "14/0", 0.9999, 0, 0.000765)]
    [InlineData(AsymmetricErrorInterval.Score, 3, 42, "6/5", "0.99", 0.95, 0.0228, double.NaN)]
    [InlineData(AsymmetricErrorInterval.Score, 0, 14, "0.75", "1/0", 0.9999, 0, 0.693)]
    public void Limits_agree_with_an_unbounded_fit(
        AsymmetricErrorInterval interval, int passed, int failed, string sensitivity, string specificity, double level, double lower,
        double upper)
    {
        var estimate = new AsymmetricErrorEstimator { Interval = interval }.Estimate(
            new JudgeStudy
            {
                Test = JudgeTally.Of(passed, passed + failed),
                Calibration = new() { Sensitivity = Rate(sensitivity), Specificity = Rate(specificity) }
            }, level);
        Assert.Equal(lower, estimate.Interval.Lower, lower < 0.001 ? 1e-6 : 6e-5);
        if (!double.IsNaN(upper)) Assert.Equal(upper, estimate.Interval.Upper, upper < 0.001 ? 1e-6 : 6e-4);
    }

    [Fact]
    public void A_known_test_rate_never_crosses_the_limits()
    {
        var study = new JudgeStudy
        {
            Test = Proportion.Known(0.7),
            Calibration = new() { Sensitivity = Proportion.Known(0.72), Specificity = JudgeTally.Of(9, 9) },
        };
        foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>())
        {
            var estimate = new AsymmetricErrorEstimator { Interval = interval }.Estimate(study);
            Assert.True(estimate.Interval.Lower <= estimate.Interval.Upper);
        }
    }

    [Fact]
    public void Everything_known_is_one_rate()
    {
        var study = new JudgeStudy { Test = Proportion.Known(0.5), Calibration = Calibration.Known(0.9, 0.8) };
        foreach (var interval in new[] { AsymmetricErrorInterval.GuardedScore, AsymmetricErrorInterval.Score,
            AsymmetricErrorInterval.ProfileLikelihood })
        {
            var estimate = new AsymmetricErrorEstimator { Interval = interval }.Estimate(study);
            Assert.Equal(3 / 7.0, estimate.Interval.Lower, 1e-9);
            Assert.Equal(3 / 7.0, estimate.Interval.Upper, 1e-9);
        }
    }

    private static Proportion Rate(string text) => text.Split('/') is [var successes, var failures]
        ? JudgeTally.Of(int.Parse(successes), int.Parse(successes) + int.Parse(failures))
        : Proportion.Known(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
