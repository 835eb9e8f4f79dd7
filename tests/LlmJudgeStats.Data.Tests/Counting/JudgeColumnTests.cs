namespace LlmJudgeStats.Data.Tests;

/// <summary>Labels of one judge and verdicts of another (bad-inputs.md D09, D10), in a column that is named like a judge's.</summary>
public sealed class JudgeColumnTests
{
    [Theory]
    [InlineData("judge")]
    [InlineData("Judge_Model")]
    [InlineData("judge_version")]
    public void D09_calibration_from_another_judge_is_an_error(string column)
    {
        var error = Reading.Error($"{column},verdict,label\nv1,1,1\nv1,0,0\nv2,1,\nv2,0,\n");
        Assert.Equal("LJS2020", error.Code);
        Assert.Contains("judged by 'v1', the test items by 'v2'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void D09_is_found_in_each_group()
    {
        var error = Reading.Error("system,judge,verdict,label\na,v1,1,1\na,v1,0,\nb,v1,0,0\nb,v2,0,\n",
            new() { GroupColumns = ["system"] });
        Assert.Contains("(group system=b)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void D10_judges_that_are_mixed_are_noted_with_the_fix()
    {
        var note = Assert.Single(Reading.Text("judge,verdict,label\nv1,1,1\nv2,0,0\nv2,1,\nv1,1,\n").Notes);
        Assert.Equal("LJS2020", note.Code);
        Assert.Contains("`GroupColumns` = judge", note.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_column_of_another_name_is_noted()
    {
        var note = Assert.Single(Reading.Text("id,verdict,human_label\na,1,1\nb,0,\n").Notes);
        Assert.Equal("LJS2006", note.Code);
        Assert.Contains("`LabelColumn` = human_label", note.Fix, StringComparison.Ordinal);
        Assert.Empty(Reading.Text("id,verdict,human_label\na,1,1\nb,0,\n", new() { LabelColumn = "human_label" }).Notes);
        Assert.Empty(Reading.Text("id,verdict,answer\na,1,1\nb,0,\n").Notes);
    }

    [Fact]
    public void A_count_column_that_is_not_used_is_noted()
    {
        var note = Assert.Single(Reading.Text("verdict,label,count\n1,1,20\n0,,30\n").Notes);
        Assert.Equal("LJS2007", note.Code);
        Assert.Contains("`CountColumn` = count", note.Fix, StringComparison.Ordinal);
        Assert.Empty(Reading.Text("verdict,label,count\n1,1,20\n0,,30\n", new() { CountColumn = "count" }).Notes);
    }

    [Fact]
    public void Judges_that_are_told_apart_are_in_order()
    {
        const string Text = "judge,verdict,label\nv1,1,1\nv2,0,0\nv2,1,\nv1,1,\n";
        Assert.Empty(Reading.Text(Text, new() { GroupColumns = ["judge"] }).Notes);
        Assert.Empty(Reading.Text(Text, new() { Where = [new("judge", "v1")] }).Notes);
        Assert.Empty(Reading.Text("judge,verdict,label\nv1,1,1\n,0,\nv1,1,\n").Notes);
    }
}
