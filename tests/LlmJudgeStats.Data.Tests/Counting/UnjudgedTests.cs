namespace LlmJudgeStats.Data.Tests;

/// <summary>Items without a verdict, strata, and what else decided what was labelled.</summary>
public sealed class UnjudgedTests
{
    private const string Rows = """
        id,verdict,label
        a,1,1
        b,0,
        c,timeout,1
        d,timeout,
        e,,0
        f,,
        ,timeout,
        ,,
        """;

    [Theory]
    [InlineData(CalibrationDesign.Random, 7, 0, 1)]
    [InlineData(CalibrationDesign.ByVerdict, 7, 0, 1)]
    [InlineData(CalibrationDesign.External, 2, 2, 4)]
    [InlineData(CalibrationDesign.ByLabel, 2, 2, 4)]
    public void A_row_without_a_verdict_is_an_item_when_something_says_so(CalibrationDesign design, int used, int noVerdict, int empty)
    {
        var table = Reading.Text(Rows, new() { MissingVerdicts = ["timeout"], Design = design });
        Assert.Equal(new RowAccount { Used = used, NoVerdict = noVerdict, Empty = empty }, table.Rows);
        // An id, a label, or the word: five rows, and the last has none of them.
        Assert.Equal(new UnjudgedItems { Labels = Reading.Tally(1, 1), Unlabelled = 3 }, Assert.Single(table.Groups).Unjudged);
    }

    [Fact]
    public void Strata_are_verdicts_and_items_without_one()
    {
        var group = Assert.Single(Reading.Text(Rows, new() { MissingVerdicts = ["timeout"], Design = CalibrationDesign.Random }).Groups);
        Assert.Equal(["pass", "fail", "no verdict"], group.Strata.Select(stratum => stratum.Name));
        var table = group.ToTable();
        Assert.Equal((3, 0.0, 1.0, 0.0), (table.Strata, table.Labelled(0, 0), table.Labelled(0, 1), table.Unlabelled(0)));
        Assert.Equal((1.0, 1.0, 3.0), (table.Labelled(2, 0), table.Labelled(2, 1), table.Unlabelled(2)));
        Assert.False(Assert.Single(Reading.Text("verdict,label\n1,1\n0,\n").Groups).HasFurtherStrata);
    }

    [Fact]
    public void Strata_are_verdicts_by_the_values_of_a_column()
    {
        var group = Assert.Single(Reading.Text("verdict,label,c,n\n1,1,lo,3\n1,,hi,5\n0,0,lo,2\n0,,lo,4\n,1,hi,6\n",
            new() { StratumColumn = "c", CountColumn = "n", Design = CalibrationDesign.Random }).Groups);
        Assert.Equal(["pass, lo", "pass, hi", "fail, lo", "no verdict, hi"], group.Strata.Select(stratum => stratum.Name));
        Assert.Equal([3L, 0, 2, 6], group.Strata.Select(stratum => stratum.Labels.Count));
        Assert.Equal([0L, 5, 4, 0], group.Strata.Select(stratum => stratum.Unlabelled));
    }

    /// <summary>Of 400 judge-passes the labelled share is 10 or 50 % by confidence: chi-square is beyond any doubt, or it is 0.</summary>
    [Theory]
    [InlineData(5, CalibrationDesign.Random, "LJS2044")]
    [InlineData(5, CalibrationDesign.ByVerdict, "LJS2044")]
    [InlineData(5, CalibrationDesign.External)]      // labels from elsewhere are no sample anyway
    [InlineData(1, CalibrationDesign.Random)]
    public void What_else_decided_what_was_labelled_is_found(int times, CalibrationDesign design, params string[] codes)
    {
        var rows = Enumerable.Range(0, 400).Select(i =>
            $"1,{(i % 2 == 0 ? "hi" : "lo")},{(i % 20 < 2 * (i % 2 == 0 ? 1 : times) ? i / 40 % 2 : "")},note "
                + $"{i},{(i % 20 == 0 ? "x" : "")}\n");
        var table = Reading.Text("verdict,confidence,label,text,annotator\n" + string.Concat(rows), new() { Design = design });
        Assert.Equal(codes, table.Notes.Select(note => note.Code));
    }

    [Fact]
    public void A_column_that_says_what_was_labelled_is_not_what_decided_it()
    {
        var rows = Enumerable.Range(0, 200)
            .Select(i => $"{i % 2},{(i < 50 ? "cal" : "test")},{(i < 50 ? i / 2 % 2 : "")},{(i < 50 ? "ann" : "")}\n");
        Assert.Empty(Reading.Text("verdict,split,label,by\n" + string.Concat(rows), new() { Design = CalibrationDesign.Random }).Notes);
    }

