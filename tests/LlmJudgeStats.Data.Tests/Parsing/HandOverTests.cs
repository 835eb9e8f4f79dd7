namespace LlmJudgeStats.Data.Tests.Parsing;

/// <summary>Text without quotes goes one way and text with quotes another: wherever the change is, rows and lines are the same.</summary>
public sealed class HandOverTests
{
    private const int Rows = 40;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void The_first_quote_may_be_in_any_row(string end)
    {
        for (var quoted = 0; quoted <= Rows; quoted++)
        {
            var rows = Enumerable.Range(0, Rows)
                .Select(i => i == quoted ? $"\"{i}\",{Verdict(i)},\"a,\"\"b\"\"\"" : $"{i},{Verdict(i)},c");
            var table = Reading.Text(string.Join(end, rows.Prepend("id,verdict,note")) + end);
            Assert.Equal((Rows / 4 * 3, Rows), (table.Groups[0].Test.Positives, table.Rows.Read));
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void An_error_is_on_the_line_where_it_stands(string end)
    {
        for (var quoted = 0; quoted < Rows; quoted++)
        {
            var rows = Enumerable.Range(0, Rows).Select(i => i == quoted ? $"\"{i}\",pass,\"two{end}lines\"" : $"{i},pass,c").ToList();
            rows.Insert(7, "");
            var error = Reading.Error(string.Join(end, [.. rows.Prepend("id,verdict,note"), "x,maybe,c"]));
            // The header, a blank line and the second line of the note.
            Assert.Equal(("maybe", Rows + 4L), (error.Given, error.Line));
        }
    }

    /// <summary>An inch mark is text for the one library and would be the beginning of a quoted part for the other.</summary>
    [Fact]
    public void A_quote_inside_a_field_is_text()
    {
        var table = Reading.Text("id,verdict,note\n1,pass,c\n2,fail,a 5\" disk\n3,pass,c\n4,pass,3\" and 4\"\n5,fail,c\n");
        Assert.Equal((Reading.Tally(3, 2), 5L), (table.Groups[0].Test, table.Rows.Read));
    }

    /// <summary>Lines longer than any buffer, with and without quotes, at the beginning, in the middle and at the end.</summary>
    [Theory]
    [InlineData(20_000)]
    [InlineData(70_000)]
    [InlineData(300_000)]
    public void Long_lines_are_rows_like_others(int length)
    {
        var text = new string('x', length);
        for (var place = 0; place < 3; place++)
        {
            foreach (var note in new[] { text, $"\"{text}\"", text + "\"" })
            {
                var rows = Enumerable.Range(0, 3).Select(i => $"{i},{Verdict(i)},{(i == place ? note : "c")}");
                var table = Reading.Text("id,verdict,note\n" + string.Join('\n', rows));
                Assert.Equal((Reading.Tally(3, 0), 3L), (table.Groups[0].Test, table.Rows.Read));
            }
        }
    }

    [Fact]
    public void A_carriage_return_alone_ends_a_line_wherever_it_stands()
    {
        for (var old = 0; old < Rows; old++)
        {
            var text = "id,verdict\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i},{Verdict(i)}{(i == old ? "\r" : "\n")}"));
            Assert.Equal((Rows / 4 * 3, Rows), (Reading.Text(text).Groups[0].Test.Positives, Reading.Text(text).Rows.Read));
        }
    }

    /// <summary>Sep takes 31 to 126 and no number sign: other delimiters go the other way from the start.</summary>
    [Theory]
    [InlineData('\u00a7')]
    [InlineData('#')]
    [InlineData('\u0001')]
    [InlineData('~')]
    public void Any_delimiter_that_is_allowed_is_read(char delimiter)
    {
        var text = "id,verdict\n1,pass\n2,fail\n".Replace(',', delimiter);
        Assert.Equal(Reading.Tally(1, 1), Reading.Text(text, new() { Delimiter = delimiter }).Groups[0].Test);
        Assert.Equal(Reading.Tally(1, 1), Reading.Text($"sep={delimiter}\n" + text).Groups[0].Test);
    }

    private static string Verdict(int i) => i % 4 == 3 ? "fail" : "pass";
}
