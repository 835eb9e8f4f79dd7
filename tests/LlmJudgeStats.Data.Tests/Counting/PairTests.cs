namespace LlmJudgeStats.Data.Tests;

/// <summary>Which items groups have in common (<see cref="JudgmentReaderOptions.PairColumn"/>), against counting by hand.</summary>
public sealed class PairTests
{
    private static readonly JudgmentReaderOptions s_options = new() { GroupColumns = ["system"], PairColumn = "item" };

    [Fact]
    public void Pairs_are_the_items_of_both_without_a_label()
    {
        var pairs = Read("""
            system,item,verdict,label
            a,x1,1,
            a,x2,1,
            a,x3,0,1
            b,x3,0,
            b,x2,0,
            b,x1,1,
            b,x9,1,
            """);
        Assert.Equal(new() { Both = 1, OnlyA = 1, OnlyB = 0, Neither = 0 }, pairs.Tests(0, 1));
        Assert.Equal(pairs.Tests(0, 1).Swap(), pairs.Tests(1, 0));
        Assert.Equal(2, pairs.Unpaired([0, 1], PairedItems.WithoutLabel));    // b's x3, whose partner has a label, and x9
        Assert.Equal(1, pairs.Unpaired([0, 1], PairedItems.All));
    }

    [Fact]
    public void Labels_of_both_are_changes_by_pair_of_verdicts_and_of_one_side_are_counted()
    {
        var pairs = Read("""
            system,item,verdict,label
            a,x1,1,1
            b,x1,0,0
            a,x2,1,0
            b,x2,1,1
            a,x3,0,1
            b,x3,0,
            """).Labelled(0, 1, out var onOneSide);
        Assert.Equal(1, onOneSide);
        Assert.Equal(new LabelChange { ABetter = 1, Same = 0, BBetter = 0 }, pairs.OnlyA);
        Assert.Equal(new LabelChange { ABetter = 0, Same = 0, BBetter = 1 }, pairs.Both);
        Assert.Equal(1, pairs.Unlabelled.Neither);
        Assert.Equal((2, 3), (pairs.Labels, pairs.Count));
    }

    /// <summary>Labels of one item in three systems are one cluster of a shared calibration.</summary>
    [Fact]
    public void Labels_of_one_item_are_a_cluster_of_the_pool()
    {
        var pairs = Read("""
            system,item,verdict,label
            a,x1,1,1
            b,x1,1,1
            c,x1,0,1
            a,x2,0,0
            c,x3,1,
            """);
        var pool = pairs.PooledLabels([0, 1, 2]);
        var expected = ClusteredCounts.OfCluster(
            new() { TruePositive = 2, FalseNegative = 1, FalsePositive = 0, TrueNegative = 0 }, default)
            + ClusteredCounts.OfCluster(new() { TruePositive = 0, FalseNegative = 0, FalsePositive = 0, TrueNegative = 1 }, default);
        Assert.Equal(expected, pool);
    }

    [Fact]
    public void Pairs_of_a_cluster_are_added_up_before_they_are_squared()
    {
        var pairs = Reading.Text("""
            system,item,verdict,chat
            a,x1,1,c1
            b,x1,0,c1
            a,x2,1,c1
            b,x2,0,c1
            a,x3,0,c2
            b,x3,1,c2
            """, s_options with { ClusterColumn = "chat" }).Pairs!;
        var expected = ClusteredPairs.OfCluster(onlyFirst: 2, onlySecond: 0, pairs: 2) + ClusteredPairs.OfCluster(0, 1, 1);
        Assert.Equal(expected, pairs.ClusteredTests(0, 1));
    }

    [Fact]
    public void A_pair_value_that_repeats_in_a_group_is_an_error_unless_clusters_are_named()
    {
        const string Twice = "system,item,verdict,chat\na,x1,1,c1\na,x1,0,c1\nb,x1,1,c1\nb,x1,1,c1\n";
        var error = Reading.Error("system,item,verdict\na,x1,1\na,x1,0\nb,x1,1\n", s_options);
        Assert.Equal("LJS2003", error.Code);
        Assert.Contains("lines 2 and 3", error.Message, StringComparison.Ordinal);
        var pairs = Reading.Text(Twice, s_options with { ClusterColumn = "chat" }).Pairs!;
        Assert.Equal(new() { Both = 1, OnlyA = 0, OnlyB = 1, Neither = 0 }, pairs.Tests(0, 1));
    }

    [Fact]
    public void Without_labels_every_judged_row_is_a_test_item()
    {
        const string Rows = "system,item,verdict,label\na,x1,1,1\nb,x1,0,0\n";
        Assert.Equal(0, Reading.Text(Rows, s_options).Pairs!.Tests(0, 1).Count);
        Assert.Equal(1, Reading.Text(Rows, s_options with { ReadsLabels = false }).Pairs!.Tests(0, 1).OnlyA);
    }

    [Fact]
    public void Rows_with_counts_are_not_paired()
    {
        var problem = Assert.Throws<ArgumentException>(() => Reading.Text("system,item,verdict,n\na,x1,1,3\nb,x1,1,2\n",
            s_options with { CountColumn = "n" }));
        Assert.Contains("`PairColumn`", problem.Message, StringComparison.Ordinal);
    }

    private static JudgmentPairs Read(string text) => Reading.Text(text, s_options).Pairs!;
}
