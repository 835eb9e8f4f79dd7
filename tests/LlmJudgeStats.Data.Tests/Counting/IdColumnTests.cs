namespace LlmJudgeStats.Data.Tests;

/// <summary>Which column holds the item ids.</summary>
public sealed class IdColumnTests
{
    [Theory]
    [InlineData("item_id")]
    [InlineData("doc_id")]
    [InlineData("questionId")]
    [InlineData("Trace-ID")]
    [InlineData("uuid")]
    [InlineData("run_id")]
    [InlineData("idx")]
    public void Ids_are_found_by_their_names(string name) =>
        Assert.Equal(name, Reading.Text($"{name},verdict\na,1\nb,0\n").Source.IdColumn);

    /// <summary>Runs and places repeat for good reasons: they are ids only where they do not.</summary>
    [Theory]
    [InlineData("run_id")]
    [InlineData("index")]
    public void Some_names_are_ids_only_where_they_are_unique(string name)
    {
        var table = Reading.Text($"{name},verdict,label\na,1,1\na,0,\n");
        Assert.Null(table.Source.IdColumn);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Of_several_the_unique_one_is_taken()
    {
        var table = Reading.Text("question_id,trace_id,verdict,label\nq,1,1,1\nq,2,0,\nr,3,1,\n");
        Assert.Equal(("trace_id", true), (table.Source.IdColumn, table.Source.IdWasChosen));
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Of_several_that_repeat_the_first_is_taken()
    {
        var table = Reading.Text("question_id,doc_id,verdict\nq,1,1\nq,1,0\nr,3,1\n");
        Assert.Equal("doc_id", table.Source.IdColumn);
        Assert.Equal("doc_id", table.Source.ClusterColumn);
        Assert.Empty(table.Notes);
    }

    [Fact]
    public void Whatever_ids_are_called_none_is_a_calibration_and_a_test_item() =>
        Assert.Equal("LJS2001", Reading.Error("question_id,verdict,label\nq,1,1\nq,0,\n").Code);

    [Fact]
    public void A_column_with_another_part_holds_no_ids()
    {
        Assert.Null(Reading.Text("case,verdict\na,1\n", new() { GroupColumns = ["case"] }).Source.IdColumn);
        Assert.Equal("key", Reading.Text("key,verdict\na,1\nb,1\n").Source.IdColumn);
    }
}
