using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests.BadInputs;

/// <summary>bad-inputs.md section F, one test a row: JSON, compressed and foreign files, and what is written.</summary>
public sealed class SectionFTests : IDisposable
{
    // Two test items, one of them passed; one labelled item, judged rightly.
    private const string Lines =
        "{\"id\":\"a\",\"verdict\":1}\n{\"id\":\"b\",\"verdict\":0}\n{\"id\":\"c\",\"verdict\":1,\"label\":1}\n";

    private const string Table = "id,verdict,label\na,1,\nb,0,\nc,1,1\n";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>There is no --skip-bad: the rows that could be read are not a sample of all.</summary>
    [Fact]
    public void F01_a_bad_line_is_refused_with_its_number() =>
        Given(Lines + "{oops}\n").IsRefused("LJS4030", "line 4");

    [Fact]
    public void F02_two_kinds_of_words_in_one_field_are_refused_with_both_lines() =>
        Given("{\"verdict\":true}\n{\"verdict\":\"true\"}\n{\"verdict\":1}\n").IsRefused("LJS4021", "line 1", "line 3");

    [Fact]
    public void F03_a_key_twice_is_refused() =>
        Given("{\"verdict\":1}\n{\"verdict\":1,\"verdict\":0}\n").IsRefused("LJS4030", "line 2");

