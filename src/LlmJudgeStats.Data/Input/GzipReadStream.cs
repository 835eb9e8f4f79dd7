using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace LlmJudgeStats.Data;

/// <summary>Unpacks gzip and checks every member to its last byte.</summary>
/// <remarks>
/// The framework's GZipStream ends quietly where a truncated file ends and ignores what follows the last member; a rate made of half a file
/// would look like any other. Here the header is parsed, the framework inflates, and checksum and length are verified by us.
/// </remarks>
internal sealed class GzipReadStream(Stream inner, ErrorLog errors) : ForwardStream
{
    private const string CutOff = "the file is cut off: the compressed data end in the middle of a member";
    private const int TrailerLength = 8;
    private const int MagicLength = 3;
    private const int LongestHeader = 60 * 1024;   // extra field, name and comment together; RFC 1952 sets no limit, real ones are tiny

    // bad-inputs.md F19: 256 MiB of zeros pack at 1029 to 1; tables of judgments rarely pass 50 to 1.
    private const long RatioCheckedFrom = 64L << 20;
    private const int LargestRatio = 200;

    private readonly RawWindow _raw = new(inner);
    private DeflateStream? _deflate;
    private long _unpacked;
    private readonly Crc32 _memberCrc = new();
    private uint _memberLength;
    private bool _atEnd;

    /// <summary>What follows the last member, if anything does.</summary>
    public Diagnostic? TrailingBytes { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (!_atEnd)
        {
            if (_deflate is null) StartMember();
            var count = Inflate(buffer);
            if (count > 0) return Account(buffer[..count]);
            if (_raw.RanOut) Fail(CutOff);
            FinishMember();
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deflate?.Dispose();
            _raw.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Inflate(Span<byte> buffer)
    {
        try
        {
            return _deflate!.Read(buffer);
        }
        catch (InvalidDataException cause)
        {
            Fail(_raw.RanOut ? CutOff : "the compressed data are damaged", cause);
            return 0;
        }
    }

    private int Account(ReadOnlySpan<byte> unpacked)
    {
        _memberCrc.Append(unpacked);
        _memberLength = unchecked(_memberLength + (uint)unpacked.Length);   // the trailer holds the length modulo 2^32
        _unpacked += unpacked.Length;
        if (_unpacked > RatioCheckedFrom && _unpacked / LargestRatio > _raw.Consumed)
        {
            errors.Fail(new(DataCodes.TooLarge,
                $"the file unpacks to more than {LargestRatio} times its size, as no table of judgments does",
                "if you trust the file, unpack it first: gzip -dc FILE | judgestats ... -"));
        }
        return unpacked.Length;
    }

    private void StartMember()
    {
        var length = HeaderLength(_raw.Peek(LongestHeader));
        if (length == 0) Fail("the gzip header is cut off or damaged");
        _raw.Skip(length);
        _deflate = new(_raw, CompressionMode.Decompress, leaveOpen: true);
        _memberCrc.Reset();
        _memberLength = 0;
    }

    private void FinishMember()
    {
        Span<byte> expected = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(expected, _memberCrc.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(expected[4..], _memberLength);

        // The inflater does not say where in the last piece it stopped. The trailer is eight bytes that we can compute, so it is looked for
        // there; a chance hit in 4096 places has a probability of 2^-52.
        var ahead = _raw.LastPieceLength;
        _raw.Unread();
        var window = _raw.Peek(ahead + TrailerLength + MagicLength);
        var at = FindTrailer(window, expected);
        if (at < 0)
        {
            Fail(window.Length < ahead + TrailerLength
                ? "checksum and length do not match: the file is cut off at its end, or damaged"
                : "checksum and length do not match: the file is damaged");
        }
        _raw.Skip(at + TrailerLength);
        _deflate!.Dispose();
        _deflate = null;

        var next = _raw.Peek(MagicLength);
        if (IsMagic(next)) return;
        _atEnd = true;
        if (!next.IsEmpty)
        {
            TrailingBytes = new(DataCodes.TrailingBytes, DiagnosticSeverity.Warning,
                "bytes that are not gzip follow the compressed data; they were not read",
                "check that the file was copied whole and that nothing else was appended to it");
        }
    }

    /// <summary>Where the trailer is, or -1. One that the end or another member follows comes before one that does not.</summary>
    /// <remarks>An empty member's trailer is eight zeros right after a zero: there the first place that matches is one too early.</remarks>
    private static int FindTrailer(ReadOnlySpan<byte> window, ReadOnlySpan<byte> expected)
    {
        var first = window.IndexOf(expected);
        for (var at = first; at >= 0;)
        {
            var after = window[(at + TrailerLength)..];
            if (after.IsEmpty || IsMagic(after)) return at;
            var next = window[(at + 1)..].IndexOf(expected);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return first;
    }

    private static bool IsMagic(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, ..];

    /// <summary>The length of a member's header (RFC 1952 section 2.3), or 0 when it is not one.</summary>
    private static int HeaderLength(ReadOnlySpan<byte> head)
    {
        const int HasCrc = 2, HasExtra = 4, HasName = 8, HasComment = 16, Reserved = 0xE0;
        if (head.Length < 10 || !IsMagic(head) || (head[3] & Reserved) != 0) return 0;
        var flags = head[3];
        var at = 10;
        if ((flags & HasExtra) != 0)
        {
            if (head.Length < at + 2) return 0;
            at += 2 + BinaryPrimitives.ReadUInt16LittleEndian(head[at..]);
        }
        if ((flags & HasName) != 0) at = AfterText(head, at);
        if ((flags & HasComment) != 0) at = AfterText(head, at);
        if ((flags & HasCrc) != 0) at += 2;
        return at <= head.Length ? at : 0;
    }

    /// <summary>The place after a text that a zero ends; beyond the header when it has no end.</summary>
    private static int AfterText(ReadOnlySpan<byte> head, int at)
    {
        if (at >= head.Length) return head.Length + 1;
        var end = head[at..].IndexOf((byte)0);
        return end < 0 ? head.Length + 1 : at + end + 1;
    }

    private void Fail(string message, Exception? cause = null) =>
        errors.Fail(new(DataCodes.DamagedGzip, message, "copy or download the file again; nothing was read from it"), cause);
}
