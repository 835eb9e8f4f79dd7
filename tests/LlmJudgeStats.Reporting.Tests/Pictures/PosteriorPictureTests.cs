namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (d): a density with its interval under it.</summary>
public sealed class PosteriorPictureTests
{
    [Theory]
    [InlineData("nq301")]
    [InlineData("no gate")]
    [InlineData("wide")]
    [InlineData("narrow")]
    [InlineData("at the end")]
    public void A_reader_reads_mean_limits_and_mode_off_the_axis(string name)
    {
        var picture = Picture(name);
        var drawn = new Drawn(picture);
        var line = drawn.Of("w-main").Single();
        var exact = (drawn.RateAt(drawn.Width) - drawn.RateAt(0)) / 420 * .02;    // what two roundings of a coordinate amount to
        Assert.Equal(picture.Mark.Lower, drawn.RateAt(Drawn.At(line, "x1")), exact);
        Assert.Equal(picture.Mark.Upper, drawn.RateAt(Drawn.At(line, "x2")), exact);
        Assert.Equal(picture.Mark.Point, drawn.RateAt(Drawn.Middle(drawn.Of("p-main").Single()).X), exact);
        var mode = picture.Curve.MaxBy(point => point.Density).Rate;
        // The curve is thinned: its top may be a point of it beside the mode.
        Assert.Equal(mode, drawn.RateAt(Drawn.Points(drawn.Of("l-main").Single()).MinBy(point => point.Y).X), 200 * exact);
    }

    /// <summary>A normal density is above 1e-4 of its top within 4.29 standard deviations.</summary>
    [Fact]
    public void The_window_is_where_the_density_is_above_a_ten_thousandth_of_its_top()
    {
        var drawn = new Drawn(Picture("no gate"));
        var axis = drawn.Of("axis").Single();
        Assert.InRange(drawn.RateAt(Drawn.At(axis, "x1")), .62, .736 - (4.27 * .0235));
        Assert.InRange(drawn.RateAt(Drawn.At(axis, "x2")), .736 + (4.27 * .0235), .85);
    }

    /// <summary>The shaded area over the whole, by the trapezoids of the drawing itself, is the probability.</summary>
    [Fact]
    public void The_part_above_the_gate_is_shaded()
    {
        var drawn = new Drawn(Picture("nq301"));
        var curve = Drawn.Points(drawn.Of("l-main").Single()).ToList();
        var bottom = Drawn.At(drawn.Of("axis").Single(), "y1");
        var whole = curve.Zip(curve.Skip(1), (a, b) => (b.X - a.X) * ((2 * bottom) - a.Y - b.Y) / 2).Sum();
        var outline = Drawn.Points(drawn.Of("f-main").Single()).ToList();
        var area = Math.Abs(outline.Zip(outline.Skip(1).Append(outline[0]), (a, b) => (a.X * b.Y) - (b.X * a.Y)).Sum()) / 2;
        Assert.Equal(.937, area / whole, .002);    // a normal deviate of at least −1.532
        Assert.NotNull(drawn.Text("93.9% of the probability is at or above 70%"));
    }

    [Theory]
    [InlineData("a gate left of it", "gate 20%: left of this axis", 1)]
    [InlineData("a gate right of it", "gate 99%: right of this axis", 0)]
    public void A_gate_outside_the_window_is_said_to_be_there(string name, string words, int shaded)
    {
        var drawn = new Drawn(Picture(name));
        Assert.NotNull(drawn.Text(words));
        Assert.Empty(drawn.Of("l-gate"));
        Assert.Equal(shaded, drawn.Of("f-main").Length);
    }

    [Theory]
    [InlineData("a point")]
    [InlineData("nothing")]
    [InlineData("zero")]
    public void Without_a_density_there_is_no_curve(string name) => Assert.Empty(new Drawn(Picture(name)).Of("l-main"));

    [Theory]
    [InlineData(.5, -1)]
    [InlineData(.5, double.NaN)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    public void What_is_no_density_is_refused(double rate, double density) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DensityPoint(rate, density));

    private static PosteriorPicture Picture(string name) => Samples.Posteriors.Single(sample => sample.Name == name).Picture;
}
