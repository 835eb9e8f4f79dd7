using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Tests.Planning;

public sealed class LabelDrawTests
{
    [Theory]
    [InlineData(100, 30, 30)]
    [InlineData(5, 5, 5)]
    [InlineData(5, 9, 5)]
    [InlineData(7, 0, 0)]
    [InlineData(0, 3, 0)]
    public void So_many_are_drawn_each_once(int items, int labels, int drawn)
    {
        var found = LabelDraw.Of(items, labels, seed: 1);
        Assert.Equal(drawn, found.Distinct().Count());
        Assert.Equal(drawn, found.Length);
        Assert.All(found, number => Assert.InRange(number, 0, items - 1));
    }

    /// <summary>A longer list begins like a shorter one: whoever stops early has a random sample, too.</summary>
    [Fact]
    public void The_first_of_a_long_list_are_the_short_list() =>
        Assert.Equal(LabelDraw.Of(1000, 20, seed: 7), LabelDraw.Of(1000, 200, seed: 7)[..20]);

    [Fact]
    public void Seeds_and_strata_draw_their_own()
    {
        Assert.Equal(LabelDraw.Of(1000, 20, seed: 7), LabelDraw.Of(1000, 20, seed: 7));
        Assert.NotEqual(LabelDraw.Of(1000, 20, seed: 7), LabelDraw.Of(1000, 20, seed: 8));
        Assert.NotEqual(LabelDraw.Of(1000, 20, seed: 7), LabelDraw.Of(1000, 20, seed: 7, stratum: 1));
    }

    /// <summary>Of 6 items 3: each item in half of 8,000 draws, and each place as often. Six standard errors of a share.</summary>
    [Fact]
    public void Every_item_is_as_likely_at_every_place()
    {
        const int Draws = 8000;
        var counts = new int[6 * 3];
        for (var seed = 0; seed < Draws; seed++)
        {
            var found = LabelDraw.Of(6, 3, (ulong)seed);
            for (var place = 0; place < 3; place++) counts[(found[place] * 3) + place]++;
        }
        var error = Math.Sqrt(1.0 / 6 * (5.0 / 6) / Draws);
        foreach (var count in counts) Assert.Equal(1.0 / 6, (double)count / Draws, 6 * error);
    }
}
