namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Picture (g): parts are as wide as their counts, none is invisible, and none hides another.</summary>
public sealed class RowsPictureTests
{
    public static TheoryData<string> All => [.. Samples.Rows.Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_part_is_as_wide_as_its_share_and_never_thinner_than_one_and_a_half(string name)
    {
        var picture = Samples.Rows.Single(sample => sample.Name == name).Picture;
        var bar = new Drawn(picture).Marks.Where(mark => mark.Name.LocalName == "rect" && Drawn.At(mark, "y") == 8).ToList();
        var total = picture.Parts.Sum(part => (decimal)part.Count);
        var wanted = picture.Parts.Where(part => part.Count > 0).Select(part => 392 * (double)(part.Count / total)).ToList();
        if (wanted.Count == 0)
        {
            Assert.Equal(392, Drawn.At(Assert.Single(bar), "width"));
            return;
        }
        Assert.Equal(wanted.Count, bar.Count);
        Assert.All(wanted.Select(width => Math.Max(1.5, width)).Order().Zip(bar.Select(part => Drawn.At(part, "width")).Order()),
            pair => Assert.Equal(pair.First, pair.Second, .006));
        Assert.All(bar, part => Assert.True(Drawn.At(part, "x") + Drawn.At(part, "width") <= 406.005));
        // Thin ones are drawn last, on top.
        var last = bar.AsEnumerable().Reverse().TakeWhile(part => Drawn.At(part, "width") == 1.5);
        Assert.Equal(wanted.Count(width => width < 1.5), last.Count());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_list_has_every_part_with_its_swatch_and_its_count(string name)
    {
        var picture = Samples.Rows.Single(sample => sample.Name == name).Picture;
        var drawn = new Drawn(picture);
        var swatches = drawn.Marks.Where(mark => mark.Name.LocalName == "rect" && Drawn.At(mark, "y") > 30).ToList();
        Assert.Equal(picture.Parts.Count, swatches.Count);
        var numbers = drawn.Of("a-e").Select(text => text.Value.Replace(",", "", StringComparison.Ordinal));
        Assert.Equal(picture.Parts.Select(part => $"{part.Count}"), numbers);
    }

    [Fact]
    public void The_account_adds_up_in_words()
    {
        var picture = Samples.Rows.First().Picture;
        Assert.Equal("10,641 rows read = 3,537 used + 10 skipped + 7,094 left out.", picture.Caption);
        Assert.StartsWith("10,641 rows read: 2,840 test items", picture.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_the_variance_are_parts_of_one_bar()
    {
        var bar = new Drawn(Samples.Shares.First().Picture).Marks.Where(mark => mark.Name.LocalName == "rect" && Drawn.At(mark, "y") == 8);
        Assert.Equal([115.64, 219.91, 56.45], bar.Select(part => Drawn.At(part, "width")));
        Assert.Equal("Shares of the variance: test verdicts 29.5%, labels of good answers 56.1%, labels of bad answers 14.4%.",
            Samples.Shares.First().Picture.Description);
    }
}
