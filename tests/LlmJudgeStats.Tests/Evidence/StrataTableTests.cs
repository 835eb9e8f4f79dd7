namespace LlmJudgeStats.Tests.Evidence;

public sealed class StrataTableTests
{
    private static readonly ValueRange s_scores = new(1, 5);

    private static StrataTable Table() => StrataTable.Of(s_scores, [2, 3, 5], 2, [1, 2, 3, 4, 5, 6], [70, 80]);

    [Fact]
    public void The_ends_of_the_range_are_values_too()
    {
        var table = Table();
        Assert.Equal([1, 2, 3, 5], table.Values.ToArray());
        Assert.Equal(0, table.Labelled(0, 0));
        Assert.Equal(6, table.Labelled(1, 3));
        Assert.Equal(6, table.Labelled(0));
        Assert.Equal(15, table.Labelled(1));
        Assert.Equal(80, table.Unlabelled(1));
        Assert.Equal(2, table.Strata);
        Assert.Equal([0, 1], StrataTable.Of(ValueRange.Unit, [], 1, Array.Empty<long>(), [5]).Values.ToArray());
        Assert.Equal("2 strata, 4 values in [1, 5], 21 labelled, 150 unlabelled", table.ToString());
    }

    [Fact]
    public void Tables_are_equal_by_content()
    {
        var same = StrataTable.Of(s_scores, [1, 2, 3, 5], 2, [0, 1, 2, 3, 0, 4, 5, 6], [70, 80]);
        Assert.Equal(Table(), same);
        Assert.Equal(Table().GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Table(), StrataTable.Of(s_scores, [2, 3, 5], 2, [1, 2, 3, 4, 5, 6], [70, 81]));
        Assert.NotEqual(Table(), StrataTable.Of(new(1, 6), [2, 3, 5], 2, [1, 2, 3, 4, 5, 6], [70, 80]));
        Assert.False(Table().Equals(null));
    }

    [Fact]
    public void Merging_adds_counts_of_tables_that_fit()
    {
        var whole = StrataTable.Merge([Table(), Table(), Table()]);
        Assert.Equal(StrataTable.Of(s_scores, [2, 3, 5], 2, [3, 6, 9, 12, 15, 18], [210, 240]), whole);
        Assert.Contains("same range", Assert.Throws<ArgumentException>(
            () =>
                StrataTable.Merge([Table(), StrataTable.Of(s_scores, [2, 5], 2, [1, 2, 4, 5], [1, 1])])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => StrataTable.Merge([]));
        Assert.Contains(
            "parts[1]", Assert.Throws<ArgumentException>(() => StrataTable.Merge([Table(), null!])).Message, StringComparison.Ordinal);
        var huge = StrataTable.Of(ValueRange.Unit, [0, 1], 1, [1e20, 0], [0.0]);
        Assert.Throws<ArgumentException>(() => StrataTable.Merge([huge, huge]));
    }

    /// <summary>Ten labels each: 3, 6 and 1 close the first group at nine, and the rest stays with the last.</summary>
    [Fact]
    public void Neighbours_are_merged_until_each_group_holds_its_labels()
    {
        var votes = StrataTable.Of(ValueRange.Unit, [0, 1], 6, [3, 0, 1, 1, 0, 0, 1, 4, 0, 5, 0, 4], [10, 20, 30, 40, 50, 60]);
        var merged = votes.MergeAdjacent(5);
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0, 1], 3, [4, 1, 1, 4, 0, 9], [30, 70, 110]), merged);
        Assert.Equal(1, votes.MergeAdjacent(12).Strata);
        Assert.Same(merged, merged.MergeAdjacent(1));
    }

    [Theory]
    [InlineData("values[1] is 3, not above 3", new double[] { 3, 3 }, 1, new double[] { 1, 1 }, new double[] { 1 })]
    [InlineData("values[0] is 0: outside the range [1, 5]", new double[] { 0, 3 }, 1, new double[] { 1, 1 }, new double[] { 1 })]
    [InlineData("values[0] is NaN", new double[] { double.NaN }, 1, new double[] { 1 }, new double[] { 1 })]
    [InlineData(
        "labelled has 3 counts: 1 strata times 2 values need 2", new double[] { 2, 3 }, 1, new double[] { 1, 1, 1 }, new double[] { 1 })]
    [InlineData("labelled[1] is -1", new double[] { 2, 3 }, 1, new double[] { 1, -1 }, new double[] { 1 })]
    [InlineData("labelled[0] is NaN", new double[] { 2 }, 1, new double[] { double.NaN }, new double[] { 1 })]
    [InlineData("unlabelled[0] is Infinity", new double[] { 2 }, 1, new double[] { 1 }, new double[] { double.PositiveInfinity })]
    [InlineData("strata (1) and unlabelled (2) must pair up", new double[] { 2 }, 1, new double[] { 1 }, new double[] { 1, 2 })]
    [InlineData("one or more is needed", new double[] { }, 0, new double[] { }, new double[] { })]
    public void What_cannot_be_is_named(string message, double[] values, int strata, double[] labelled, double[] unlabelled) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() =>
            StrataTable.Of(s_scores, values, strata, labelled, unlabelled)).Message, StringComparison.Ordinal);

    [Fact]
    public void Ranges_and_indices_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValueRange(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValueRange(5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValueRange(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValueRange(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrataTable.Of(default, [], 1, [0L], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table().Labelled(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table().Labelled(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table().Unlabelled(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table().MergeAdjacent(0));
        Assert.Throws<ArgumentException>(() => StrataTable.Of(s_scores, [2], 1, [-1L], [1L]));
        Assert.True(s_scores.Contains(5) && !s_scores.Contains(5.1) && !s_scores.Contains(double.NaN));
    }
}
