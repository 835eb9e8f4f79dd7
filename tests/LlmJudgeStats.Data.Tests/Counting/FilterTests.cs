namespace LlmJudgeStats.Data.Tests;

/// <summary>Which rows are read, and whose labels: reading of the test set.</summary>
public sealed class FilterTests
{
    private const string Splits = """
        id,split,verdict,label
        1,prompt,1,1
        2,dev,1,1
        3,held,1,1
        4,,1,
        5,,0,
        6,test,0,
        """;

    [Theory]
    [InlineData("prompt,dev", false, 2)]
    [InlineData("prompt,dev", true, 4)]      // an empty cell is none of the values
    [InlineData("", true, 4)]
    [InlineData("", false, 2)]
    public void A_filter_takes_some_values_or_all_but_them(string values, bool isExclusion, int used) =>
        Assert.Equal(
            used, Reading.Text(Splits, new() { Where = [new("split", values.Split(',')) { IsExclusion = isExclusion }] }).Rows.Used);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_value_that_never_occurs_is_mistyped(bool isExclusion)
    {
        var error = Reading.Error(Splits, new() { Where = [new("split", "dev", "promt") { IsExclusion = isExclusion }] });
        Assert.Equal("LJS4002", error.Code);
        Assert.Contains("no row has 'split' equal to 'promt' (values seen: 'prompt', 'held', '', 'test')", error.Message,
            StringComparison.Ordinal);
    }

    /// <summary>Found by an attacker: a blank at the end, and the row that should be left out stayed in silence.</summary>
    [Theory]
    [InlineData(true, "their rows are kept")]
    [InlineData(false, "their rows are left out")]
    public void Values_that_look_like_those_of_a_filter_are_pointed_out(bool isExclusion, string happens)
    {
        const string Rows = "verdict,split\n1,dev\n1,dev \n0,Dev\n1,\uff44ev\n1,DEV\n0,test\n1,dev \n";
        var note = Assert.Single(Reading.Text(Rows, new() { Where = [new("split", "dev") { IsExclusion = isExclusion }] }).Notes);
        Assert.Equal(("LJS2028", DiagnosticSeverity.Warning), (note.Code, note.Severity));
        Assert.Contains("'dev ' beside 'dev', 'Dev' beside 'dev', '\uff44ev' beside 'dev' and 1 more", note.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(happens, note.Message, StringComparison.Ordinal);
        // Those that are named are meant.
        Assert.Empty(Reading.Text(Rows, new()
        {
            Where = [new("split", "dev", "dev ", "Dev", "\uff44ev", "DEV") { IsExclusion = isExclusion }],
        }).Notes);
    }

    [Fact]
    public void Values_that_look_like_those_of_a_calibration_are_pointed_out()
    {
        var notes = Reading.Text("verdict,label,split\n1,1,cal\n0,0,Cal\n1,,\n", new()
        {
            Calibration = new("split", "cal"),
            IsBackTest = true,
        }).Notes;
        Assert.EndsWith("'Cal' beside 'cal'; they are other values, and their labels are hidden", Assert.Single(notes).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Found by an attacker: nothing was the answer.</summary>
    [Fact]
    public void Filters_that_leave_no_row_are_refused()
    {
        var error = Reading.Error("verdict,a,b\n1,x,1\n1,y,2\n", new() { Where = [new("a", "x"), new("b", "2")] });
        Assert.Equal(("LJS4002", "'a=x' and 'b=2' leave none of 2 rows"), (error.Code, error.Message));
        error = Reading.Error("verdict,a\n1,x\n1,y\n", new() { Where = [new("a", "x", "y") { IsExclusion = true }] });
        Assert.Equal(("LJS4002", "'a!=x,y' leaves none of 2 rows"), (error.Code, error.Message));
        Assert.Equal("LJS4002", Reading.Error("[null,{\"verdict\":1,\"a\":\"x\"}]", new()
        {
            Where = [new("a", "x") { IsExclusion = true }],
        }).Code);
    }

    /// <summary>A value that occurs only in rows that another filter leaves out is not mistyped.</summary>
    [Fact]
    public void Filters_are_anded_and_each_sees_every_row()
    {
        var table = Reading.Text(
            "verdict,a,b\n1,x,1\n1,y,2\n0,x,3\n", new() { Where = [new("a", "x"), new("b", "2") { IsExclusion = true }] });
        Assert.Equal(new RowAccount { Used = 2, Where = 1 }, table.Rows);
    }

    [Fact]
    public void Labels_of_several_values_are_used_and_others_hidden()
    {
        var table = Reading.Text(Splits, new() { Calibration = new("split", "held", "dev") });
        var group = Assert.Single(table.Groups);
        Assert.Equal(2, group.Calibration.Count);
        Assert.Equal(Reading.Tally(1, 0), group.HiddenVerdicts);
        var note = Assert.Single(table.Notes);
        Assert.Equal(("LJS2040", DiagnosticSeverity.Warning), (note.Code, note.Severity));
        Assert.Contains("`Where` = split!=prompt", note.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_back_test_hides_labels_on_purpose() =>
        Assert.Empty(Reading.Text(Splits, new() { Calibration = new("split", "held"), IsBackTest = true }).Notes);

    /// <summary>20 of 40 hidden and 40 of 60 others: z 1.65; 10 of 40: z 4.09, and 3.29 is the limit.</summary>
    [Theory]
    [InlineData(20, DiagnosticSeverity.Warning)]
    [InlineData(10, DiagnosticSeverity.Error)]
    public void Hidden_rows_that_the_judge_passes_otherwise_are_no_test_items(int hidden, DiagnosticSeverity severity)
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"h{i},dev,{(i < hidden ? 1 : 0)},1\n"))
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"t{i},,{(i < 40 ? 1 : 0)},\n")) + "c,cal,1,1\n";
        var note = Assert.Single(Reading.Text("id,split,verdict,label\n" + rows, new() { Calibration = new("split", "cal") }).Notes);
        Assert.Equal(("LJS2040", severity), (note.Code, note.Severity));
    }

