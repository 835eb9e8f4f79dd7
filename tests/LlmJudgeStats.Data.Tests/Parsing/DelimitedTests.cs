using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md section E: CSV and TSV.</summary>
public sealed class DelimitedTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void E02_any_line_ending_is_accepted_and_lines_are_counted_right(string end)
    {
        Assert.Equal(Reading.Tally(2, 1), Verdicts($"id,verdict{end}a,1{end}b,0{end}c,1"));
        Assert.Equal(4, Reading.Error($"id,verdict{end}a,1{end}b,0{end}c,maybe{end}").Line);
    }

    [Fact]
    public void E02_line_endings_may_be_mixed()
    {
        Assert.Equal(Reading.Tally(3, 1), Verdicts("id,verdict\r\na,1\nb,0\rc,1\r\n\r\nd,1"));
        Assert.Equal(6, Reading.Error("id,verdict\r\na,1\nb,0\rc,1\r\n\nd,maybe").Line);
    }

    [Fact]
    public void E06_quoted_fields_may_hold_delimiters_quotes_and_line_breaks()
    {
        var table = Reading.Text("system,verdict\n\"a, \"\"b\"\"\r\nc\",1\n\"\",0\n\"\"\"\",\"1\"", new() { GroupColumns = ["system"] });
        Assert.Equal(["a, \"b\"\r\nc", "", "\""], table.Groups.Select(group => group.Key[0].Value));
    }

    [Fact]
    public void E06_lines_in_errors_are_physical_lines()
    {
        var error = Reading.Error("text,verdict\n\"one\ntwo\r\nthree\rfour\",1\nx,maybe\n");
        Assert.Equal(6, error.Line);
    }

    [Fact]
    public void E07_an_unterminated_quote_is_an_error_at_the_opening_quote()
    {
        var error = Reading.Error("id,verdict,text\n1,1,x\n2,0,\"abc\n3,1,y\n4,1,z\n");
        Assert.Equal(("LJS4010", 3L), (error.Code, error.Line!.Value));
    }

    [Fact]
    public void E07_an_unterminated_quote_after_an_escaped_one_at_the_end_is_an_error() =>
        Assert.Equal("LJS4010", Reading.Error("verdict,text\n1,\"abc\"\"").Code);

    [Fact]
    public void E07_the_look_ahead_for_a_closing_quote_is_bounded()
    {
        var error = Reading.Error("verdict,text\n1,x\n1,\"" + new string('x', 3 << 20) + "\n1,y\n");
        Assert.Equal(("LJS4012", 3L), (error.Code, error.Line!.Value));
        Assert.Contains("closing quote", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,\"a\"b\n")]
    [InlineData("1,\"He said \"hi, there\"\n")]
    [InlineData("1,\"a\" \n")]
    public void E08_text_after_a_closing_quote_is_an_error_in_any_column(string row)
    {
        var error = Reading.Error("verdict,text\n1,x\n" + row + "0,\"y\"\n");
        Assert.Equal(("LJS4010", 3L), (error.Code, error.Line!.Value));
    }

    [Fact]
    public void E08_a_quote_inside_an_unquoted_field_is_text() =>
        Assert.Equal("5\" screen", Assert.Single(Reading.Text("system,verdict\n5\" screen,1\n",
            new() { GroupColumns = ["system"] }).Groups).Key[0].Value);

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void E09_the_delimiter_is_found_in_the_header_line_and_reported(char delimiter)
    {
        // The rows are full of another delimiter.
        var table = Reading.Text("id,verdict,text\n1,1,\"x;y|z;y|z;\"\n".Replace(',', delimiter));
        Assert.Equal(delimiter, table.Source.Delimiter);
        Assert.Equal(delimiter == '\t' ? JudgmentFormat.Tsv : JudgmentFormat.Csv, table.Source.Format);
    }

    [Fact]
    public void E09_delimiters_in_quoted_names_do_not_count() =>
        Assert.Equal(';', Reading.Text("\n\"a,b,c,d\";verdict\nx;1\n").Source.Delimiter);

    [Fact]
    public void E09_a_delimiter_can_be_named() =>
        Assert.Equal(Reading.Tally(1, 0), Assert.Single(Reading.Text("a;b;c~verdict\nx~1\n", new() { Delimiter = '~' }).Groups).Test);

    [Theory]
    [InlineData("a.tsv")]
    [InlineData("a.TSV.gz")]
    public void E09_tsv_means_tabs(string name) =>
        Assert.Equal("LJS4014", Reading.Error("id,verdict\n1,1\n", name: name).Code);

    [Fact]
    public void E13_ragged_row_is_an_error_with_line_and_counts()
    {
        var refusal = Reading.Refusal("id,verdict,label\na,1,1\nb,1\nc,1,1,1\nd,1,1\n");
        Assert.Equal([3L, 4L], refusal.Errors.Select(error => error.Line!.Value));
        Assert.All(refusal.Errors, error => Assert.Equal("LJS4011", error.Code));
        Assert.StartsWith("the row has 2 fields, the first row has 3 fields", refusal.Errors[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("the row has 4 fields, the first row has 3 fields", refusal.Errors[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n\n")]
    [InlineData("   \n  ")]
    [InlineData("verdict,label")]
    [InlineData("verdict,label\r\n\r\n\n")]
    public void E18_a_file_without_data_rows_is_an_error(string text)
    {
        var error = Reading.Error(text);
        Assert.Equal("LJS4002", error.Code);
        Assert.Contains("no data rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void E19_blank_lines_are_not_rows() =>
        Assert.Equal(2, Reading.Text("\n\nid,verdict\na,1\n\nb,0\n\n\n").Rows.Read);

    [Fact]
    public void E19_a_trailing_delimiter_is_one_empty_column()
    {
        Assert.Equal(2, Reading.Text("id,verdict,\na,1,\nb,0\n").Rows.Read);
        Assert.Equal(2, Reading.Text("id,verdict\na,1,\nb,0,\n").Rows.Read);
        Assert.Equal("LJS4011", Reading.Error("id,verdict\na,1,x\n").Code);
    }

    [Fact]
    public void E20_comment_lines_are_not_special() =>
        Assert.Equal("LJS4011", Reading.Error("id,verdict\n# a comment\na,1\n").Code);

    [Fact]
    public void E21_an_endless_line_stops_at_the_field_limit_with_bounded_memory()
    {
        using var stream = new RepeatingStream("id,verdict\n", "xxxxxxxxxxxxxxxx", copies: 100 << 16);   // 100 MiB in one line
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<JudgeDataException>(() =>
            JudgmentReader.Read(stream, "x", JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(("LJS4012", 2L), (refusal.Errors[0].Code, refusal.Errors[0].Line!.Value));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Fact]
    public void E21_a_line_of_delimiters_stops_at_the_longest_record()
    {
        using var stream = new RepeatingStream("id,verdict\n", ",,,,,,,,,,,,,,,,", copies: 1 << 20);
        var refusal = Assert.Throws<JudgeDataException>(() =>
            JudgmentReader.Read(stream, "x", JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("LJS4012", refusal.Errors[0].Code);
    }

    [Fact]
    public void E24_a_last_line_without_a_line_break_is_a_whole_row()
    {
        Assert.Equal(Reading.Tally(1, 1), Verdicts("id,verdict\na,0\nb,1"));
        Assert.Equal(Reading.Tally(1, 1), Verdicts("id,verdict\na,0\nb,\"1\""));
        Assert.Equal("LJS4011", Reading.Error("id,verdict\na,0\nb").Code);   // cut off in the middle
    }

    [Fact]
    public void Fields_across_the_edges_of_every_buffer_arrive_whole()
    {
        var text = new StringBuilder("system,text,verdict\n");
        var expected = 0;
        for (var i = 0; text.Length < 400_000; i++, expected++)
            text.Append(CultureInfo.InvariantCulture,
                $"s{i % 3},\"{new string('é', i % 257)}\"\"\r\n\"\"{new string('x', i % 1021)}\",{(i % 2 == 0 ? "pass" : "fail")}\r\n");
        var table = Reading.Text(text.ToString(), new() { GroupColumns = ["system"] });
        Assert.Equal(3, table.Groups.Count);
        Assert.Equal(expected, table.Rows.Used);
        Assert.Equal((expected + 1) / 2, table.Groups.Sum(group => group.Test.Positives));
        Assert.Equal(Encoding.UTF8.GetByteCount(text.ToString()), table.Source.Bytes);
    }

    private static JudgeTally Verdicts(string text) => Assert.Single(Reading.Text(text).Groups).Test;

    /// <summary>attack-cases 08: once "a record is longer than 4194304 characters".</summary>
    [Fact]
    public void Blank_lines_are_no_record_however_many_there_are()
    {
        var blank = new string('\n', 5_000_000);
        var table = Reading.Text($"verdict,label\n{blank}pass,pass\n{blank}fail,\n");
        Assert.Equal(2, table.Rows.Read);
        Assert.Equal(5_000_002, Reading.Error($"verdict,label\n{blank}pass\n").Line);
    }

    /// <summary>attack-cases 02: names of a million characters took gigabytes.</summary>
    [Fact]
    public void Names_of_groups_are_bounded_each_and_together()
    {
        var options = new JudgmentReaderOptions { GroupColumns = ["g"] };
        var longest = new string('x', 4096);
        Assert.Equal(longest, Assert.Single(Reading.Text($"g,verdict\n{longest},pass\n", options).Groups).Key[0].Value);
        var error = Reading.Error($"g,verdict\na,pass\n{longest}x,pass\n", options);
        Assert.Equal(("LJS4012", 3L, "g"), (error.Code, error.Line, error.Column));
        var many = "g,verdict\n" + string.Concat(Enumerable.Range(0, 16_385).Select(i => $"{i:D5}{longest[5..]},pass\n"));
        Assert.Equal(("LJS4024", 16_386L), (Reading.Error(many, options).Code, Reading.Error(many, options).Line));
    }

    /// <summary>What Excel reads and writes as the first line.</summary>
    [Theory]
    [InlineData("sep=;\r\n", ';')]
    [InlineData("SEP=|\n", '|')]
    [InlineData("\uFEFFsep=,\n", ',')]
    public void A_first_line_that_names_the_delimiter_is_no_row(string first, char delimiter)
    {
        var table = Reading.Text($"{first}verdict{delimiter}label\n1{delimiter}1\n0{delimiter}\n");
        Assert.Equal((delimiter, 2L), (table.Source.Delimiter!.Value, table.Rows.Used));
        Assert.Equal(4, Reading.Error($"{first}verdict{delimiter}label\n1{delimiter}1\nx{delimiter}\n").Line);
    }

    [Theory]
    [InlineData("sep=\n")]
    [InlineData("sep=ab\n")]
    [InlineData("sep= \n")]
    [InlineData("sep=\"\n")]
    [InlineData("sep")]
    [InlineData("sep=;")]
    public void Something_like_it_is_a_header(string first) =>
        Assert.NotEqual("", Reading.Refusal($"{first}1;1\n").Errors[0].Code);
}
