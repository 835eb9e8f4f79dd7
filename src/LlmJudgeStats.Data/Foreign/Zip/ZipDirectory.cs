using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>Reads the directory at the end of a zip archive, that of large archives included (APPNOTE 4.3 and 4.5.3).</summary>
/// <remarks>The framework's reader knows neither Zstandard nor what a damaged archive should be called.</remarks>
internal sealed class ZipDirectory(Stream archive, ErrorLog errors)
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int EntryLength = 46;
    private const int MostEntries = 1_000_000;
    private const uint EndMark = 0x06054B50, BigEndMark = 0x06064B50, LocatorMark = 0x07064B50, EntryMark = 0x02014B50;

    /// <summary>The entries in their order.</summary>
    /// <exception cref="JudgeDataException">The archive is cut off or damaged.</exception>
    public IReadOnlyList<ZipEntryInfo> Read()
    {
        var found = FindDirectory();
        if (found.Count > MostEntries)
        {
            errors.Fail(new(DataCodes.TooLarge, $"the archive has more than {MostEntries} entries", "unpack it and read a part of it"));
        }
        if (found.Length < 0 || found.Length > Math.Min(archive.Length, int.MaxValue) || found.At > archive.Length - found.Length)
            Fail("its directory is not where it should be");
        var directory = new byte[found.Length];
        ReadAt(found.At, directory);
        return Entries(directory, found.Count);
    }

    private (long At, long Length, long Count) FindDirectory()
    {
        var tail = new byte[(int)Math.Min(archive.Length, EndLength + LongestComment)];
        ReadAt(archive.Length - tail.Length, tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndMark) continue;
            long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
            long start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
            var isBig = count == ushort.MaxValue || length == uint.MaxValue || start == uint.MaxValue;
            return isBig ? BigDirectory(archive.Length - tail.Length + at) : (start, length, count);
        }
        Fail("the end of the archive is missing");
        return default;
    }

    private (long At, long Length, long Count) BigDirectory(long endAt)
    {
        const int LocatorLength = 20, BigEndLength = 56;
        Span<byte> locator = stackalloc byte[LocatorLength];
        if (endAt < LocatorLength) Fail("its directory cannot be found");
        ReadAt(endAt - LocatorLength, locator);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != LocatorMark) Fail("its directory cannot be found");
        Span<byte> end = stackalloc byte[BigEndLength];
        ReadAt(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != BigEndMark) Fail("its directory cannot be found");
        return (BinaryPrimitives.ReadInt64LittleEndian(end[48..]), BinaryPrimitives.ReadInt64LittleEndian(end[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(end[32..]));
    }

    private List<ZipEntryInfo> Entries(ReadOnlySpan<byte> directory, long count)
    {
        List<ZipEntryInfo> entries = [];
        while (entries.Count < count)
        {
            if (directory.Length < EntryLength || BinaryPrimitives.ReadUInt32LittleEndian(directory) != EntryMark)
                Fail("its directory is damaged");
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]);
            int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            var length = EntryLength + nameLength + extraLength + commentLength;
            if (directory.Length < length) Fail("its directory is damaged");
            entries.Add(Entry(directory, nameLength, directory.Slice(EntryLength + nameLength, extraLength)));
            directory = directory[length..];
        }
        return entries;
    }

    private static ZipEntryInfo Entry(ReadOnlySpan<byte> entry, int nameLength, ReadOnlySpan<byte> extra)
    {
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
        long unpacked = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        long header = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        var big = BigField(extra);
        unpacked = Taken(unpacked, ref big);
        packed = Taken(packed, ref big);
        header = Taken(header, ref big);
        return new(Encoding.UTF8.GetString(entry.Slice(EntryLength, nameLength)), BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), packed, unpacked, header);
    }

    // Sizes that do not fit stand in an extra field, one behind the other.
    private static long Taken(long value, ref ReadOnlySpan<byte> big)
    {
        if (value != uint.MaxValue || big.Length < sizeof(long)) return value;
        var taken = BinaryPrimitives.ReadInt64LittleEndian(big);
        big = big[sizeof(long)..];
        return taken;
    }

    private static ReadOnlySpan<byte> BigField(ReadOnlySpan<byte> extra)
    {
        const int HeaderLength = 4, BigId = 1;
        while (extra.Length >= HeaderLength)
        {
            int id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - HeaderLength) break;
            if (id == BigId) return extra.Slice(HeaderLength, length);
            extra = extra[(HeaderLength + length)..];
        }
        return default;
    }

    private void ReadAt(long at, Span<byte> buffer)
    {
        if (at < 0 || at > archive.Length - buffer.Length) Fail("it points outside of itself");
        archive.Position = at;
        archive.ReadExactly(buffer);
    }

    [DoesNotReturn]
    private void Fail(string what) => errors.Fail(new(DataCodes.DamagedGzip, $"the zip archive is cut off or damaged: {what}",
        "copy or download the file again; nothing was read from it"));
}
