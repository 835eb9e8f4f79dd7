namespace LlmJudgeStats.Tests.Means;

/// <summary>How labels are shared among strata: numbers by hand, and a variance that no other sharing makes smaller.</summary>
public sealed class StratumLabelsTests
{
    [Fact]
    public void Labels_go_where_items_are_many_and_the_pilot_is_undecided()
    {
        // Shares of .5, .25 and .25; of 9 labels 9, 4 and 0 passed: q = .95, .45 and .05.
        var pilot = StrataTable.Of(ValueRange.Unit, [0, 1], 3, [0L, 9, 5, 4, 9, 0], [991L, 491, 491]);
        double[] wanted = [0.5 * Math.Sqrt(0.95 * 0.05), 0.25 * Math.Sqrt(0.45 * 0.55), 0.25 * Math.Sqrt(0.95 * 0.05)];
        var found = StratumLabels.Of(pilot, 1000);
        Assert.Equal(1000, found.Sum());
        for (var h = 0; h < 3; h++) Assert.InRange(found[h], (1000 * wanted[h] / wanted.Sum()) - 1, (1000 * wanted[h] / wanted.Sum()) + 1);
    }

    [Fact]
    public void Every_stratum_has_ten_and_none_more_than_its_items()
    {
        var pilot = StrataTable.Of(ValueRange.Unit, [0, 1], 4, [0L, 50, 25, 25, 5, 5, 0, 0], [10_000L, 40, 6, 0]);
        var found = StratumLabels.Of(pilot, 120);
        Assert.Equal(120, found.Sum());
        Assert.Equal([6L, 0], found.Skip(2));
        Assert.InRange(found[1], 1, 40);
        Assert.Equal([40L, 6, 0], StratumLabels.Of(pilot, 9_000_000).Skip(1));
        Assert.Equal([10L, 10, 6, 0], StratumLabels.Of(pilot, 1));
    }

    [Fact]
    public void No_other_sharing_has_a_smaller_variance()
    {
        var pilot = StrataTable.Of(new(1, 5), [1, 2, 3, 4, 5], 2, [3L, 0, 4, 0, 3, 0, 0, 9, 1, 0], [300L, 700]);
        var found = StratumLabels.Of(pilot, 200);
        var best = Variance(found[0]);
        Assert.True(best <= Variance(found[0] - 1) + 1e-12);
        Assert.True(best <= Variance(found[0] + 1) + 1e-12);

        // With half an item added at 1 and at 5: of 11 items each.
        double Variance(long first) => (0.31 * 0.31 * VarianceOf([1.0, 3, 5], [3.5, 4, 3.5]) / first)
            + (0.71 * 0.71 * VarianceOf([1.0, 3, 4, 5], [0.5, 9, 1, 0.5]) / (200 - first));

        static double VarianceOf(double[] values, double[] counts)
        {
            var mean = values.Zip(counts, (value, count) => value * count).Sum() / counts.Sum();
            return values.Zip(counts, (value, count) => count * (value - mean) * (value - mean)).Sum() / counts.Sum();
        }
    }

    [Fact]
    public void Impossible_input_throws()
    {
        var pilot = StrataTable.Of(ValueRange.Unit, [0, 1], 1, [1L, 1], [5L]);
        Assert.Throws<ArgumentOutOfRangeException>(() => StratumLabels.Of(pilot, 0));
        Assert.Throws<ArgumentNullException>(() => StratumLabels.Of(null!, 10));
    }
}
