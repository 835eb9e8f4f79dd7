using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using ZstdSharp;

namespace LlmJudgeStats.Data;

/// <summary>The unpacked bytes of one entry, checked to the last of them.</summary>
internal sealed class ZipEntryStream : ForwardStream
{
    private const int HeaderLength = 30;
    private const int Deflate = 8, Zstandard = 93;
    private const long RatioCheckedFrom = 64L << 20;
    private const int LargestRatio = 200;

    private readonly ZipEntryInfo _entry;
    private readonly ErrorLog _errors;
    private readonly Stream _unpacked;
    private readonly Crc32 _crc = new();
    private long _length;
    private bool _atEnd;

    public ZipEntryStream(Stream archive, ZipEntryInfo entry, ErrorLog errors)
    {
        _entry = entry;
        _errors = errors;
        var start = DataOf(archive);
        if (start < 0 || entry.Packed < 0 || start > archive.Length - entry.Packed) Fail("it ends in the middle of it");
        archive.Position = start;
        _unpacked = Unpacked(new PartStream(archive, entry.Packed));
    }

    public override int Read(Span<byte> buffer)
    {
        if (_atEnd || buffer.IsEmpty) return 0;
        var read = Unpack(buffer);
        _crc.Append(buffer[..read]);
        _length += read;
        if (_length > RatioCheckedFrom && _length / LargestRatio > _entry.Packed)
        {
            _errors.Fail(new(DataCodes.TooLarge,
                $"the entry '{Excerpt.Of(_entry.Name)}' unpacks to more than {LargestRatio} times its size",
                "this looks like a decompression bomb; unpack it yourself if you trust it"));
        }
        if (read == 0) Finish();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return _unpacked.Read(buffer);
        }
        catch (Exception damage) when (damage is InvalidDataException or ZstdException or EndOfStreamException)
        {
            Fail("its packed data are damaged", damage);
            return 0;
        }
    }

    private void Finish()
    {
        _atEnd = true;
        if (_length != _entry.Unpacked || _crc.GetCurrentHashAsUInt32() != _entry.Crc) Fail("its checksum or length is wrong");
    }

    private long DataOf(Stream archive)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (_entry.HeaderAt < 0 || _entry.HeaderAt > archive.Length - HeaderLength) Fail("it is not where it should be");
        archive.Position = _entry.HeaderAt;
        archive.ReadExactly(header);
        if (!ZipMark.IsEntry(header)) Fail("it is not where it should be");
        return _entry.HeaderAt + HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..])
            + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
    }

    private Stream Unpacked(Stream packed)
    {
        switch (_entry.Method)
        {
            case 0:
                return packed;
            case Deflate:
                return new DeflateStream(packed, CompressionMode.Decompress);
            case Zstandard:
                return new DecompressionStream(packed, leaveOpen: false);    // of one frame or several
            default:
                _errors.Fail(new(DataCodes.UnsupportedFormat,
                    $"the entry '{Excerpt.Of(_entry.Name)}' is packed with method {_entry.Method}; 0, 8 and 93 can be read",
                    "pack the log again, for example with inspect log convert"));
                return packed;
        }
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void Fail(string what, Exception? cause = null) => _errors.Fail(
        new(DataCodes.DamagedGzip, $"the zip archive is cut off or damaged: in '{Excerpt.Of(_entry.Name)}' {what}",
            "copy or download the file again; nothing was read from it"), cause);
}
