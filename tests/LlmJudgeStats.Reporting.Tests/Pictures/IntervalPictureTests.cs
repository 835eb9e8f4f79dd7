namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (a): marks stand where the numbers under the axis say, and each kind has its shape.</summary>
public sealed class IntervalPictureTests
{
    // Half a hundredth of a unit, and the same for the tick that it is measured from, on the widest window.
    private const double Rounding = 2 * .005 / 382;

    public static TheoryData<string> All => [.. Samples.Intervals.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_reader_reads_the_numbers_off_the_axis(string name)
    {
        var picture = Sample(name);
        var drawn = new Drawn(picture);
        var lines = drawn.Marks.Where(mark => mark.Name.LocalName == "line" && Drawn.At(mark, "y1") == Drawn.At(mark, "y2")
            && !Drawn.Has(mark, "axis") && !Drawn.Has(mark, "grid")).ToList();
        Assert.Equal(picture.Rows.Count, lines.Count);
        Assert.All(picture.Rows.Zip(lines), pair =>
        {
            Assert.Equal(pair.First.Mark.Lower, drawn.RateAt(Drawn.At(pair.Second, "x1")), Rounding);
            Assert.Equal(pair.First.Mark.Upper, drawn.RateAt(Drawn.At(pair.Second, "x2")), Rounding);
        });
        var points = drawn.Marks.Where(IsPoint).Select(mark => drawn.RateAt(Drawn.Middle(mark).X)).ToList();
        var wanted = picture.Rows.Select(row => row.Mark.Point).Where(point => !double.IsNaN(point)).ToList();
        Assert.Equal(wanted.Count, points.Count);
        Assert.All(wanted.Zip(points), pair => Assert.Equal(pair.First, pair.Second, Rounding));

        bool IsPoint(System.Xml.Linq.XElement mark) => mark.Name.LocalName != "text" && Drawn.Middle(mark).Y is var y
            && lines.Exists(line => Drawn.At(line, "y1") == y) && mark.Name.LocalName != "line";
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_window_ends_on_multiples_of_5_and_is_20_wide_at_least(string name)
    {
        var drawn = new Drawn(Sample(name));
        var axis = drawn.Of("axis").Single();
        var (low, high) = (100 * drawn.RateAt(Drawn.At(axis, "x1")), 100 * drawn.RateAt(Drawn.At(axis, "x2")));
        Assert.Equal(Math.Round(low / 5) * 5, low, .01);
        Assert.Equal(Math.Round(high / 5) * 5, high, .01);
        Assert.InRange(high - low, 19.99, 100.01);
        Assert.InRange(low, -.01, 80.01);
        // The strip shows the same window within the whole.
        var (strip, window) = (drawn.Of("f-mark").Single(), drawn.Of("f-band").Single());
        var whole = Drawn.At(strip, "width");
        Assert.Equal(low / 100, (Drawn.At(window, "x") - Drawn.At(strip, "x")) / whole, .001);
        Assert.Equal((high - low) / 100, Drawn.At(window, "width") / whole, .001);
    }

    [Theory]
    [InlineData(.66, .75, 60, 80)]
    [InlineData(.653, .784, 60, 80)]
    [InlineData(.669, 1, 65, 100)]
    [InlineData(1, 1, 80, 100)]
    [InlineData(0, 0, 0, 20)]
    [InlineData(.5, .5, 40, 60)]
    [InlineData(.35, .55, 35, 55)]
    public void A_window_is_the_one_that_a_person_would_take(double lower, double upper, double low, double high)
    {
        var axis = RateScale.Around([lower, upper], 16, 398);
        Assert.Equal((low / 100, high / 100), (axis.Low, axis.High));
    }

    [Fact]
    public void Each_kind_has_its_mark()
    {
        var rows = Enum.GetValues<IntervalRowKind>().Select(kind => new IntervalRow("a", Samples.Corrected, kind)).ToList();
        var drawn = new Drawn(new IntervalPicture(rows, .95));
        Assert.Equal("circle", Assert.Single(drawn.Of("p-main")).Name.LocalName);
        Assert.Equal("circle", Assert.Single(drawn.Of("p-open")).Name.LocalName);
        Assert.Equal("rect", Assert.Single(drawn.Of("p-plain")).Name.LocalName);
        Assert.Equal("polygon", Assert.Single(drawn.Of("p-truth")).Name.LocalName);
        Assert.Single(drawn.Of("w-main"));
    }

    [Fact]
    public void What_is_not_identified_has_no_dot_but_words_and_the_whole_set()
    {
        var drawn = new Drawn(Sample("not identified"));
        Assert.Empty(drawn.Of("p-main"));
        Assert.Contains(drawn.Texts, text => text.Value == "not identified  [0.0%, 100.0%]");
        var line = drawn.Of("w-main").Single();
        Assert.Equal((0, 1), (drawn.RateAt(Drawn.At(line, "x1")), drawn.RateAt(Drawn.At(line, "x2"))));
    }

    [Fact]
    public void Words_at_close_lines_stand_on_their_outer_sides()
    {
        var drawn = new Drawn(Sample("a gate"));
        Assert.True(Drawn.Has(drawn.Text("gate 75%"), "a-e"));
        Assert.False(Drawn.Has(drawn.Text("people said 79.5%"), "a-e"));
        Assert.Equal(.75, drawn.RateAt(Drawn.At(drawn.Of("l-gate").Single(), "x1")), Rounding);
        Assert.Equal(.795, drawn.RateAt(Drawn.At(drawn.Of("l-truth").Single(), "x1")), Rounding);
        Assert.Equal(.795, drawn.RateAt(Drawn.Middle(drawn.Of("p-truth").Single()).X), Rounding);
    }

    [Fact]
    public void A_description_has_the_numbers() => Assert.Equal(
        "corrected: 87.1%, interval 66.9% to 100.0%. judge at its word: 74.5%, interval 68.4% to 79.8%. "
        + "People said 79.5%. The gate is at 75%.",
        Sample("a gate").Description);

    [Theory]
    [InlineData(.5, .6, .4)]
    [InlineData(2, 0, 1)]
    [InlineData(.5, double.NaN, 1)]
    [InlineData(.5, 0, double.NaN)]
    [InlineData(.5, -.1, 1)]
    [InlineData(.5, 0, 1.1)]
    public void What_is_no_rate_is_refused(double point, double lower, double upper) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateMark(point, lower, upper));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1.1)]
    [InlineData(-.1)]
    public void A_gate_is_a_rate(double gate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StandaloneSvg.Of(Sample("a gate") with { Gate = gate }));

    private static IntervalPicture Sample(string name) => Samples.Intervals.Single(sample => sample.Name == name).Picture;
}
