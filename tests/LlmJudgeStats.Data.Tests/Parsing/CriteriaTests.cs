namespace LlmJudgeStats.Data.Tests.Parsing;

/// <summary>Files with columns for each criterion: each row is one judgment for each.</summary>
public sealed class CriteriaTests
{
    private const string Wide = "model,item,facts,people,tone\nm1,a,1,1,pass\nm1,b,0,1,fail\nm2,a,1,,pass\nm2,b,,1,\n";

    private static JudgmentReaderOptions Asked => new()
    {
        Criteria = [new("facts", "people"), new("tone")],
        GroupColumns = ["model", "metric"],
        VerdictWords = new(["1", "pass"], ["0", "fail"]),
    };

    [Fact]
    public void A_wide_file_counts_as_the_same_judgments_one_below_the_other()
    {
        const string Long = "metric,verdict,label,model,item\n"
            + "facts,1,1,m1,a\ntone,pass,,m1,a\nfacts,0,1,m1,b\ntone,fail,,m1,b\n"
            + "facts,1,,m2,a\ntone,pass,,m2,a\nfacts,,1,m2,b\ntone,,,m2,b\n";
        var wide = Reading.Text(Wide, Asked);
        var rows = Reading.Text(Long, Asked with { Criteria = [] });
        Assert.Equal(rows.Rows, wide.Rows);
        Assert.Equal(8, wide.Rows.Read);
        Assert.Equal(4, wide.Groups.Count);
        foreach (var (one, other) in wide.Groups.Zip(rows.Groups))
        {
            Assert.Equal(other.Key, one.Key);
            Assert.Equal((other.Test, other.Calibration), (one.Test, one.Calibration));
        }
        Assert.Equal(["metric", "verdict", "label", "model", "item"], wide.Source.Columns);
    }

    [Fact]
    public void Keys_of_JSON_lines_may_come_later()
    {
        var table = Reading.Text(
            """
            {"model":"m1","facts":1}
            {"model":"m1","tone":"pass","facts":0,"people":0}
            """, Asked, "test.jsonl");
        Assert.Equal(["facts", "tone"], table.Groups.Select(group => group.Key[1].Value));
        Assert.Equal(Reading.Tally(1, 0), table.Groups[0].Test);
        Assert.Equal(Reading.Table(0, 0, 0, 1), table.Groups[0].Calibration);
    }

    [Fact]
    public void A_word_that_means_nothing_is_said_with_the_column_of_the_file()
    {
        var error = Reading.Error(Wide.Replace("m1,b,0,1,fail", "m1,b,0,1,bad", StringComparison.Ordinal), Asked);
        Assert.Equal(("LJS4020", "tone", 3L), (error.Code, error.Column, error.Line));
    }

    [Theory]
    [InlineData("facts", "absent", "LJS4014", "'absent'")]
    [InlineData("absent", "people", "LJS4014", "'absent'")]
    public void A_column_that_is_not_there_is_an_error(string verdict, string label, string code, string named)
    {
        var error = Reading.Error(Wide, Asked with { Criteria = [new(verdict, label)] });
        Assert.Equal(code, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        var lines = Reading.Error("{\"model\":\"m\",\"facts\":1,\"people\":1}", Asked with { Criteria = [new(verdict, label)] });
        Assert.Equal(code, lines.Code);
    }

    [Theory]
    [InlineData("metric")]
    [InlineData("verdict")]
    [InlineData("label")]
    public void A_column_of_the_file_with_a_name_that_rows_get_is_refused_and_not_hidden(string name)
    {
        var error = Reading.Error(Wide.Replace("item", name, StringComparison.Ordinal), Asked);
        Assert.Equal(("LJS4015", name), (error.Code, error.Column));
    }

    [Fact]
    public void A_criterion_may_be_called_verdict()
    {
        var table = Reading.Text(
            "verdict,label,tone\n1,1,0\n", new() { Criteria = [new("verdict", "label"), new("tone")], GroupColumns = ["metric"] });
        Assert.Equal(["verdict", "tone"], table.Groups.Select(group => group.Key[0].Value));
        Assert.Equal(Reading.Table(1, 0, 0, 0), table.Groups[0].Calibration);
        Assert.Equal(Reading.Tally(0, 1), table.Groups[1].Test);
    }

    /// <summary>Verdicts on several criteria are not one rate.</summary>
    [Fact]
    public void Criteria_that_nothing_tells_apart_are_refused()
    {
        var mixed = Asked with { GroupColumns = ["model"] };
        var refusal = Assert.Throws<ArgumentException>(() => Reading.Text(Wide, mixed));
        Assert.Contains("not one rate", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, Reading.Text(Wide, mixed with { Where = [RowFilter.Parse("metric=facts")] }).Groups.Count);
    }

    [Fact]
    public void A_column_stands_for_one_thing()
    {
        Assert.Throws<ArgumentException>("labelColumn", () => new Criterion("facts", "facts"));
        Assert.Throws<ArgumentException>("verdictColumn", () => new Criterion(""));
        Assert.Throws<ArgumentException>(() => new JudgmentReaderOptions { Criteria = [new("facts", "people"), new("tone", "people")] });
        Assert.Equal("facts=people", Criterion.Parse("facts=people").ToString());
        Assert.Throws<ArgumentException>(() => Criterion.Parse("facts="));
    }
}
