using System.Globalization;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Numbers of documents and pictures, against what a person would write.</summary>
public sealed class RateTextTests
{
    [Theory]
    [InlineData(0.7362, "73.6%")]
    [InlineData(0, "0.0%")]
    [InlineData(1, "100.0%")]
    [InlineData(0.9996, ">99.9%")]
    [InlineData(0.9994, "99.9%")]
    [InlineData(0.0004, "<0.1%")]
    [InlineData(double.Epsilon, "<0.1%")]
    [InlineData(0.0006, "0.1%")]
    [InlineData(double.NaN, "not identified")]
    public void All_and_none_are_said_only_when_it_is_so(double rate, string shown)
    {
        Assert.Equal(shown, RateText.Percent(rate));
        Assert.Equal(shown, PlainText.Percent(rate));
        // The text of an interval is the library's own: in a terminal it stands beside these.
        if (!double.IsNaN(rate)) Assert.Equal($"[{shown}, {shown}]", new IntervalEstimate(rate, rate, 0.95).ToString());
    }

    [Theory]
    [InlineData(0.75, "75%")]
    [InlineData(0.975, "97.5%")]
    [InlineData(0.07, "7%")]
    [InlineData(0, "0%")]
    [InlineData(1, "100%")]
    [InlineData(0.999, "99.9%")]
    public void A_chosen_rate_is_shown_as_it_was_chosen(double rate, string shown) => Assert.Equal(shown, RateText.Chosen(rate));

    [Theory]
    [InlineData(0.736, 0.691, 0.784, "69.1% to 78.4%")]
    [InlineData(0.736, 0.7358, 0.7364, "73.58% to 73.64%")]
    [InlineData(0.736, 0.736, 0.784, "73.6% to 78.4%")]
    [InlineData(1, 0.9997, 1, ">99.9% to 100.0%")]
    [InlineData(0.9998, 0.9996, 1, "99.96% to 100.0%")]
    [InlineData(0.00001, 0, 0.00002, "0.0% to <0.01%")]
    [InlineData(double.NaN, 0, 1, "0.0% to 100.0%")]
    public void A_limit_does_not_look_like_the_point_that_it_is_not(double point, double lower, double upper, string shown)
    {
        Assert.Equal(shown, RateText.Limits(point, lower, upper));
        Assert.Equal($"[{shown.Replace(" to ", ", ", StringComparison.Ordinal)}]", RateText.Brackets(point, lower, upper));
        var bare = shown.Replace("%", "", StringComparison.Ordinal).Replace(" to ", "--", StringComparison.Ordinal);
        Assert.Equal(bare, RateText.Dashes(point, lower, upper));
    }

    [Theory]
    [InlineData(0.023, "2.3")]
    [InlineData(-0.023, "2.3")]
    [InlineData(0, "0.0")]
    [InlineData(0.0001, "<0.1")]
    public void A_difference_is_in_points(double difference, string size)
    {
        Assert.Equal($"{size} points", RateText.Points(difference));
        Assert.Equal($"±{size}", RateText.PlusMinus(difference));
    }

    [Fact]
    public void No_difference_is_no_number() => Assert.Equal("not identified", RateText.Points(double.NaN));

    [Theory]
    [InlineData(0.6987, "0.699")]
    [InlineData(-0.0001, "0.000")]
    [InlineData(-0.2, "-0.200")]
    [InlineData(double.NaN, "not identified")]
    public void Youden_has_three_decimals(double youden, string shown) => Assert.Equal(shown, RateText.Youden(youden));

    [Fact]
    public void Counts_have_commas_from_a_thousand()
    {
        Assert.Equal("0", RateText.Count(0));
        Assert.Equal("999", RateText.Count(999));
        Assert.Equal("10,641", RateText.Count(10_641));
        Assert.Equal("18,446,744,073,709,551,614", RateText.Count((Int128)long.MaxValue + long.MaxValue));
    }

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0.0%", RateText.Percent(-0.0));

    /// <summary>Every rate of four decimals: the text, read as a number, is the nearest of one decimal.</summary>
    [Fact]
    public void A_percentage_is_the_nearest_one()
    {
        for (var i = 10; i < 9990; i++)
        {
            var shown = decimal.Parse(RateText.Percent(i / 10_000.0)[..^1], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(shown - (i / 100m)) <= 0.05m, $"{i}: {shown}");
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_changes_nothing(string culture)
    {
        static string All() => string.Join('|', RateText.Percent(0.7), RateText.Limits(0.5, 0.1, 0.9), RateText.Points(-0.1),
            RateText.Youden(-0.5), RateText.Count(1234567), RateText.Chosen(0.975));
        Assert.Equal(All(), Reports.InCulture(culture, All));
    }
}
