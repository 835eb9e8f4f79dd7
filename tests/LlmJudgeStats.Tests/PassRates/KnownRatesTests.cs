namespace LlmJudgeStats.Tests.PassRates;

/// <summary>Known error rates that no pass rate fits: an answer that is never of no width (pass-rates.md 2).</summary>
public sealed class KnownRatesTests
{
    [Fact]
    public void Rates_that_do_not_fit_leave_a_width()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(5, 180), Calibration = Calibration.Known(0.9, 0.9) };
        var (low, high) = (JudgeStats.PassRate(in study), JudgeStats.PassRate(study.Flip()));
        Assert.Equal(0, low.Point);
        Assert.Equal(0, low.Interval.Lower);
        Assert.Equal(0.017, low.Interval.Upper, 5e-4);
        Assert.Equal(low.Interval.Flip(), high.Interval);
        Assert.Equal(EstimateWarnings.Clamped, low.Warnings);
        Assert.Equal(("rogan-gladen", "guarded-score"), (low.Method.Id, low.Method.Interval));
        Assert.Equal(AsymmetricErrorEstimator.Default.Estimate(in study, 0.95).Interval, low.Interval);
        // A gate has Clopper and Pearson's limit, mapped: (U − .1)/.8, and that is below 0 here.
        Assert.Equal(0, JudgeStats.AtMost(in study, 0.95));
        Assert.Equal(0, JudgeStats.AtLeast(in study, 0.95));
        var near = study with { Test = JudgeTally.Of(12, 180) };
        var gate = BinomialInterval.ClopperPearson.Of(near.Test, 0.9).Upper;
        Assert.Equal((gate - 0.1) / 0.8, JudgeStats.AtMost(in near, 0.95), 1e-12);
    }

    /// <summary>
    /// Every interval, at every level and misfit: a width, nested in the level, and in agreement with its p-value. Wilson's own limits
    /// where they reach into [0, 1] far enough.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(17)]
    public void Intervals_keep_a_width_and_stay_nested(int passed)
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(passed, 180), Calibration = Calibration.Known(0.9, 0.9) };
        foreach (var interval in Enum.GetValues<BinomialInterval>())
        {
            var estimator = new RoganGladenEstimator { IntervalWhenKnown = interval };
            var last = 0.0;
            for (var i = 1; i < 100; i++)
            {
                var level = i / 100.0;
                var found = estimator.Estimate(in study, level).Interval;
                var name = $"{interval} {level} {found:G6} {last:G6}";
                Assert.True(found.Lower == 0 && found.Upper >= last - 1e-12 && found.Upper > 1e-4 * level * level, name);
                Assert.Equal(found.Flip(), estimator.Estimate(study.Flip(), level).Interval);
                last = found.Upper;
            }
            foreach (var rate in new[] { 0.001, 0.01, 0.02, 0.1 })
            {
                var p = estimator.PValue(in study, rate);
                foreach (var level in new[] { 0.3, 0.6, 0.9, 0.99, 0.9999 })
                {
                    if (Math.Abs(p - (1 - level)) > 1e-9)
                        Assert.Equal(p >= 1 - level, estimator.Estimate(in study, level).Interval.Contains(rate));
                }
            }
        }
        var wilson = (BinomialInterval.Wilson.Of(study.Test, 0.95).Upper - 0.1) / 0.8;
        if (passed >= 14) Assert.Equal(wilson, JudgeStats.PassRate(in study).Interval.Upper, 1e-12);
    }
}
