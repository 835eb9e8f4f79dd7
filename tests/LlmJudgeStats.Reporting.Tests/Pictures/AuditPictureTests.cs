namespace LlmJudgeStats.Reporting.Tests;

/// <summary>The pictures of an audit, read off their own axes.</summary>
public sealed class AuditPictureTests
{
    /// <summary>Detects a checkpoint that stands at another step or score, and a ring around another one than the best.</summary>
    [Fact]
    public void A_checkpoint_stands_at_its_step_and_its_score()
    {
        var picture = Samples.Trajectories.Single(sample => sample.Name == "sixteen").Picture;
        var drawn = new Drawn(picture);
        var dots = drawn.Of("p-main").Select(Drawn.Middle).ToArray();
        // Percentages beside the axis, from what a reader sees.
        var ticks = drawn.Texts.Where(text => Drawn.Has(text, "a-e") && text.Value.EndsWith('%'))
            .Select(text => (Y: Drawn.At(text, "y") - 4, Rate: Drawn.Number(text.Value[..^1]) / 100)).ToArray();
        var (low, high) = (ticks[0], ticks[^1]);
        Assert.Equal(16, dots.Length);
        for (var i = 0; i < dots.Length; i++)
        {
            Assert.Equal(picture.Points[i].Score.Point, low.Rate + ((dots[i].Y - low.Y) * (high.Rate - low.Rate) / (high.Y - low.Y)), .001);
            Assert.Equal(dots[0].X + (i * (dots[^1].X - dots[0].X) / 15), dots[i].X, .02);
        }
        Assert.Equal(dots[8], Drawn.Middle(Assert.Single(drawn.Of("p-open"))));
        Assert.Equal(picture.Points[8].Score.Upper, low.Rate + ((Drawn.At(drawn.Of("w-thin")[8], "y1") - low.Y) * (high.Rate - low.Rate)
            / (high.Y - low.Y)), .001);
        // A step is written below its checkpoint.
        Assert.Equal(dots[0].X, Drawn.At(drawn.Text("500"), "x"), .02);
        Assert.Contains("about 3.2 points of its score are the luck of the best", picture.Caption, StringComparison.Ordinal);
        Assert.Contains("-0.04, interval -0.76 to 0.72", picture.Caption, StringComparison.Ordinal);
    }

    /// <summary>Detects a system that stands on the wrong side of no gain, or is flagged by colour alone.</summary>
    [Theory]
    [InlineData("contaminated")]
    [InlineData("the ends")]
    [InlineData("all below")]
    [InlineData("a hundred")]
    public void A_gain_is_read_off_its_axis(string name)
    {
        var picture = Samples.Gaps.Single(sample => sample.Name == name).Picture;
        var drawn = new Drawn(picture);
        var rows = picture.Rows.Take(60).ToList();
        var ticks = drawn.Texts.Where(text => Drawn.Has(text, "a-m"))
            .Select(text => (X: Drawn.At(text, "x"), Gain: Drawn.Number(text.Value) / 100))
            .OrderBy(tick => tick.X).ToArray();
        double Gain(double x) => ticks[0].Gain + ((x - ticks[0].X) * (ticks[^1].Gain - ticks[0].Gain) / (ticks[^1].X - ticks[0].X));
        var flagged = rows.Where(row => row.IsFlagged).ToList();
        var trusted = rows.Where(row => !row.IsFlagged).ToList();
        AreAt(flagged.Select(row => row.Excess), drawn.Of("p-main").Select(mark => Gain(Drawn.Middle(mark).X)));
        AreAt(trusted.Select(row => row.Excess), drawn.Of("p-open").Select(mark => Gain(Drawn.Middle(mark).X)));
        AreAt(flagged.Select(row => row.Lower), drawn.Of("w-main").Select(mark => Gain(Drawn.At(mark, "x1"))));
        AreAt(trusted.Select(row => row.Upper), drawn.Of("w-thin").Select(mark => Gain(Drawn.At(mark, "x2"))));
        Assert.Equal(0, Gain(Drawn.At(Assert.Single(drawn.Of("l-gate")), "x1")), .0005);
        Assert.Equal(flagged.Count, drawn.Texts.Count(text => text.Value.EndsWith(", flagged", StringComparison.Ordinal)));
    }

    /// <summary>Detects a bar of another height than its number, and dead items that are drawn as if they ranked.</summary>
    [Fact]
    public void A_bar_is_as_high_as_its_items_are_many()
    {
        var drawn = new Drawn(Samples.Difficulties.Single(sample => sample.Name == "saturated").Picture);
        var ticks = drawn.Texts.Where(text => Drawn.Has(text, "a-e") && Drawn.Has(text, "t-s")).Select(text =>
            (Y: Drawn.At(text, "y") - 4, Count: Drawn.Number(text.Value))).ToArray();
        var unit = (ticks[0].Y - ticks[^1].Y) / (ticks[^1].Count - ticks[0].Count);
        // Swatches of the list are the last of their kind.
        var live = drawn.Of("s2").SkipLast(1).Select(bar => Drawn.At(bar, "height") / unit).ToArray();
        var dead = drawn.Of("s3").SkipLast(1).Select(bar => Drawn.At(bar, "height") / unit).ToArray();
        AreAt([2, 2, 1, 8, 8, 9, 12, 207 - 174], live, .02);
        AreAt([1, 174], dead, .02);
        Assert.Equal(["75", "175", "174", "1"], drawn.Texts.Where(text => Drawn.Has(text, "t-soft") && Drawn.Has(text, "a-e")
            && !Drawn.Has(text, "t-s")).Select(text => text.Value));
    }

    private static void AreAt(IEnumerable<double> wanted, IEnumerable<double> found, double near = .0005)
    {
        var (one, other) = (wanted.ToList(), found.ToList());
        Assert.Equal(one.Count, other.Count);
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First, pair.Second, near));
    }
}
