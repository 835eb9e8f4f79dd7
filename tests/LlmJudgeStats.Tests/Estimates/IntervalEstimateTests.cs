using System.Globalization;

namespace LlmJudgeStats.Tests.Estimates;

public class IntervalEstimateTests
{
    [Fact]
    public void Ends_in_order_are_kept()
    {
        var interval = new IntervalEstimate(0.25, 0.75, 0.9, IntervalKind.Credible);
        Assert.Equal(
            (0.25, 0.75, 0.5, 0.9, IntervalKind.Credible), (interval.Lower, interval.Upper, interval.Width, interval.Level, interval.Kind));
        Assert.Equal(IntervalKind.Confidence, new IntervalEstimate(0, 0, 0.5).Kind);
    }

    [Theory]
    [InlineData(0.6, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(0.5, double.NaN)]
    public void Ends_that_cross_or_are_NaN_are_refused(double lower, double upper) =>
        Assert.Equal("upper", Assert.Throws<ArgumentOutOfRangeException>(() => new IntervalEstimate(lower, upper, 0.95)).ParamName);

    [Fact]
    public void A_bad_level_or_kind_is_refused()
    {
        Assert.Equal("level", Assert.Throws<ArgumentOutOfRangeException>(() => new IntervalEstimate(0, 1, 95)).ParamName);
        Assert.Equal("kind", Assert.Throws<ArgumentOutOfRangeException>(() => new IntervalEstimate(0, 1, 0.95, (IntervalKind)2)).ParamName);
    }

    [Fact]
    public void The_ends_are_inside()
    {
        var interval = new IntervalEstimate(0.25, 0.75, 0.95);
        Assert.True(interval.Contains(0.25) && interval.Contains(0.75));
        Assert.False(interval.Contains(Math.BitDecrement(0.25)) || interval.Contains(Math.BitIncrement(0.75))
            || interval.Contains(double.NaN));
    }

    [Fact]
    public void A_flip_is_the_interval_of_one_minus_the_rate() =>
        Assert.Equal(new IntervalEstimate(0.5, 0.75, 0.9, IntervalKind.Credible),
            new IntervalEstimate(0.25, 0.5, 0.9, IntervalKind.Credible).Flip());

    [Fact]
    public void In_any_culture_the_text_is_percent_with_one_decimal()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
        try
        {
            Assert.Equal("[73.6%, 90.0%]", new IntervalEstimate(0.736, 0.9, 0.95).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
