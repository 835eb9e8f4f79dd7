using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md F14-F20: compressed and foreign files.</summary>
public sealed class GzipTests
{
    private const string Sample = "id,verdict\na,1\nb,0\nc,1\n";

    [Fact]
    public void F14_gz_is_recognised_by_its_bytes_not_by_its_name()
    {
        var table = Reading.Bytes(Reading.Gzip(Sample), name: "judgments.csv");
        Assert.True(table.Source.Compressed);
        Assert.Equal(3, table.Rows.Used);
        Assert.Empty(table.Notes);
        Assert.False(Reading.Text(Sample, name: "judgments.csv.gz").Source.Compressed);
    }

    [Fact]
    public void F14_large_gz_is_read_whole()
    {
        var rows = Rows(200_000);
        var table = Reading.Bytes(Reading.Gzip(rows));
        Assert.Equal(200_000, table.Rows.Used);
        Assert.Equal(rows.Length, table.Source.Bytes);
    }

    [Fact]
    public void F14_optional_header_fields_are_skipped()
    {
        var plain = Reading.Gzip(Sample);
        byte[] header = [.. plain[..3], 4 | 8 | 16 | 2, .. plain[4..10], 3, 0, 1, 0, 2, .. "name.csv\0"u8, .. "a comment\0"u8, 0xAB, 0xCD];
        Assert.Equal(3, Reading.Bytes([.. header, .. plain[10..]]).Rows.Used);
    }

    [Fact]
    public void F15_gz_cut_off_anywhere_is_an_error()
    {
        var packed = Reading.Gzip(Rows(40));
        for (var length = 2; length < packed.Length; length++)
        {
            var error = Assert.Single(Reading.Refusal(packed[..length]).Errors);
            Assert.Equal("LJS4004", error.Code);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void F15_large_gz_cut_off_is_an_error_although_every_row_so_far_was_fine(double share)
    {
        var packed = Reading.Gzip(Rows(100_000));
        var error = Assert.Single(Reading.Refusal(packed[..(int)(packed.Length * share)]).Errors);
        Assert.Equal("LJS4004", error.Code);
        Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void F16_any_changed_bit_of_data_or_trailer_is_an_error()
    {
        var packed = Reading.Gzip(Rows(40));
        var survivors = new List<int>();
        for (var bit = 10 * 8; bit < packed.Length * 8; bit++)
        {
            var damaged = (byte[])packed.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Record.Exception(() => Reading.Bytes(damaged)) is not JudgeDataException) survivors.Add(bit);
        }
        // The last byte before the trailer is filled up with bits that mean nothing (RFC 1951 section 3.1); at most seven.
        Assert.All(survivors, bit => Assert.Equal(packed.Length - 9, bit / 8));
        Assert.InRange(survivors.Count, 0, 7);
    }

    [Fact]
    public void F17_members_are_concatenated()
    {
        byte[] empty = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] packed = [.. Reading.Gzip("id,verdict\na,1\nb"), .. empty, .. Reading.Gzip(",0\nc,1\n"),
            .. Reading.Gzip(string.Concat(Enumerable.Repeat("d,1\n", 50_000)))];
        var table = Reading.Bytes(packed, new() { LabelColumn = null, IdColumn = "id" });
        Assert.Equal(Reading.Tally(50_002, 1), Assert.Single(table.Groups).Test);
    }

    [Fact]
    public void F17_a_later_member_that_is_damaged_or_cut_off_is_an_error()
    {
        byte[] packed = [.. Reading.Gzip(Sample), .. Reading.Gzip(Rows(40)[11..])];
        Assert.Equal("LJS4004", Assert.Single(Reading.Refusal(packed[..^9]).Errors).Code);
        packed[^6] ^= 1;
        Assert.Equal("LJS4004", Assert.Single(Reading.Refusal(packed).Errors).Code);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("\u001f")]
    public void F17_bytes_after_the_last_member_are_noted(string garbage)
    {
        var table = Reading.Bytes([.. Reading.Gzip(Sample), .. Encoding.Latin1.GetBytes(garbage)]);
        Assert.Equal("LJS4104", Assert.Single(table.Notes).Code);
        Assert.Equal(3, table.Rows.Used);
    }

    [Fact]
    public void F18_empty_gz_is_an_error()
    {
        Assert.Equal("LJS4002", Assert.Single(Reading.Refusal([], name: "a.csv.gz").Errors).Code);
        Assert.Equal("LJS4002",
            Assert.Single(Reading.Refusal([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]).Errors).Code);
    }

    [Fact]
    public void F19_a_bomb_is_refused_by_its_ratio()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write("id,verdict\n"u8);
            var rows = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a,1\n", 1 << 14)));
            for (var i = 0; i < 2048; i++) gzip.Write(rows);   // 128 MiB
        }
        packed.Position = 0;
        var refusal = Assert.Throws<JudgeDataException>(() =>
            JudgmentReader.Read(packed, "x", JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("LJS4005", refusal.Errors[0].Code);
    }

    [Fact]
    public void F19_the_limit_counts_unpacked_bytes()
    {
        var rows = Rows(10_000);
        Assert.Equal("LJS4005", Assert.Single(Reading.Refusal(Reading.Gzip(rows), new() { MaxBytes = rows.Length - 1 }).Errors).Code);
        Assert.Equal(10_000, Reading.Bytes(Reading.Gzip(rows), new() { MaxBytes = rows.Length }).Rows.Used);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0 }, "zip")]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 0 }, "Zstandard")]
    [InlineData(new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0 }, "xz")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0 }, "Excel")]
    public void F20_foreign_files_are_refused_by_their_first_bytes(byte[] head, string kind)
    {
        var error = Assert.Single(Reading.Refusal([.. head, .. new byte[100]], name: "a.csv").Errors);
        Assert.Equal("LJS4003", error.Code);
        Assert.Contains(kind, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void F20_a_workbook_is_told_from_other_zips() =>
        Assert.Contains("Excel",
            Assert.Single(Reading.Refusal([.. "PK\u0003\u0004"u8, .. new byte[26], .. "[Content_Types].xml"u8]).Errors).Message,
            StringComparison.Ordinal);

    [Fact]
    public void F20_brotli_has_no_signature_and_is_refused_by_name() =>
        Assert.Contains("Brotli",
            Assert.Single(Reading.Refusal([0x8B, 0x02, 0x80], name: "a.csv.br").Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void F20_a_file_compressed_twice_is_refused() =>
        Assert.Contains("twice",
            Assert.Single(Reading.Refusal(Reading.Gzip(Reading.Gzip(Sample))).Errors).Message, StringComparison.Ordinal);

    private static string Rows(int count)
    {
        var text = new StringBuilder("id,verdict\n");
        for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"item{i * 7919L % 1_000_003},{i % 2}\n");
        return text.ToString();
    }
}
