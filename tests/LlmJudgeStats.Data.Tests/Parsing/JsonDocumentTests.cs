namespace LlmJudgeStats.Data.Tests;

/// <summary>One JSON document: the array of rows in it.</summary>
public sealed class JsonDocumentTests
{
    [Theory]
    [InlineData("""[{"verdict":1},{"verdict":0}]""", null)]
    [InlineData("""  [ {"verdict":1},{"verdict":0} ]  """, null)]
    [InlineData("""{"a":{"b":[{"verdict":1},{"verdict":0}]},"c":[1,2],"d":[]}""", "a.b")]
    [InlineData("{\n \"v\": \"x{[\",\n \"rows\": [\n  {\"verdict\": 1},\n  {\"verdict\": 0}\n ]\n}\n", "rows")]
    [InlineData("""{"rows":[{"verdict":1,"m":[{"x":1}]},{"verdict":0,"m":[]}]}""", "rows")]      // a list inside a row is part of it
    [InlineData("""{"rows":[{"verdict":1,"x":"a\"b"},{"verdict":0}],"z":{"rows":[{}, 1]}}""", "rows")]
    public void F05_the_only_array_of_objects_is_read(string text, string? path)
    {
        var table = Reading.Text(text, name: "a.json");
        Assert.Equal(Reading.Tally(1, 1), Assert.Single(table.Groups).Test);
        Assert.Equal((JudgmentFormat.Json, path), (table.Source.Format, table.Source.Path));
    }

    /// <summary>Found by an attacker: one null made an array no list of rows.</summary>
    [Theory]
    [InlineData("""[{"verdict":1},null,{"verdict":0},null]""")]
    [InlineData("""[null , null,{"verdict":1},{"verdict":0}]""")]
    [InlineData("""{"rows":[null,null,{"verdict":1},{"verdict":0}],"none":[null,null]}""")]
    [InlineData("{\n\"rows\": [\n{\"verdict\":1},\nnull,\nnull,\n{\"verdict\":0}\n]\n}")]
    [InlineData("""{"rows":[{"verdict":1,"x":NaN},NaN,{"verdict":0},null]}""")]
    public void A_null_among_rows_is_an_empty_row(string text)
    {
        foreach (var groups in new[] { Array.Empty<string>(), ["s"] })
        {
            var table = Reading.Text(text.Replace("{\"verdict\"", "{\"s\":\"a\",\"verdict\"", StringComparison.Ordinal), new()
            {
                GroupColumns = groups,
                Where = [new("s", "a")],
            });
            Assert.Equal(new RowAccount { Used = 2, Empty = 2 }, table.Rows);
            Assert.Equal(Reading.Tally(1, 1), Assert.Single(table.Groups).Test);
        }
    }

    [Fact]
    public void A_line_behind_a_null_is_counted_right() => Assert.Equal(4L,
        Reading.Error("[\n{\"verdict\":1},\nnull,\n{\"verdict\":\"maybe\"}\n]").Line);

    [Fact]
    public void Of_several_arrays_one_is_named()
    {
        const string Text = """{"a":[{"verdict":1}],"b":{"c":[{"verdict":0},{"verdict":0}]}}""";
        var error = Reading.Error(Text);
        Assert.Equal("LJS4031", error.Code);
        Assert.Contains("'a' (1 rows), 'b.c' (2 rows)", error.Message, StringComparison.Ordinal);
        Assert.Equal(Reading.Tally(0, 2), Assert.Single(Reading.Text(Text, new() { Path = "b.c" }).Groups).Test);
        Assert.Equal("LJS4031", Reading.Error(Text, new() { Path = "b" }).Code);
    }

    [Theory]
    [InlineData("[]", "LJS4002")]
    [InlineData("[1,2]", "LJS4002")]
    [InlineData("""{"a":[{"verdict":1}],"b":[1,}""", "LJS4030")]
    [InlineData("""[{"verdict":1},{"verdict":1}""", "LJS4030")]
    [InlineData("""[{"verdict":1,"verdict":0}]""", "LJS4030")]
    [InlineData("""[{"verdict":1}] x""", "LJS4030")]
    [InlineData("""[{"verdict":1},]""", "LJS4030")]
    public void A_document_that_is_none_is_refused(string text, string code) =>
        Assert.Equal(code, Reading.Refusal(text, new() { Format = JudgmentFormat.Json }).Errors[0].Code);

    [Fact]
    public void Lines_stay_lines()
    {
        foreach (var text in new[]
        {
            "{\"verdict\":1}\n{\"verdict\":0}\n", "{\"verdict\":1}", "{\"verdict\":1,\"m\":[{\"a\":1}]}\n{\"verdict\":1}\n",
        })
        {
            Assert.Equal(JudgmentFormat.JsonLines, Reading.Text(text).Source.Format);
        }
        // A line that is broken off is an error of its line, and not a document.
        Assert.Equal(1, Reading.Refusal("{\"verdict\":1\n{\"verdict\":0}\n").Errors[0].Line);
    }

    [Fact]
    public void Errors_name_the_line()
    {
        var error = Reading.Error("{\n \"rows\": [\n  {\"verdict\": 1},\n  {\n   \"verdict\": \"maybe\"}\n ]\n}\n");
        Assert.Equal(("LJS4020", 4L), (error.Code, error.Line!.Value));
        var broken = Reading.Error("[\n{\"verdict\":1},\n{\"verdict\":tru}\n]\n");
        Assert.Equal(("LJS4030", 3L), (broken.Code, broken.Line!.Value));
    }

    /// <summary>What scripts write for a number that is none; inside a text it is text.</summary>
    [Theory]
    [InlineData("{\"verdict\":1,\"label\":NaN}\n{\"verdict\":0,\"label\":-Infinity}\n{\"verdict\":0,\"x\":\"NaN\"}\n")]
    [InlineData("[{\"verdict\":1,\"label\":NaN},{\"verdict\":0,\"label\":undefined},{\"verdict\":0,\"x\":\"a\\\"NaN\"}]")]
    public void Bare_numbers_that_are_none_are_missing_and_counted(string text)
    {
        var table = Reading.Text(text);
        Assert.Equal(Reading.Tally(1, 2), Assert.Single(table.Groups).Test);
        var note = Assert.Single(table.Notes);
        Assert.Equal("LJS2046", note.Code);
        Assert.StartsWith("2 values are NaN", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_traces_are_passed_over()
    {
        static string Nested(int depth) => "[{\"verdict\":1,\"x\":" + new string('[', depth) + new string(']', depth) + "}]";
        Assert.Equal(1, Reading.Text(Nested(500)).Rows.Used);
        Assert.Equal("LJS4030", Reading.Error(Nested(600)).Code);
    }
}
