using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md E01-E05, E23, F04: bytes that are text, and bytes that are not.</summary>
public sealed class EncodingTests
{
    private const string Sample = "system,verdict\nÜber-Modell 模型,1\n";

    [Fact]
    public void E01_a_byte_order_mark_is_not_part_of_the_first_name()
    {
        var table = Reading.Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sample)]);
        Assert.Equal(["system", "verdict"], table.Source.Columns);
        Assert.Equal("utf-8", table.Source.Encoding);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void E03_utf_16_with_a_byte_order_mark_is_accepted(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(Sample)];
        var table = Reading.Bytes(bytes, new() { GroupColumns = ["system"] });
        Assert.Equal("Über-Modell 模型", Assert.Single(table.Groups).Key[0].Value);
        Assert.Equal(bigEndian ? "utf-16BE" : "utf-16", table.Source.Encoding);
        Assert.Single(Reading.Bytes(bytes, new() { EncodingName = "utf-16" }).Groups);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void E03_utf_16_without_a_byte_order_mark_is_recognised(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: false);
        var bytes = encoding.GetBytes("id,verdict\na,1\nb,0\n");
        var error = Assert.Single(Reading.Refusal(bytes).Errors);
        Assert.Equal("LJS4006", error.Code);
        Assert.Contains("looks like UTF-16", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Reading.Bytes(bytes, new() { EncodingName = bigEndian ? "utf-16be" : "utf-16le" }).Rows.Used);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(1_000_003)]
    public void E04_an_invalid_byte_is_an_error_with_its_offset(int rows)
    {
        var head = Encoding.UTF8.GetBytes("id,verdict\n" + string.Concat(Enumerable.Repeat("é,1\n", rows / 5)));
        var error = Assert.Single(Reading.Refusal([.. head, (byte)'a', 0xFF, .. ",1\n"u8]).Errors);
        Assert.Equal("LJS4006", error.Code);
        Assert.Contains($"0xFF at byte offset {head.Length + 1} ", error.Message, StringComparison.Ordinal);
        Assert.Contains("`EncodingName`", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void E04_a_character_cut_off_at_the_end_is_an_error() =>
        Assert.Equal("LJS4006", Assert.Single(Reading.Refusal([.. "verdict\n1\n"u8, 0xE6, 0xA8]).Errors).Code);

    [Fact]
    public void E05_a_windows_1252_file_is_refused_with_a_hint_and_read_when_named()
    {
        byte[] bytes = [.. "system,verdict\nCaf"u8, 0xE9, 0x80, .. ",1\n"u8];
        Assert.Contains("`EncodingName` = windows-1252", Assert.Single(Reading.Refusal(bytes).Errors).Hint, StringComparison.Ordinal);
        var table = Reading.Bytes(bytes, new() { EncodingName = "windows-1252", GroupColumns = ["system"] });
        Assert.Equal("Café€", Assert.Single(table.Groups).Key[0].Value);
    }

    [Fact]
    public void A_byte_order_mark_against_the_named_encoding_is_an_error() =>
        Assert.Equal("LJS4006", Assert.Single(Reading.Refusal([.. Encoding.UTF8.Preamble, .. "verdict\n1\n"u8],
            new() { EncodingName = "windows-1252" }).Errors).Code);

    [Fact]
    public void An_unknown_encoding_is_refused_where_it_is_set() =>
        Assert.Contains("windows-1252",
            Assert.Throws<ArgumentException>(() => new JudgmentReaderOptions { EncodingName = "klingon" }).Message,
            StringComparison.Ordinal);

    [Fact]
    public void E23_a_NUL_is_an_error_with_its_offset()
    {
        var error = Assert.Single(Reading.Refusal("id,verdict\nabc\0d,1\n"u8.ToArray()).Errors);
        Assert.Equal("LJS4006", error.Code);
        Assert.Contains("byte offset 14", error.Message, StringComparison.Ordinal);
    }

    /// <summary>attack-cases 11: the offset once was that of the last read.</summary>
    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void E23_a_NUL_in_wide_text_is_an_error_with_its_offset(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var before = "id,verdict\n" + string.Concat(Enumerable.Repeat("é😀,1\n", 1000));
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(before + "a\0")];
        var offset = encoding.Preamble.Length + encoding.GetByteCount(before + "a");
        Assert.Contains($"byte offset {offset}:", Assert.Single(Reading.Refusal(bytes).Errors).Message, StringComparison.Ordinal);
    }

    /// <summary>attack-cases 11: once "not a text file".</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_32_with_its_mark_is_read(bool bigEndian)
    {
        var encoding = new UTF32Encoding(bigEndian, byteOrderMark: true);
        var table = Reading.Bytes([.. encoding.Preamble, .. encoding.GetBytes("verdict,label\npass,pass\nfail,\n")]);
        Assert.Equal((bigEndian ? "utf-32BE" : "utf-32", 2L), (table.Source.Encoding, table.Rows.Used));
    }

    [Fact]
    public void F04_a_byte_order_mark_before_json_is_accepted() =>
        Assert.Equal(JudgmentFormat.JsonLines, Reading.Bytes([.. Encoding.UTF8.Preamble, .. "{\"verdict\":1}\n"u8]).Source.Format);
}