    /// <summary>A task of few values beside the ids is a category, and may have decided what was labelled.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("id")]
    public void A_column_that_is_called_like_an_id_may_have_decided_the_labels(string? named)
    {
        var rows = Enumerable.Range(0, 400).Select(i => $"{i},t{i % 2},1,{(i % 20 < (i % 2 == 0 ? 2 : 10) ? i / 40 % 2 : "")}\n");
        Assert.Equal(["task_id"], Reading.Text("id,task_id,verdict,label\n" + string.Concat(rows), new()
        {
            IdColumn = named,
            Design = CalibrationDesign.Random,
        }).LabelsDependOn);
    }

    /// <summary>Found by a reviewer: in a back-test a further rater's column seemed to have decided what was labelled.</summary>
    [Fact]
    public void Hidden_labels_are_labels_where_a_column_was_filled_by_labelling()
    {
        var rows = Enumerable.Range(0, 400)
            .Select(i => $"{i % 2},{(i < 200 ? i / 2 % 2 : "")},{(i < 200 ? i / 4 % 2 : "")},{i % 2},{(i < 100 ? "cal" : "")}\n");
        var table = Reading.Text("verdict,label,alice,x,split\n" + string.Concat(rows), new()
        {
            Design = CalibrationDesign.Random,
            Calibration = new("split", "cal"),
            IsBackTest = true,
        });
        Assert.Empty(table.LabelsDependOn);
        // What decided which labels are used is found all the same.
        var chosen = Enumerable.Range(0, 400).Select(i => $"{i % 2},{i / 2 % 2},{(i < 100 ? "lo" : "hi")},{(i < 100 ? "cal" : "")}\n");
        Assert.Equal(["confidence"], Reading.Text("verdict,label,confidence,split\n" + string.Concat(chosen), new()
        {
            Design = CalibrationDesign.Random,
            Calibration = new("split", "cal"),
            IsBackTest = true,
        }).LabelsDependOn);
    }

