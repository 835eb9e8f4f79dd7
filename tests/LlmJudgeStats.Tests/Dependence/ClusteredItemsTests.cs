namespace LlmJudgeStats.Tests.Dependence;

/// <summary>Items one after the other against the same items counted cluster by cluster.</summary>
public sealed class ClusteredItemsTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(500, 1)]
    [InlineData(500, 40)]
    [InlineData(500, 5000)]
    public void Items_in_any_order_are_the_clusters_that_they_make(int items, int clusters)
    {
        const int Strata = 3;
        double[] values = [0, 0.25, 0.5, 1];
        var random = new Random(items + clusters);
        var labelled = new long[clusters * Strata * values.Length];
        var unlabelled = new long[clusters * Strata];
        var clusterOf = new int[items];
        var stratumOf = new int[items];
        var valueOf = new double?[items];
        for (var i = 0; i < items; i++)
        {
            clusterOf[i] = random.Next(clusters);
            stratumOf[i] = random.Next(Strata);
            var cell = (clusterOf[i] * Strata) + stratumOf[i];
            var value = random.Next(-1, values.Length);
            valueOf[i] = value < 0 ? null : values[value];
            if (value < 0) unlabelled[cell]++;
            else labelled[(cell * values.Length) + value]++;
        }
        // Values that no item has are not in the table, but for the ends.
        double[] there = [.. values.Where(value => value is 0 or 1 || valueOf.Contains(value))];
        long[] counts = [.. labelled.Where((_, i) => there.Contains(values[i % values.Length]))];
        Assert.Equal(
            ClusteredTable.FromClusters(ValueRange.Unit, there, Strata, counts, unlabelled),
            ClusteredTable.FromItems(ValueRange.Unit, Strata, clusterOf, stratumOf, valueOf));
    }
}