    [Fact]
    public void A_filter_needs_a_column_and_a_value()
    {
        Assert.Throws<ArgumentException>(() => new RowFilter("x"));
        Assert.Throws<ArgumentException>(() => new RowFilter("", "x"));
        Assert.Equal(new RowFilter("x", "a", "b"), new RowFilter("x", "a", "b"));
        Assert.NotEqual(new RowFilter("x", "a"), new RowFilter("x", "a") { IsExclusion = true });
        Assert.Equal("x!=a,b", new RowFilter("x", "a", "b") { IsExclusion = true }.ToString());
    }

    /// <summary>Found by a reviewer: values with a comma could not be written.</summary>
    [Theory]
    [InlineData("x=a", false, new[] { "a" })]
    [InlineData("x!=a,b", true, new[] { "a", "b" })]
    [InlineData("x=", false, new[] { "" })]
    [InlineData("x=,a", false, new[] { "", "a" })]
    [InlineData("x=Paris,, France,Rome", false, new[] { "Paris, France", "Rome" })]
    [InlineData("x!=,,", true, new[] { "," })]
    [InlineData("x=a,,", false, new[] { "a," })]
    [InlineData("x=a=b!=c", false, new[] { "a=b!=c" })]
    public void A_filter_is_written_as_it_is_read(string text, bool isExclusion, string[] values)
    {
        var filter = RowFilter.Parse(text);
        Assert.Equal(new RowFilter("x", values) { IsExclusion = isExclusion }, filter);
        Assert.Equal(text, filter.ToString());
    }

    [Fact]
    public void What_is_no_filter_is_refused()
    {
        foreach (var text in new[] { "", "x", "=a" }) Assert.Throws<FormatException>(() => RowFilter.Parse(text));
        // An empty value stands first, for between others it would be a comma.
        Assert.Equal("x=,a,b", new RowFilter("x", "a", "", "b").ToString());
    }

    /// <summary>Found by a reviewer: hints could not be pasted.</summary>
    [Theory]
    [InlineData("split", "dev", "split!=dev")]
    [InlineData("split", "dev a", "\"split!=dev a\"")]
    [InlineData("split", "\"a,b\"", "split!=a,,b")]
    [InlineData("my split", "dev", "\"my split!=dev\"")]
    [InlineData("split", "a;b", "\"split!=a;b\"")]
    [InlineData("split", "$a", "'split!=$a'")]
    [InlineData("Größe", "groß", "Größe!=groß")]
    public void A_filter_in_a_hint_can_be_pasted(string column, string cell, string filter)
    {
        var notes = Reading.Text($"{column},verdict,label\n{cell},1,1\ncal,1,1\n,1,\n", new() { Calibration = new(column, "cal") }).Notes;
        Assert.EndsWith($"`Where` = {filter}", Assert.Single(notes).Fix, StringComparison.Ordinal);
    }

    /// <summary>Found by a reviewer: a value that is named twice was never seen the second time.</summary>
    [Fact]
    public void A_value_may_be_named_twice() =>
        Assert.Equal(1, Reading.Text(Splits, new() { Where = [new("split", "dev", "dev")] }).Rows.Used);

    /// <summary>Found by a reviewer: an exclusion that excludes nothing hides no label.</summary>
    [Fact]
    public void A_mistyped_exclusion_hides_no_label()
    {
        var table = Reading.Text(Splits, new() { Calibration = new("split", "tset") { IsExclusion = true } });
        Assert.Equal(3, Assert.Single(table.Groups).Calibration.Count);
        Assert.Contains("no label is hidden for it", Assert.Single(table.Notes).Message, StringComparison.Ordinal);
    }
}
