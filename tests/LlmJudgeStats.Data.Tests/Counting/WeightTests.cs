namespace LlmJudgeStats.Data.Tests;

/// <summary>A column of sampling weights, and strata of known shares.</summary>
public sealed class WeightTests
{
    private static readonly JudgmentReaderOptions s_weight = new() { WeightColumn = "w" };

    [Fact]
    public void Weights_are_added_by_what_a_row_is()
    {
        var table = Reading.Text(
            "verdict,label,w\npass,,1.5\nfail,,0.25\npass,pass,2\nfail,pass,3\npass,fail,1\nfail,fail,1e1\n", s_weight);
        var group = Assert.Single(table.Groups);
        var weights = group.Weights!;
        Assert.Equal(WeightedTally.FromItems([1.5, 0.25], [true, false]), weights.Test);
        Assert.Equal(WeightedTally.FromItems([2, 3], [true, false]), weights.PassLabels);
        Assert.Equal(WeightedTally.FromItems([1, 10], [true, false]), weights.FailLabels);
        Assert.Equal(Reading.Tally(1, 1), group.Test);
        Assert.Null(group.Clusters);
    }

    [Fact]
    public void Without_a_weight_column_there_are_no_weights() =>
        Assert.Null(Assert.Single(Reading.Text("verdict,label,w\npass,,1.5\n").Groups).Weights);

