namespace LlmJudgeStats.Reporting.Tests;

/// <summary>The reliability diagram, read off its own numbers.</summary>
public sealed class ReliabilityPictureTests
{
    [Fact]
    public void A_dot_stands_at_confidence_and_accuracy_with_its_limits_and_its_items()
    {
        var picture = Samples.Reliabilities.Single(sample => sample.Name == "two bands").Picture;
        var drawn = new Drawn(picture);
        var dots = drawn.Of("p-main").Select(Drawn.Middle).ToArray();
        Assert.Equal(2, dots.Length);
        Assert.Equal(.6, drawn.RateAt(dots[0].X), .0001);
        Assert.Equal(.85, drawn.RateAt(dots[1].X), .0001);
        // The picture is square in rates: from the axis up as from the axis to the right.
        var whole = drawn.Of("l-plain").Select(Drawn.Points).Single().ToArray();
        Assert.Equal(11 / 20.0, (dots[0].Y - whole[0].Y) / (whole[1].Y - whole[0].Y), .0001);
        Assert.Equal(39 / 40.0, (dots[1].Y - whole[0].Y) / (whole[1].Y - whole[0].Y), .0001);
        Assert.Equal(["20", "40"], drawn.Texts.Select(text => text.Value).Where(text => text is "20" or "40").Order());
        Assert.Equal(6, drawn.Of("w-thin").Length);
        Assert.Contains("55.0% of 20 came true", picture.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_would_stand_on_each_other_are_left_out()
    {
        var drawn = new Drawn(Samples.Reliabilities.Single(sample => sample.Name == "on each other").Picture);
        Assert.Equal(100, drawn.Of("p-main").Length);
        Assert.Single(drawn.Texts, text => text.Value == "1000000000000");
    }
}
