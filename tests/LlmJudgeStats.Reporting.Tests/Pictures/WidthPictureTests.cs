namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (c): the curve, read back through the ticks of both axes.</summary>
public sealed class WidthPictureTests
{
    [Theory]
    [InlineData("nq301")]
    [InlineData("a gate")]
    [InlineData("few")]
    [InlineData("here at the end")]
    public void A_reader_reads_labels_and_widths_off_the_axes(string name)
    {
        var picture = Samples.Widths.Single(sample => sample.Name == name).Picture;
        var drawn = new Drawn(picture);
        var across = drawn.Of("a-m").Where(text => text.Value.All(c => char.IsAsciiDigit(c) || c == ','))
            .Select(text => (X: Drawn.At(text, "x"), Log: Math.Log(Drawn.Number(text.Value.Replace(",", "", StringComparison.Ordinal)))))
            .ToList();
        var up = drawn.Of("a-e").Where(text => text.Value.All(c => c is '±' or '.' || char.IsAsciiDigit(c)))
            .Select(text => (Y: Drawn.At(text, "y") - 4, Points: Drawn.Number(text.Value.TrimStart('±')))).ToList();
        var points = Drawn.Points(drawn.Of("l-main").Single()).ToList();
        Assert.All(picture.Curve.Zip(points), pair =>
        {
            Assert.Equal(Math.Log(pair.First.Labels), Through(across[0], across[^1], pair.Second.X), .001);
            Assert.Equal(100 * pair.First.HalfWidth, Through(up[0], up[^1], pair.Second.Y), .01);
        });
        var (x, y) = Drawn.Middle(drawn.Of("p-main").Single());
        Assert.Equal(Math.Log(picture.Here.Labels), Through(across[0], across[^1], x), .001);
        Assert.Equal(100 * picture.Here.HalfWidth, Through(up[0], up[^1], y), .01);
        if (picture.Needed is { } needed)
            Assert.Equal(100 * needed, Through(up[0], up[^1], Drawn.At(drawn.Of("l-gate").Single(), "y1")), .01);
    }

    [Fact]
    public void Ticks_are_1_2_and_5_times_powers_of_ten()
    {
        var ticks = new Drawn(Samples.Widths.First().Picture).Of("a-m").Select(text => text.Value).SkipLast(1);
        Assert.Equal(["50", "100", "200", "500", "1,000", "2,000", "5,000"], ticks);
    }

    [Fact]
    public void The_widths_that_matter_stand_in_words()
    {
        var drawn = new Drawn(Samples.Widths.Single(sample => sample.Name == "a gate").Picture);
        Assert.NotNull(drawn.Text("697 labels, ±4.7"));
        Assert.NotNull(drawn.Text("±2.5: the test items alone"));
        Assert.NotNull(drawn.Text("±3.0: the gate"));
        Assert.Equal("697 labels give plus or minus 4.7 points. 1,394 labels would give 3.7 points. "
            + "However many labels, 2.5 points remain from the test items alone.", Samples.Widths.First().Picture.Description);
    }

    [Theory]
    [InlineData(0, .1)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void What_is_no_point_is_refused(long labels, double halfWidth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WidthPoint(labels, halfWidth));

    private static double Through((double At, double Value) first, (double At, double Value) last, double at) =>
        first.Value + ((at - first.At) * (last.Value - first.Value) / (last.At - first.At));
}
