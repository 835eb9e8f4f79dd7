namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md E14-E17, C22: finding the columns.</summary>
public sealed class ColumnTests
{
    [Fact]
    public void E14_duplicate_header_names_are_an_error()
    {
        var error = Reading.Error("verdict,label,verdict\n1,1,0\n");
        Assert.Equal(("LJS4013", "verdict"), (error.Code, error.Column));
        Assert.Contains("columns 1 and 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void E15_a_missing_header_is_suspected_when_the_first_row_holds_verdicts() =>
        Assert.Contains("`HasHeader = false`", Reading.Error("q1,pass\nq2,fail\n").Hint, StringComparison.Ordinal);

    [Fact]
    public void E15_without_a_header_columns_are_numbered_and_the_first_row_is_data()
    {
        var table = Reading.Text("q1,pass,1\nq2,fail,0\n",
            new() { HasHeader = false, VerdictColumn = "2", LabelColumn = "3", IdColumn = "1" });
        Assert.Equal(Reading.Table(1, 0, 0, 1), Assert.Single(table.Groups).Calibration);
        Assert.Equal(["1", "2", "3"], table.Source.Columns);
        Assert.Equal(2, table.Rows.Read);
    }

    [Fact]
    public void A_header_in_the_middle_of_joined_files_is_recognised() =>
        Assert.Contains("header is repeated", Reading.Error("id,verdict\na,1\nid,verdict\nb,1\n").Hint, StringComparison.Ordinal);

    [Fact]
    public void E16_an_absent_column_lists_those_found_and_the_closest()
    {
        var error = Reading.Error("item_id,judge_verdict,truth\na,1,1\n");
        Assert.Equal("LJS4014", error.Code);
        Assert.Contains("'item_id', 'judge_verdict', 'truth'", error.Message, StringComparison.Ordinal);
        Assert.Equal("did you mean 'judge_verdict'? Say `VerdictColumn` = 'judge_verdict'", error.Hint);
    }

    [Fact]
    public void E16_a_mistyped_name_is_recognised() =>
        Assert.Contains("did you mean 'correctness'?",
            Reading.Error("id,correctness,verdict\na,1,1\n", new() { LabelColumn = "corectness" }).Hint,
            StringComparison.Ordinal);

    [Fact]
    public void E16_a_named_label_column_must_exist() =>
        Assert.Equal("LJS4014", Reading.Error("verdict\n1\n", new() { LabelColumn = "label" }).Code);

    [Fact]
    public void E16_all_absent_columns_are_reported_at_once()
    {
        var refusal = Reading.Refusal("x\n1\n",
            new() { CountColumn = "n", GroupColumns = ["g"], Where = [new("w", "1")], Calibration = new("c", "1"), IdColumn = "i" });
        Assert.Equal(6, refusal.Errors.Count);
    }

    [Fact]
    public void E17_case_and_spaces_of_a_name_do_not_matter()
    {
        var table = Reading.Text("Item ID, Verdict ,LABEL\na,1,1\n", new() { IdColumn = "itemid" });
        Assert.Equal((" Verdict ", "LABEL", "Item ID"), (table.Source.VerdictColumn, table.Source.LabelColumn, table.Source.IdColumn));
    }

    [Fact]
    public void E17_an_exact_name_wins_over_a_loose_one() =>
        Assert.Equal(Reading.Tally(0, 1), Assert.Single(Reading.Text("Verdict,verdict\n1,0\n").Groups).Test);

    [Fact]
    public void E17_two_loose_matches_are_ambiguous() =>
        Assert.Equal("LJS4015", Reading.Error("Verdict,VERDICT\n1,0\n").Code);

    [Fact]
    public void C22_several_verdict_columns_need_a_name()
    {
        const string Criteria = "id,fluent_verdict,true_verdict\na,1,0\n";
        Assert.Equal("LJS4014", Reading.Error(Criteria).Code);
        Assert.Equal(Reading.Tally(0, 1), Assert.Single(Reading.Text(Criteria, new() { VerdictColumn = "true_verdict" }).Groups).Test);
    }
}
