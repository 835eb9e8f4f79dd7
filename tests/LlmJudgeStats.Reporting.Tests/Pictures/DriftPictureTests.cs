namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (h): two lines by period that stop at a change of the judge.</summary>
public sealed class DriftPictureTests
{
    [Theory]
    [InlineData("ten weeks")]
    [InlineData("a gap")]
    [InlineData("at the ends")]
    [InlineData("two hundred")]
    public void A_reader_reads_the_rates_off_the_axis(string name)
    {
        var picture = Picture(name);
        var drawn = new Drawn(picture);
        var ticks = drawn.Of("a-e").Where(text => text.Value.EndsWith('%'))
            .Select(text => (Y: Drawn.At(text, "y") - 4, Rate: Drawn.Number(text.Value[..^1]) / 100)).ToList();
        var perUnit = (ticks[^1].Rate - ticks[0].Rate) / (ticks[^1].Y - ticks[0].Y);
        AreAt(picture.Periods.Select(period => period.Sensitivity), "p-main", "w-thin");
        AreAt(picture.Periods.Select(period => period.Specificity), "p-plain", "w-plain");

        void AreAt(IEnumerable<RateMark?> wanted, string points, string lines)
        {
            var marks = wanted.OfType<RateMark>().ToList();
            Assert.Equal(marks.Count, drawn.Of(points).Length);
            Assert.All(marks.Zip(drawn.Of(points)), pair => Assert.Equal(pair.First.Point, Rate(Drawn.Middle(pair.Second).Y), .0002));
            Assert.All(marks.Zip(drawn.Of(lines)), pair => Assert.Equal(pair.First.Lower, Rate(Drawn.At(pair.Second, "y2")), .0002));
            Assert.All(marks.Zip(drawn.Of(lines)), pair => Assert.Equal(pair.First.Upper, Rate(Drawn.At(pair.Second, "y1")), .0002));
        }

        double Rate(double y) => ticks[0].Rate + ((y - ticks[0].Y) * perUnit);
    }

    [Fact]
    public void No_line_crosses_a_change_of_the_judge()
    {
        var drawn = new Drawn(Picture("ten weeks"));
        var change = Drawn.At(drawn.Of("l-gate").Single(), "x1");
        var lines = drawn.Marks.Where(mark => mark.Name.LocalName == "polyline").Select(line => Drawn.Points(line).ToList()).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Equal([6, 4, 6, 4], lines.Select(line => line.Count));
        Assert.All(lines, line => Assert.False(line[0].X < change && line[^1].X > change));
    }

    [Fact]
    public void A_period_without_labels_breaks_the_line()
    {
        var drawn = new Drawn(Picture("a gap"));
        Assert.Equal([2, 2], drawn.Of("l-main").Select(line => Drawn.Points(line).Count()));
        Assert.Equal([2], drawn.Of("l-plain").Select(line => Drawn.Points(line).Count()));
    }

    [Fact]
    public void Names_stand_at_the_ends_of_their_lines()
    {
        var drawn = new Drawn(Picture("ten weeks"));
        Assert.Equal(Drawn.Middle(drawn.Of("p-main")[^1]).Y + 4, Drawn.At(drawn.Text("sensitivity"), "y"), .01);
        Assert.Equal(Drawn.Middle(drawn.Of("p-plain")[^1]).Y + 4, Drawn.At(drawn.Text("specificity"), "y"), .01);
    }

    [Fact]
    public void Words_without_room_are_counted() =>
        Assert.Matches("^30 periods, 29 changes of the judge. [0-9]+ of them have no room for their words. ",
            Picture("many changes").Description);

    private static DriftPicture Picture(string name) => Samples.Drifts.Single(sample => sample.Name == name).Picture;
}