    [Fact]
    public void A_row_of_weight_0_is_skipped_and_counted()
    {
        var table = Reading.Text("verdict,label,w\npass,,1\nfail,,0\nwhat,,0.0\nfail,pass,2\n", s_weight);
        Assert.Equal(new RowAccount { Used = 2, Weight = 2 }, table.Rows);
        Assert.Equal(4, table.Rows.Read);
        Assert.Equal([KeyValuePair.Create("weight", 2L)], table.Rows.Skipped);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e51")]
    [InlineData("1e-51")]
    public void What_is_no_weight_is_an_error_with_its_line(string weight)
    {
        var error = Reading.Error($"verdict,label,w\npass,,1\nfail,,\"{weight}\"\n", s_weight);
        Assert.Equal(("LJS4023", 3L, "w"), (error.Code, error.Line, error.Column));
        Assert.Contains($"'{weight}' is not a weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_that_a_line_of_json_lacks_is_an_error()
    {
        var error = Reading.Error("{\"verdict\":1,\"label\":1}\n{\"verdict\":1,\"label\":0,\"w\":2}\n", s_weight, "test.jsonl");
        Assert.Equal(("LJS4023", 1L), (error.Code, error.Line));
        var table = Reading.Text("{\"verdict\":1,\"label\":1,\"w\":0.5}\n{\"verdict\":1,\"label\":0,\"w\":2}\n", s_weight, "test.jsonl");
        Assert.Equal(0.5, table.Groups[0].Weights!.PassLabels.Weight);
    }

    [Theory]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Weights_do_not_go_with_labels_from_the_test_items(CalibrationDesign design) => Assert.Contains(
        "not measured",
        Assert.Throws<ArgumentException>(() => Reading.Text("verdict,w\n1,1\n", s_weight with { Design = design })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Weights_do_not_go_with_counts_or_strata()
    {
        Assert.Throws<ArgumentException>(() => Reading.Text("verdict,w,n\n1,1,2\n", s_weight with { CountColumn = "n" }));
        Assert.Throws<ArgumentException>(() => Reading.Text("verdict,w,s\n1,1,2\n", s_weight with { StratumColumn = "s" }));
        Assert.Equal("LJS4015", Reading.Error("verdict,label\n1,1\n", new() { WeightColumn = "verdict" }).Code);
    }

    [Fact]
    public void Rows_of_one_id_are_a_cluster_with_the_weight_of_its_first_row_too()
    {
        var table = Reading.Text("id,verdict,label,w\na,1,,2\nb,0,,3\na,0,,5\nc,1,1,1\n,1,,7\n,1,,7\n", s_weight);
        var expected = WeightedTally.OfCluster([2, 5], [true, false]) + WeightedTally.FromItems([3, 7, 7], [false, true, true]);
        Assert.Equal(expected, table.Groups[0].Weights!.Test);
        Assert.Equal("id", table.Source.ClusterColumn);
    }

    [Fact]
    public void Unique_ids_beside_coarser_ones_leave_the_coarser_ones_as_clusters()
    {
        var table = Reading.Text("question_id,item_id,verdict,label,w\nq,a,1,,2\nq,b,0,,3\nr,c,0,,5\n", s_weight);
        Assert.Equal("question_id", table.Source.ClusterColumn);
        Assert.Equal(
            WeightedTally.OfCluster([2, 3], [true, false]) + WeightedTally.FromItems([5], [false]), table.Groups[0].Weights!.Test);
    }

    [Fact]
    public void A_named_cluster_holds_test_and_labelled_items_within_its_group()
    {
        var options = s_weight with { ClusterColumn = "user", GroupColumns = ["system"] };
        var table = Reading.Text(
            "user,system,verdict,label,w\nu,x,1,,2\nu,x,0,1,3\nu,y,0,,5\nu,x,1,,4\nv,x,1,,1\n,x,1,,9\n,x,1,,9\n", options);
        var (x, y) = (table.Groups[0].Weights!, table.Groups[1].Weights!);
        Assert.Equal(WeightedTally.OfCluster([2, 4], [true, true]) + WeightedTally.FromItems([1, 9, 9], [true, true, true]), x.Test);
        Assert.Equal(WeightedTally.FromItems([3], [false]), x.PassLabels);
        Assert.Equal(WeightedTally.FromItems([5], [false]), y.Test);
    }

    [Fact]
    public void Repeated_ids_that_are_independent_stand_alone() => Assert.Equal(
        WeightedTally.FromItems([2, 5], [true, false]),
        Reading.Text("id,verdict,label,w\na,1,,2\na,0,,5\n", s_weight with { DuplicateIds = DuplicateIds.Independent })
            .Groups[0].Weights!.Test);

    [Fact]
    public void Items_without_a_verdict_have_a_share_by_weight()
    {
        var weights = Reading.Text("id,verdict,label,w\na,1,,6\nb,,,3\nc,1,1,10\nd,,1,1\n", s_weight).Groups[0].Weights!;
        Assert.Equal((3.0, 1.0), (weights.UnlabelledWithoutVerdict, weights.LabelledWithoutVerdict));
        Assert.Equal(3 / 9.0, weights.ShareWithoutVerdict, 15);    // of test items: more than 4 of 20
    }

    [Fact]
    public void Labels_of_a_second_file_go_with_the_weights_of_the_first()
    {
        using var labels = new MemoryStream("id,label\na,1\n"u8.ToArray());
        var read = LabelReader.Read(labels, "labels.csv", ["id"], s_weight, cancellationToken: TestContext.Current.CancellationToken);
        var weights = Reading.Text("id,verdict,w\na,1,2\nb,0,3\n", s_weight with { Labels = read }).Groups[0].Weights!;
        Assert.Equal((WeightedTally.FromItems([2], [true]), WeightedTally.FromItems([3], [false])), (weights.PassLabels, weights.Test));
    }

    [Fact]
    public void Test_items_are_told_by_stratum_and_labelled_ones_are_not()
    {
        var group = Reading.Text("seg,verdict,label\nx,1,\ny,0,\nx,0,\nz,1,1\n", new() { StratumColumn = "seg" }).Groups[0];
        Assert.Equal(
            [new("x", Singles(1, 2)), new("y", Singles(0, 1))], group.TestStrata);
    }

    [Fact]
    public void A_stratum_has_its_clusters()
    {
        var group = Reading.Text(
            "user,seg,verdict,label,n\nu,x,1,,2\nv,y,0,,1\nu,x,0,,1\nu,z,1,1,1\n,y,1,,1\n,y,1,,1\n",
            new() { StratumColumn = "seg", ClusterColumn = "user", CountColumn = "n" }).Groups[0];
        Assert.Equal([new("x", ClusteredTally.OfCluster(JudgeTally.Of(2, 3))), new("y", Singles(2, 3))], group.TestStrata);
    }

    [Fact]
    public void A_cluster_in_two_strata_is_refused_and_weights_are_named()
    {
        var error = Reading.Error("id,seg,verdict,label\na,x,1,\nb,x,1,\na,y,0,\n", new() { StratumColumn = "seg" });
        Assert.Equal(("LJS4026", 4L, "seg"), (error.Code, error.Line, error.Column));
        Assert.Contains("lines 2 and 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("`WeightColumn`", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_rows_in_two_strata_the_first_of_each_are_named()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(i => $"u,{(i < 60 ? "x" : "y")},1,\n"));
        var error = Reading.Error("user,seg,verdict,label\n" + rows, new() { StratumColumn = "seg", ClusterColumn = "user" });
        Assert.Contains("lines 2 and 62", error.Message, StringComparison.Ordinal);
    }

    private static ClusteredTally Singles(long passed, long all) => ClusteredCounts.FromItems(default, JudgeTally.Of(passed, all)).Test;
}