    [Fact]
    public void Rows_of_one_task_belong_together()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i / 3 % 2},task{i / 3}\n");
        var note = Assert.Single(Reading.Text("verdict,task\n" + string.Concat(rows)).Notes);
        Assert.Equal("LJS2008", note.Code);
        // Three alike rows of a task: the variance is three times that of single ones, but for 20 of 19 tasks.
        Assert.Contains("20 values for 60 rows", note.Message, StringComparison.Ordinal);
        Assert.Contains("about 1.8 times as wide", note.Message, StringComparison.Ordinal);
        // Four values, a column that was named: nothing is said.
        Assert.Empty(Reading.Text("verdict,task\n" + string.Concat(rows.Take(12))).Notes);
        Assert.Empty(Reading.Text("verdict,task\n" + string.Concat(rows), new() { GroupColumns = ["task"] }).Notes);
    }

    /// <summary>
    /// Found by an attacker: one row that stood alone, or one empty cell, was enough for silence. 3 of 63 are 4.8 %, 4 of 64 6.3 %.
    /// </summary>
    [Theory]
    [InlineData(3, 0, true)]
    [InlineData(0, 3, true)]
    [InlineData(1, 2, true)]
    [InlineData(4, 0, false)]
    [InlineData(0, 4, false)]
    public void A_few_rows_that_stand_alone_or_have_no_task_change_nothing(int alone, int empty, bool isSaid)
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i / 3 % 2},task{i / 3}\n").Concat(Enumerable.Repeat("1,\n", empty))
            .Concat(Enumerable.Range(0, alone).Select(i => $"1,alone{i}\n"));
        Assert.Equal(isSaid ? ["LJS2008"] : [], Reading.Text("verdict,task\n" + string.Concat(rows)).Notes.Select(note => note.Code));
    }

    /// <summary>Found by a reviewer: rows before the first one with the column were not looked at.</summary>
    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_task_that_comes_late_was_empty_before(int before, bool isSaid)
    {
        var rows = string.Concat(Enumerable.Repeat("{\"verdict\":1}\n", before))
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"{{\"verdict\":{i / 3 % 2},\"task\":\"t{i / 3}\"}}\n"));
        Assert.Equal(isSaid ? ["LJS2008"] : [], Reading.Text(rows).Notes.Select(note => note.Code));
    }

    /// <summary>Rows without the column are those that were not labelled: what is seen of the others alone says nothing.</summary>
    [Fact]
    public void A_column_that_comes_late_may_have_decided_the_labels()
    {
        var rows = Enumerable.Range(0, 200).Select(i => $"{{\"verdict\":{i % 2}}}\n").Concat(Enumerable.Range(0, 200)
            .Select(i => $"{{\"verdict\":{i % 2},\"label\":{(i < 150 ? "1" : "null")},\"risk\":1}}\n"));
        Assert.Equal(["risk"], Reading.Text(string.Concat(rows), new() { Design = CalibrationDesign.Random }).LabelsDependOn);
    }

    /// <summary>Found by a newcomer: an object in a column that nobody named was an error of the row.</summary>
    [Theory]
    [InlineData("task")]
    [InlineData("id")]
    [InlineData("meta")]
    [InlineData("case_id")]
    public void An_object_in_a_column_without_a_part_does_no_harm(string column)
    {
        var rows = Enumerable.Range(0, 40)
            .Select(i => $"{{\"verdict\":{i % 2},\"label\":{(i % 4 == 0 ? "1" : "null")},\"{column}\":{{\"a\":[{i}]}}}}\n");
        Assert.Equal(40, Reading.Text(string.Concat(rows), new() { Design = CalibrationDesign.Random }).Rows.Used);
        Assert.Equal(40, Reading.Text(string.Concat(rows)).Rows.Used);
    }

    /// <summary>Nobody is told to declare a random sample that was none: what decided the labels is known without a design, too.</summary>
    [Fact]
    public void What_decided_the_labels_is_known_without_a_declared_design()
    {
        var rows = Enumerable.Range(0, 400)
            .Select(i => $"1,{(i % 2 == 0 ? "hi" : "lo")},{(i % 20 < (i % 2 == 0 ? 2 : 10) ? i / 40 % 2 : "")}\n");
        var text = "verdict,confidence,label\n" + string.Concat(rows);
        Assert.Equal(["confidence"], Reading.Text(text).LabelsDependOn);
        Assert.Empty(Reading.Text(text).Notes);
        Assert.Empty(Reading.Text(text, new() { Design = CalibrationDesign.ByLabel }).LabelsDependOn);
    }

    /// <summary>Found by a reviewer: rows before the first one with the column were in no stratum.</summary>
    [Fact]
    public void A_stratum_column_that_appears_late_loses_no_row()
    {
        const string Rows = "{\"verdict\":1,\"label\":1}\n{\"verdict\":0}\n{\"verdict\":1,\"c\":\"hi\"}\n";
        var group = Assert.Single(Reading.Text(Rows, new() { StratumColumn = "c", Design = CalibrationDesign.Random }).Groups);
        Assert.Equal(3, group.Strata.Sum(stratum => stratum.Labels.Count + stratum.Unlabelled));
    }

    /// <summary>Strata are few: a column of ids is none.</summary>
    [Fact]
    public void Too_many_strata_are_refused() => Assert.Equal("LJS4024", Reading.Error(
        "verdict,c\n" + string.Concat(Enumerable.Range(0, 201).Select(i => $"1,{i}\n")),
        new() { StratumColumn = "c", Design = CalibrationDesign.Random }).Code);

    /// <summary>Found by a reviewer: a question repeats beside a finer id.</summary>
    [Fact]
    public void A_question_that_repeats_beside_an_id_is_the_cluster()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"i{i},q{i / 3},{i % 2}\n");
        var table = Reading.Text("item_id,question_id,verdict\n" + string.Concat(rows));
        Assert.Empty(table.Notes);
        Assert.Equal(("question_id", 20L), (table.Source.ClusterColumn, table.Groups[0].Clusters!.Counts.Test.Clusters));
    }

    /// <summary>Found by a reviewer: half a character in a column that nobody named refused the file.</summary>
    [Fact]
    public void Half_a_character_in_a_column_without_a_part_does_no_harm() => Assert.Equal(1, Reading.Text(
        "{\"verdict\":1,\"label\":1,\"answer\":\"\\ud83d\",\"judge\":{\"a\":1}}\n", new() { Design = CalibrationDesign.Random }).Rows.Used);

    /// <summary>Found by a reviewer: the notes added up more items than a long holds.</summary>
    [Fact]
    public void Huge_groups_have_notes_too()
    {
        const string Huge = "5000000000000000000";
        var table = Reading.Text($"s,verdict,label,n\na,1,1,{Huge}\nb,1,1,{Huge}\n", new() { GroupColumns = ["s"], CountColumn = "n" });
        Assert.Equal("LJS3010", Assert.Single(table.Notes).Code);
    }
}
