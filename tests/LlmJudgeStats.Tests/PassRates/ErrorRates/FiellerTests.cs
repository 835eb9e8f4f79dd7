namespace LlmJudgeStats.Tests.PassRates.ErrorRates;

public sealed class FiellerTests
{
    /// <summary>2 of 40, Se 6/12, Sp 12/12: the point is .1, and the smoothed set at level .5 ended below it.</summary>
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void The_smoothed_set_reaches_to_its_point(double level)
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(2, 40),
            Calibration = new() { Sensitivity = JudgeTally.Of(6, 12), Specificity = JudgeTally.Of(12, 12) },
        };
        var fieller = AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Fieller };
        var (one, other) = (fieller.Estimate(in study, level), fieller.Estimate(study.Flip(), level));
        Assert.Equal(0.1, one.Point, 1e-15);
        Assert.True(one.Interval.Contains(one.Point), $"{one:G17}");
        Assert.True(other.Interval.Contains(other.Point), $"{other:G17}");
        Assert.Equal(1, fieller.PValue(in study, one.Point));
    }
}
