namespace LlmJudgeStats.Data.Tests;

/// <summary>A list in pages against one without.</summary>
public sealed class PagedListTests
{
    // Around the ends of pages, with pages of nothing at the beginning, in the middle and at the end.
    [Fact]
    public void It_holds_what_a_list_holds()
    {
        const int Count = 100_000;
        var list = new PagedList<int>();
        var expected = new List<int>();
        for (var i = 0; i < Count; i++)
        {
            var value = i is > 20_000 and < 33_000 or > 70_000 and < 70_010 ? i : 0;
            list.Add(value);
            expected.Add(value);
        }
        foreach (var i in (int[])[0, 5, 16_383, 16_384, 50_000, Count - 1])
        {
            list[i] = expected[i] = -i - 1;
            list[i + 1 < Count ? i + 1 : 1] = expected[i + 1 < Count ? i + 1 : 1] = 0;
        }
        Assert.Equal(Count, list.Count);
        Assert.Equal(expected, Enumerable.Range(0, Count).Select(i => list[i]));
    }

    [Fact]
    public void There_is_nothing_beyond_its_end()
    {
        var list = new PagedList<int>();
        list.Add(1);
        list.Add(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[2] = 1);
    }
}
