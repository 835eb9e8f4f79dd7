using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests.BadInputs;

/// <summary>bad-inputs.md section E, one test a row: what the tool answers when it is given CSV and TSV as they come.</summary>
public sealed class SectionETests : IDisposable
{
    // Two test items, one of them passed; one labelled item, judged rightly.
    private const string Rows = "id,verdict,label\na,1,\nb,0,\nc,1,1\n";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void E01_a_byte_order_mark_is_not_part_of_the_first_name() =>
        IsRead([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Rows)], "--id id");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void E02_any_line_end_is_read_and_lines_are_counted_right(string end)
    {
        IsRead(Rows.Replace("\n", end, StringComparison.Ordinal));
        IsRead("id,verdict,label\r\na,1,\nb,0,\rc,1,1");
        Refused($"id,verdict,label{end}a,1,{end}b,maybe,{end}").IsRefused("line 3", "maybe");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void E03_utf_16_is_read_with_its_mark_and_recognised_without(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        IsRead([.. encoding.Preamble, .. encoding.GetBytes(Rows)]);
        Refused(encoding.GetBytes(Rows)).IsRefused("LJS4006", "looks like UTF-16", "--encoding");
        var named = name == "utf-16" ? "utf-16le" : "utf-16be";
        IsRead(encoding.GetBytes(Rows), $"--encoding {named}");
    }

    [Fact]
    public void E04_an_invalid_byte_is_refused_with_its_offset() =>
        Refused([.. "id,verdict,label\na"u8, 0xFF, .. ",1,\n"u8]).IsRefused("LJS4006", "0xFF at byte offset 18");

    [Fact]
    public void E05_windows_1252_is_refused_and_the_option_named()
    {
        byte[] bytes = [.. "id,verdict,label\nCaf"u8, 0xE9, .. ",1,\nb,0,\nc,1,1\n"u8];
        Refused(bytes).IsRefused("LJS4006", "--encoding windows-1252");
        IsRead(bytes, "--encoding windows-1252");
    }

    [Fact]
    public void E06_quoted_fields_hold_delimiters_quotes_and_line_ends()
    {
        IsRead("id,verdict,label\n\"a, \"\"x\"\"\r\ny\",1,\n\"b\",\"0\",\"\"\nc,1,1\n");
        Refused("id,verdict,label\n\"one\ntwo\nthree\",1,\nx,maybe,\n").IsRefused("line 5");
    }

    [Fact]
    public void E07_a_quote_that_is_never_closed_is_refused_where_it_opens()
    {
        Refused("id,verdict,label\na,1,\n\"b,0,\nc,1,1\n").IsRefused("LJS4010", "line 3");
        // Longer than a field may be: what comes after the limit is not read.
        Refused("id,verdict,label\na,1,\n\"b" + new string('x', 3 << 20)).IsRefused("LJS4012", "line 3", "closing quote");
    }

    [Fact]
    public void E08_text_behind_a_closing_quote_is_refused() =>
        Refused("id,verdict,label\n\"a\"b,1,\n").IsRefused("LJS4010", "line 2");

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void E09_the_delimiter_is_found_in_the_header_line_and_reported(char delimiter)
    {
        IsRead(Rows.Replace(',', delimiter));
        using var doctor = JsonDocument.Parse(Judgestats.Run("doctor", _scratch.Path("rows.csv"), "--format", "json").Out);
        Assert.Equal(delimiter.ToString(), doctor.RootElement.GetProperty("source").GetProperty("delimiter").GetString());
        IsRead("id~verdict~label;x\na~1~\nb~0~\nc~1~1\n", "--delimiter ~ --label label;x");
    }

    /// <summary>There is no --decimal-comma: a number with one is an error, and what to write is said.</summary>
    [Fact]
    public void E10_a_decimal_comma_is_refused()
    {
        const string Semicolons = "id;verdict;label\na;0,95;\nb;0,2;\n";
        Refused(Semicolons).IsRefused("'0,95'", "decimal comma");
        Refused(Semicolons, "--pass-if", ">=0.5").IsRefused("'0,95'", "decimal comma");
        Refused("id;verdict;label;w\na;1;1;0,95\n", "--weight", "w").IsRefused("'0,95'", "decimal point");
    }

    [Theory]
    [InlineData("1,000")]
    [InlineData("1.000")]
    [InlineData("1 000")]
    public void E11_thousands_are_not_guessed(string count) =>
        Refused($"id;verdict;label;n\na;1;;{count}\n", "--count", "n").IsRefused("LJS4022", $"'{count}'", "line 2");

    [Theory]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    public void E12_what_is_no_number_is_refused(string text)
    {
        Refused($"id,verdict,label,n\na,1,,{text}\n", "--count", "n").IsRefused("LJS4022", "line 2");
        Refused($"id,verdict,label,w\na,1,,{text}\n", "--weight", "w").IsRefused("line 2", $"'{text}'");
    }

    /// <summary>As a verdict NaN is a word for "no answer", and counted as such; the others are no scores.</summary>
    [Fact]
    public void E12_as_a_verdict_NaN_is_missing_and_infinity_an_error()
    {
        Assert.Contains("\"empty\": 1", Out("id,verdict,label\na,NaN,\nb,1,\n"), StringComparison.Ordinal);
        foreach (var text in (string[])["Infinity", "1e400"])
            Refused($"id,verdict,label\na,{text},\n", "--pass-if", ">=4").IsRefused($"'{text}'", "line 2");
    }

    [Fact]
    public void E13_a_row_of_another_length_is_refused_with_line_and_counts()
    {
        Refused("id,verdict,label\na,1\n").IsRefused("LJS4011", "line 2", "2 fields", "3 fields");
        Refused("id,verdict,label\na,1,1,1\n").IsRefused("LJS4011", "line 2", "4 fields", "3 fields");
    }

    [Fact]
    public void E14_two_columns_of_one_name_are_refused() =>
        Refused("id,verdict,label,verdict\na,1,1,0\n").IsRefused("verdict", "line 1");

    [Fact]
    public void E15_a_missing_header_is_suspected()
    {
        Refused("a,1,1\nb,0,0\n").IsRefused("--no-header");
        IsRead("a,1,\nb,0,\nc,1,1\n", "--no-header --verdict 2 --label 3");
    }

    [Fact]
    public void E16_a_column_that_is_not_there_names_those_found_and_the_closest() =>
        Refused("id,judge_verdict,label\na,1,1\n", "--verdict", "judge_verdikt").IsRefused("LJS4014", "'judge_verdict'", "label");

    [Fact]
    public void E17_case_and_blanks_of_a_name_do_not_matter_but_two_matches_do()
    {
        IsRead(Rows.Replace("id,verdict,label", "ID, Verdict ,LABEL", StringComparison.Ordinal));
        Refused("id,Verdict,VERDICT,label\na,1,1,1\n").IsRefused("Verdict", "VERDICT");
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,verdict,label\n")]
    [InlineData("\n\n  \n")]
    public void E18_a_file_without_data_rows_is_no_rate_of_zero(string text) => Refused(text).IsRefused("LJS4002", "no data rows");

    [Fact]
    public void E19_blank_lines_and_a_trailing_delimiter()
    {
        IsRead(Rows + "\n\r\n\n");
        IsRead("id,verdict,label,\na,1,,\nb,0,,\nc,1,1,\n");
        Refused("id,verdict,label,\na,1,1,\n", "--group", "x").IsRefused("LJS4014", "'x'");
    }

    /// <summary>There is no --comment: such a line is a row like any other.</summary>
    [Fact]
    public void E20_a_line_that_begins_with_a_hash_is_a_row()
    {
        Refused("id,verdict,label\n# a comment\na,1,1\n").IsRefused("LJS4011", "line 2");
        IsRead("id,verdict,label\n#a,1,\nb,0,\nc,1,1\n");
    }

    [Fact]
    public void E21_an_endless_line_is_refused_at_the_limit()
    {
        var input = Encoding.UTF8.GetBytes("id,verdict,label\na" + new string('x', 100 << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Judgestats.RunOn(["estimate", "-"], input).IsRefused("LJS4012", "line 2");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 << 20);
    }

    /// <summary>A hundredth of the size: what is allocated grows with the ids that differ, not with the rows.</summary>
    [Fact]
    public void E22_memory_does_not_grow_with_rows()
    {
        long Allocated(int copies)
        {
            var input = Encoding.UTF8.GetBytes(
                "id,verdict,label\n" + string.Concat(Enumerable.Repeat("a,1,\nb,0,\n", copies)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(0, Judgestats.RunOn(["estimate", "-", "--cluster", "none", "--id", "verdict"], input).Exit);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(1000);
        Assert.InRange(Allocated(1_000_000) - Allocated(10_000), long.MinValue, 4 << 20);
        Refused("id,verdict,label\na,1,\n", "--max-bytes", "10").IsRefused("LJS4005", "--max-bytes");
    }

    [Fact]
    public void E23_a_NUL_is_refused_with_its_offset() =>
        Refused("id,verdict,label\na\0,1,\n").IsRefused("LJS4006", "byte offset 18");

    [Fact]
    public void E24_a_last_line_without_an_end_is_whole_or_refused_and_a_file_holds_still()
    {
        IsRead(Rows.TrimEnd('\n'));
        Refused(Rows + "d,1").IsRefused("LJS4011", "line 5");
        var path = _scratch.File("changing.csv", Rows + string.Concat(Enumerable.Repeat("x,1,\n", 500_000)));
        var writer = new Appending(path);
        var refused = Assert.Throws<Data.JudgeDataException>(() =>
            Data.JudgmentReader.Read(path, Data.JudgmentReaderOptions.Default, writer, TestContext.Current.CancellationToken));
        Assert.Equal("LJS4007", Assert.Single(refused.Errors).Code);
    }

    /// <summary>A pipe, a path of any length and one without permission: Data.Tests FileTests.</summary>
    [Fact]
    public void E25_a_path_that_is_no_file_is_one_line_that_names_it()
    {
        foreach (var path in (string[])[_scratch.Path("none.csv"), _scratch.Folder, _scratch.Path(new string('x', 300))])
        {
            var answer = Judgestats.Run("estimate", path);
            answer.IsRefused(path, "LJS4001");
            Assert.Single(answer.Error.Trim().Split('\n'));
        }
        Assert.Equal(0, Judgestats.Run(["estimate", "-"], Rows).Exit);
    }

    [Fact]
    public void E26_one_item_in_calibration_and_test_is_refused()
    {
        Refused("id,verdict,label\na,1,1\na,1,\nb,0,\n").IsRefused("LJS2001", "--overlap");
        var file = _scratch.File("rows.csv", "id,verdict,label\na,1,1\nb,0,0\n");
        Judgestats.Line($"estimate {file} {file}").IsRefused("rows.csv");
    }

    [Fact]
    public void E27_a_pattern_without_a_file_is_a_path_that_does_not_exist() =>
        Judgestats.Run("estimate", _scratch.Path("*.csv")).IsRefused("*.csv", "does not exist");

    [Theory]
    [InlineData("=1+2")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@sum")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public void E28_what_looks_like_a_formula_is_data_and_disarmed_in_csv_only(string id)
    {
        var file = _scratch.File("formula.csv", $"g,verdict,label\n\"{id}\",1,\n\"{id}\",0,\n");
        var csv = Judgestats.Line($"estimate {file} --group g --format csv").Out.Split('\n', 2)[1];
        Assert.StartsWith($"'{id}", csv.TrimStart('"'), StringComparison.Ordinal);
        var group = Judgestats.Json($"{file} --group g").GetProperty("results")[0].GetProperty("group");
        Assert.Equal(id, group.GetProperty("g").GetString());
    }

    /// <summary>Two test items, one of them passed, and one labelled item.</summary>
    private JsonElement IsRead(byte[] bytes, string options = "")
    {
        var path = _scratch.Path("rows.csv");
        File.WriteAllBytes(path, bytes);
        var json = Judgestats.Json($"{path} {options}");
        var counts = json.GetProperty("results")[0].GetProperty("counts");
        Assert.Equal(3, json.GetProperty("rows").GetProperty("used").GetInt64());
        Assert.Equal((1, 2), (counts.GetProperty("test").GetProperty("passed").GetInt64(),
            counts.GetProperty("test").GetProperty("total").GetInt64()));
        return json;
    }

    private JsonElement IsRead(string text, string options = "") => IsRead(Encoding.UTF8.GetBytes(text), options);

    private Answer Refused(byte[] bytes, params string[] options)
    {
        var path = _scratch.Path("bad.csv");
        File.WriteAllBytes(path, bytes);
        return Judgestats.Run(["estimate", path, .. options]);
    }

    private Answer Refused(string text, params string[] options) => Refused(Encoding.UTF8.GetBytes(text), options);

    private string Out(string text) => Refused(text, "--format", "json").Out;

    private sealed class Appending(string path) : IProgress<long>
    {
        private bool _done;

        public void Report(long value)
        {
            if (_done) return;
            _done = true;
            File.AppendAllText(path, "y,1,\n");
        }
    }
}
