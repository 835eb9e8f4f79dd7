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

    /// <summary>Runs repeat for good reasons: they are ids only where they do not.</summary>
    [Fact]
    public void A_run_is_an_id_only_where_it_is_unique()
    {
        var table = Reading.Text("run_id,verdict,label\na,1,1\na,0,\n");
        Assert.Null(table.Source.IdColumn);
        Assert.Empty(table.Notes);
    }

    /// <summary>Found by a reviewer: these were ids only where nothing repeats, so repeats went unnoticed.</summary>
    [Theory]
    [InlineData("case")]
    [InlineData("key")]
    [InlineData("idx")]
    [InlineData("index")]
    public void Places_and_cases_are_ids_that_may_repeat(string name)
    {
        var table = Reading.Text($"{name},verdict\na,1\na,0\n");
        Assert.Equal(name, table.Source.IdColumn);
        Assert.Equal(name, table.Source.ClusterColumn);
        Assert.Equal("LJS2001", Reading.Error($"{name},verdict,label\na,1,1\na,0,\n").Code);
    }

    [Fact]
    public void Of_several_the_unique_one_is_taken()
    {
        var table = Reading.Text("question_id,trace_id,verdict,label\nq,1,1,1\nq,2,0,\nr,3,1,\n");
        Assert.Equal(("trace_id", true), (table.Source.IdColumn, table.Source.IdWasChosen));
        Assert.DoesNotContain(table.Notes, note => note.Code == "LJS2003");
    }

    /// <summary>Found by an attacker: a second, unique column hid repeats and overlap of the first.</summary>
    [Theory]
    [InlineData("question_id", "trace_id", null)]
    [InlineData("doc_id", "id", null)]
    [InlineData("question_id", "row_id", "row_id")]
    [InlineData("idx", "uuid", null)]
    public void A_column_of_ids_that_repeats_beside_a_unique_one_is_the_cluster(string coarse, string fine, string? named)
    {
        var table = Reading.Text($"{coarse},{fine},verdict,label\nq,1,1,1\nq,2,0,\nr,3,1,\nr,4,1,\n,5,1,\n", new() { IdColumn = named });
        Assert.Equal(fine, table.Source.IdColumn);
        Assert.Equal(coarse, table.Source.ClusterColumn);
        Assert.Empty(table.Notes);
        var clusters = table.Groups[0].Clusters!.Counts;
        Assert.Equal((3L, 3L, 2L), (clusters.Test.Count, clusters.Test.Clusters, clusters.SharedClusters));
        var text = $"{coarse},{fine},verdict,label\nq,1,1,1\nq,2,0,\nr,3,1,\nr,4,1,\n,5,1,\n";
        var note = Assert.Single(Reading.Text(text, new() { IdColumn = named, DuplicateIds = DuplicateIds.Independent }).Notes);
        Assert.Equal(("LJS1056", DiagnosticSeverity.Warning), (note.Code, note.Severity));
        Assert.StartsWith($"2 of 4 rows repeat a value of '{coarse}' (1 of them labelled here and unlabelled there", note.Message,
            StringComparison.Ordinal);
        Assert.Contains($"beside '{fine}' (first: 'q' on line 3)", note.Message, StringComparison.Ordinal);
        // Another group is another study.
        var grouped = new JudgmentReaderOptions { IdColumn = named, GroupColumns = ["s"] };
        Assert.Empty(Reading.Text($"{coarse},{fine},s,verdict\nq,1,a,1\nq,2,b,0\n", grouped).Notes);
    }

    /// <summary>The judge's prompt, say: what hundreds of rows have is a category.</summary>
    [Fact]
    public void A_column_of_ids_with_very_few_values_groups_no_items()
    {
        var rows = Enumerable.Range(0, 202).Select(i => $"{i},p{i % 4},1\n").ToArray();
        Assert.Empty(Reading.Text("id,prompt_id,verdict\n" + string.Concat(rows)).Notes);
        Assert.Null(Reading.Text("id,prompt_id,verdict\n" + string.Concat(rows)).Source.ClusterColumn);
        Assert.Equal("prompt_id", Reading.Text("id,prompt_id,verdict\n" + string.Concat(rows[..200])).Source.ClusterColumn);
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