    [Fact]
    public void F04_a_byte_order_mark_is_read() => IsRead([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Lines)]);

    [Fact]
    public void F05_a_document_and_lines_are_told_apart_by_content_and_reported()
    {
        var array = "[" + string.Join(",", Lines.Trim().Split('\n')) + "]";
        Assert.Equal("jsonl", Format(IsRead(Lines, "rows.json")));
        Assert.Equal("json", Format(IsRead(array, "rows.jsonl")));
        Assert.Equal("json", Format(IsRead("{\"rows\":" + array + "}", "rows.csv")));
        Given("{\"a\":" + array + ",\"b\":" + array + "}").IsRefused("LJS4031", "--path");
    }

    [Theory]
    [InlineData(65)]
    [InlineData(1_000_000)]
    public void F06_more_than_64_levels_are_refused_without_a_crash(int depth) =>
        Given($"{{\"verdict\":1,\"x\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}\n").IsRefused("LJS4030", "line 1");

    /// <summary>1.0 is no count: what wrote it did not count.</summary>
    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    public void F07_a_count_is_plain_digits_below_two_to_the_63(string count) =>
        Given($"{{\"verdict\":1,\"n\":{count}}}\n", "--count", "n").IsRefused("LJS4022", $"'{count}'", "line 1");

    [Fact]
    public void F08_labels_that_meet_no_judgment_are_refused_and_numbers_meet_texts()
    {
        var labels = _scratch.File("labels.jsonl", "{\"id\":7,\"label\":1}\n{\"id\":8,\"label\":0}\n");
        Given("{\"id\":\"a7\",\"verdict\":1}\n{\"id\":\"a8\",\"verdict\":0}\n", "--labels-file", labels, "--key", "id")
            .IsRefused("LJS4043", "'a7'", "'7'");
        var met = Given("{\"id\":\"7\",\"verdict\":1}\n{\"id\":\"9\",\"verdict\":0}\n",
            "--labels-file", labels, "--key", "id", "--format", "json");
        Assert.Contains("\"matched\": 1", met.Out, StringComparison.Ordinal);
    }

    /// <summary>9007199254740993 is 2^53 + 1: as a double it would be its neighbour.</summary>
    [Fact]
    public void F09_large_ids_stay_apart()
    {
        var apart = Given("{\"id\":9007199254740992,\"verdict\":1}\n{\"id\":9007199254740993,\"verdict\":1}\n", "--duplicates", "error");
        Assert.Equal((0, ""), (apart.Exit, apart.Error));
        Given("{\"id\":9007199254740993,\"verdict\":1}\n{\"id\":\"9007199254740993\",\"verdict\":1}\n", "--duplicates", "error")
            .IsRefused("LJS2003", "9007199254740993");
    }

    [Fact]
    public void F10_half_a_surrogate_pair_is_refused() =>
        Given("{\"verdict\":1}\n{\"verdict\":\"\\ud800\"}\n").IsRefused("LJS4030", "line 2");

    /// <summary>There is no --relaxed.</summary>
    [Theory]
    [InlineData("{\"verdict\":1,}")]
    [InlineData("{\"verdict\":1} // comment")]
    public void F11_trailing_commas_and_comments_are_refused(string line) => Given(line + "\n").IsRefused("LJS4030", "line 1");

    /// <summary>There is no -v: doctor lists every column of the file.</summary>
    [Fact]
    public void F12_an_absent_field_is_a_null_and_further_fields_are_ignored()
    {
        var absent = IsRead(Lines).GetProperty("results").GetRawText();
        var nulls = IsRead(Lines.Replace("\"verdict\":0}", "\"verdict\":0,\"label\":null,\"why\":\"x\"}", StringComparison.Ordinal));
        Assert.Equal(absent, nulls.GetProperty("results").GetRawText());
        Assert.Contains("why", Judgestats.Run("doctor", _scratch.Path("rows.jsonl")).Out, StringComparison.Ordinal);
    }

    /// <summary>The samples of every tool, good and malformed: ExpectedFileTests.</summary>
    [Fact]
    public void F13_a_tools_file_is_known_by_its_shape_and_an_unknown_version_is_refused()
    {
        const string Promptfoo = """
            {"results":{"version":3,"results":[
            {"testIdx":0,"promptIdx":0,"success":true,"failureReason":0,"provider":{"id":"p"},"vars":{"q":"a"}},
            {"testIdx":1,"promptIdx":0,"success":false,"failureReason":1,"provider":{"id":"p"},"vars":{"q":"b"}}]}}
            """;
        var json = Judgestats.Json(_scratch.File("results.txt", Promptfoo));
        Assert.Equal("promptfoo", Format(json));
        Assert.Equal(2, json.GetProperty("rows").GetProperty("used").GetInt64());
        Given(Promptfoo.Replace("\"version\":3", "\"version\":4", StringComparison.Ordinal)).IsRefused("LJS4040", "4");
    }

    [Fact]
    public void F14_gz_is_known_by_its_bytes()
    {
        IsRead(Gzip(Table), "rows.csv");
        IsRead(Table, "rows.csv.gz");
    }

    /// <summary>Every length: a file that is cut off at the end of a block has only rows that are fine.</summary>
    [Fact]
    public void F15_a_gz_that_is_cut_off_is_refused()
    {
        var whole = Gzip(Table + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"i{i},1,\n")));
        foreach (var length in (int[])[whole.Length - 1, whole.Length - 8, whole.Length - 9, whole.Length / 2, 12])
            Given(whole[..length]).IsRefused("LJS4004");
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void F16_a_gz_with_a_wrong_checksum_or_length_is_refused(int fromEnd)
    {
        var damaged = Gzip(Table);
        damaged[^fromEnd] ^= 1;
        Given(damaged).IsRefused("LJS4004");
    }

    [Fact]
    public void F17_members_are_one_file_and_bytes_behind_them_are_noted()
    {
        IsRead([.. Gzip(Table[..30]), .. Gzip(Table[30..])]);
        var json = IsRead([.. Gzip(Table), .. "garbage"u8]);
        Assert.Contains("LJS4104", json.GetProperty("diagnostics").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void F18_an_empty_gz_is_refused()
    {
        Given([], "rows.csv.gz").IsRefused("LJS4002");
        Given(Gzip(""), "rows.csv.gz").IsRefused("LJS4002");
    }

    [Fact]
    public void F19_a_bomb_is_refused_by_its_ratio_and_by_its_size()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write("id,verdict\n"u8);
            var rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a,1\n", 1 << 14)));
            for (var i = 0; i < 2048; i++) gzip.Write(rows);   // 128 MiB
        }
        Given(packed.ToArray()).IsRefused("LJS4005");
        Given(Gzip(Table), "rows.csv", "--max-bytes", "20").IsRefused("LJS4005", "--max-bytes");
    }

    [Theory]
    [InlineData("zip", "504B030414000000")]
    [InlineData("Zstandard", "28B52FFD00")]
    [InlineData("xz", "FD377A585A0000")]
    [InlineData("Excel", "D0CF11E0")]
    [InlineData("Brotli", "8B0280")]
    public void F20_other_containers_are_refused_by_their_first_bytes(string kind, string head) =>
        Given([.. Convert.FromHexString(head), .. new byte[100]], kind == "Brotli" ? "rows.csv.br" : "rows.csv")
            .IsRefused("LJS4003", kind);

    [Fact]
    public void F21_an_output_is_kept_unless_it_is_forced_and_never_left_half_written()
    {
        var file = _scratch.File("rows.csv", Table);
        var report = _scratch.File("report.txt", "kept");
        Judgestats.Line($"estimate {file} --output {report}").IsRefused("report.txt", "--force");
        Assert.Equal("kept", File.ReadAllText(report));
        Assert.Equal(0, Judgestats.Line($"estimate {file} --output {report} --force").Exit);
        Assert.NotEqual("kept", File.ReadAllText(report));
        Judgestats.Line($"estimate {file} --output {_scratch.Path("none/report.txt")}").IsRefused("none");
        Assert.Equal([report, file], Directory.GetFileSystemEntries(_scratch.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void F21_a_link_is_not_followed_to_what_it_names()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("makes a symbolic link");
        var file = _scratch.File("rows.csv", Table);
        var target = _scratch.File("target.txt", "kept");
        File.CreateSymbolicLink(_scratch.Path("link"), target);
        Judgestats.Line($"estimate {file} --output {_scratch.Path("link")}").IsRefused("link");
        Assert.Equal("kept", File.ReadAllText(target));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("/etc/x")]
    [InlineData("CON")]
    [InlineData("a:b")]
    public void F22_an_id_is_never_a_path(string id)
    {
        var file = _scratch.File("rows.csv", $"id,g,verdict,label\n{id},{id},1,\nb,{id},0,\n");
        var report = _scratch.Path("report.json");
        Assert.Equal(0, Judgestats.Line($"estimate {file} --group g --format json --output {report}").Exit);
        Assert.Equal([report, file], Directory.GetFileSystemEntries(_scratch.Folder).Order(StringComparer.Ordinal));
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        Assert.Equal(id, json.RootElement.GetProperty("results")[0].GetProperty("group").GetProperty("g").GetString());
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Format(JsonElement json) => json.GetProperty("source").GetProperty("format").GetString()!;

    /// <summary>Two test items, one of them passed, and one labelled item.</summary>
    private JsonElement IsRead(byte[] bytes, string name = "rows.jsonl")
    {
        var path = _scratch.Path(name);
        File.WriteAllBytes(path, bytes);
        var json = Judgestats.Json(path);
        var test = json.GetProperty("results")[0].GetProperty("counts").GetProperty("test");
        Assert.Equal(3, json.GetProperty("rows").GetProperty("used").GetInt64());
        Assert.Equal((1, 2), (test.GetProperty("passed").GetInt64(), test.GetProperty("total").GetInt64()));
        return json;
    }

    private JsonElement IsRead(string text, string name = "rows.jsonl") => IsRead(Encoding.UTF8.GetBytes(text), name);

    private Answer Given(byte[] bytes, string name = "rows.jsonl", params string[] options)
    {
        var path = _scratch.Path(name);
        File.WriteAllBytes(path, bytes);
        return Judgestats.Run(["estimate", path, .. options]);
    }

    private Answer Given(string text, params string[] options) => Given(Encoding.UTF8.GetBytes(text), "rows.jsonl", options);
}
