namespace LlmJudgeStats.Data.Tests;

/// <summary>Raters in rows of their own: rows of one item and one verdict are votes, and become one row.</summary>
public sealed class VotedRowsTests
{
    private const string Rows =
        "id,rater,verdict,label\n"
        + "a,x,1,1\na,y,1,1\na,z,1,0\n"      // two of three pass it
        + "b,x,0,0\nb,y,0,1\n"               // a draw
        + "c,x,1,\nc,y,1,\n"                 // nobody labelled it
        + "d,x,0,0\n";

    [Theory]
    [InlineData(RaterRule.Majority, 1, 0, 0, 1, 1)]
    [InlineData(RaterRule.AnyPass, 1, 1, 0, 1, 0)]
    [InlineData(RaterRule.AnyFail, 0, 0, 1, 2, 0)]
    [InlineData(RaterRule.Agree, 0, 0, 0, 1, 2)]
    public void Votes_on_one_item_come_to_one_label(RaterRule rule, long tp, long fn, long fp, long tn, long undecided)
    {
        var table = Reading.Text(Rows, new() { Raters = rule });
        var group = Assert.Single(table.Groups);
        Assert.Equal(Reading.Table(tp, fn, fp, tn), group.Calibration);
        Assert.Equal(undecided, group.UnresolvedLabels);
        Assert.Equal(JudgeTally.Of(1, 1), group.Test);
    }

    /// <summary>Every row of the file is in the account, however many became one.</summary>
    [Fact]
    public void All_rows_are_accounted_for()
    {
        var table = Reading.Text(Rows, new() { Raters = RaterRule.Majority });
        Assert.Equal(8, table.Rows.Read);
        Assert.Equal((6, 2), (table.Rows.Used, table.Rows.UnresolvedLabel));
        Assert.Contains(table.Notes,
            note => note is { Code: "LJS2047", Message: "raters differ on 2 of 2 items that two or more of them labelled" });
        Assert.DoesNotContain(table.Notes, note => note.Code == "LJS2003");
    }

    /// <summary>Another verdict, group or run is another judgment: no vote on this one.</summary>
    [Fact]
    public void Only_rows_of_one_judgment_are_merged()
    {
        const string Two = "id,run,system,verdict,label\na,1,s,1,1\na,1,s,1,1\na,2,s,1,1\na,1,t,1,1\na,1,s,0,1\n";
        var table = Reading.Text(Two, new() { Raters = RaterRule.Majority });
        Assert.Equal(Reading.Table(3, 1, 0, 0), Assert.Single(table.Groups).Calibration);
    }

    [Fact]
    public void Keys_of_json_may_come_late()
    {
        const string Lines = "{\"id\":\"a\",\"verdict\":1}\n{\"id\":\"a\",\"verdict\":1,\"label\":1}\n"
            + "{\"id\":\"b\",\"verdict\":0,\"label\":0}\n";
        var table = Reading.Text(Lines, new() { Raters = RaterRule.Majority });
        Assert.Equal(Reading.Table(1, 0, 0, 1), Assert.Single(table.Groups).Calibration);
        Assert.Equal(3, table.Rows.Used);
    }

    [Fact]
    public void A_label_that_is_none_is_an_error_of_its_line()
    {
        var refused = Assert.Throws<JudgeDataException>(
            () => Reading.Text("id,verdict,label\na,1,1\na,1,maybe\n", new() { Raters = RaterRule.Majority }));
        Assert.Equal(("LJS4020", 3L), (refused.Errors[0].Code, refused.Errors[0].Line));
    }

    [Theory]
    [InlineData("id,verdict,label\na,1,1\nb,1,1\n")]
    [InlineData("name,verdict,label\na,1,1\na,1,1\n")]
    public void A_rule_for_nothing_is_refused(string rows) => Assert.Contains("no two rows are of one item",
        Assert.Throws<ArgumentException>(() => Reading.Text(rows, new() { Raters = RaterRule.Majority })).Message,
        StringComparison.Ordinal);
}
