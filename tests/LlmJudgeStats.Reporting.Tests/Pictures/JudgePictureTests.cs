namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (b): a square plane, read off its own numbers in both directions.</summary>
public sealed class JudgePictureTests
{
    [Fact]
    public void The_rectangle_holds_both_intervals_and_the_dot_both_rates()
    {
        var drawn = Sample("gpt-4");
        var box = drawn.Of("f-band").Single();
        var (left, top) = (Drawn.At(box, "x"), Drawn.At(box, "y"));
        Assert.Equal(.793, drawn.RateAt(left), .0001);
        Assert.Equal(.884, drawn.RateAt(left + Drawn.At(box, "width")), .0001);
        Assert.Equal(.884, Up(drawn, top), .0001);
        Assert.Equal(.819, Up(drawn, top + Drawn.At(box, "height")), .0001);
        var (x, y) = Drawn.Middle(drawn.Of("p-main").Single());
        Assert.Equal(.844, drawn.RateAt(x), .0001);
        Assert.Equal(.855, Up(drawn, y), .0001);
    }

    [Fact]
    public void The_chance_line_is_where_the_rates_sum_to_one_and_below_it_is_grey()
    {
        var drawn = Sample("gpt-4");
        foreach (var (x, y) in Drawn.Points(drawn.Of("l-bad").Single())) Assert.Equal(1, drawn.RateAt(x) + Up(drawn, y), .0001);
        var grey = Drawn.Points(drawn.Of("f-mark").Single()).Select(point => Math.Round(drawn.RateAt(point.X) + Up(drawn, point.Y), 3));
        Assert.Equal([0, 1, 1], grey.Order());
        Assert.Equal((1, 1), (Drawn.Middle(drawn.Of("p-plain").Single()) is var (px, py) ? (drawn.RateAt(px), Up(drawn, py)) : default));
        Assert.Contains(drawn.Texts, text => text.Value == "no better");
    }

    [Theory]
    [InlineData("gpt-4", 1, 0)]
    [InlineData("no bad answers", 0, 0)]
    [InlineData("three", 3, 3)]
    [InlineData("twelve alike", 12, 12)]
    [InlineData("forty", 40, 0)]
    public void Up_to_twelve_judges_have_numbers_and_a_list(string name, int dots, int listed)
    {
        var drawn = Sample(name);
        Assert.Equal(dots, drawn.Of("p-main").Length);
        var numbers = drawn.Of("t-b").Where(text => text.Value.All(char.IsAsciiDigit)).ToList();
        Assert.Equal(listed, numbers.Count(text => Drawn.Has(text, "t-s")));     // at the dots
        Assert.Equal(listed, numbers.Count(text => !Drawn.Has(text, "t-s")));    // in the list
    }

    [Fact]
    public void A_rate_without_labels_is_said_to_be_not_identified() =>
        Assert.NotNull(Sample("no bad answers").Text("this judge: not identified"));

    private static Drawn Sample(string name) => new(Samples.Judges.Single(sample => sample.Name == name).Picture);

    private static double Up(Drawn drawn, double y)
    {
        var ticks = drawn.Texts.Where(text => Drawn.Has(text, "a-e") && text.Value.EndsWith('%'))
            .Select(text => (Y: Drawn.At(text, "y") - 4, Rate: Drawn.Number(text.Value[..^1]) / 100)).ToList();
        return ticks[0].Rate + ((y - ticks[0].Y) * (ticks[^1].Rate - ticks[0].Rate) / (ticks[^1].Y - ticks[0].Y));
    }
}
