using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace LlmJudgeStats.Data;

/// <summary>Bytes to text, strictly: whatever is not text stops the reading with its place.</summary>
internal sealed class TextSource
{
    private const int LongestMark = 4;      // bytes
    private const int Utf16 = 1200;         // code pages
    private const int Utf16BigEndian = 1201;
    private readonly Stream _bytes;
    private readonly ErrorLog _errors;
    private readonly long _maxBytes;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Decoder? _decoder;   // null: UTF-8, which the framework transcodes with exact error places
    private readonly Encoding? _wide;      // of two or four bytes a character, where a NUL is no byte of its own
    private int _start;
    private int _end;
    private long _startOffset;
    private long _wideOffset;              // of the text that was handed out: bytes of a character in halves are not counted
    private bool _atEnd;

    public TextSource(Stream bytes, string? encodingName, long maxBytes, ErrorLog errors)
    {
        _bytes = bytes;
        _errors = errors;
        _maxBytes = maxBytes;
        FillAtLeast(LongestMark);
        var (mark, markLength) = ByteOrderMark(_buffer.AsSpan(0, _end));
        var encoding = Choose(mark, encodingName);
        var isUtf8 = encoding is null || encoding.CodePage == Encoding.UTF8.CodePage;
        Name = isUtf8 ? "utf-8" : encoding!.WebName;
        _decoder = isUtf8 ? null : encoding!.GetDecoder();
        _wide = encoding is UnicodeEncoding or UTF32Encoding ? encoding : null;
        _wideOffset = markLength;
        _start = markLength;
        _startOffset = markLength;
    }

    /// <summary>The encoding's registered name.</summary>
    public string Name { get; }

    /// <summary>How many bytes were taken from the stream.</summary>
    public long BytesRead { get; private set; }

    /// <summary>How many bytes there are in all, where that is known.</summary>
    public long? Length { get; init; }

    /// <summary>How many times what was read so far the whole input is; 1 where its length is not known.</summary>
    public double TimesAhead => Length is { } length && BytesRead > 0 ? Math.Max(1, (double)length / BytesRead) : 1;

    /// <summary>Decodes some text; 0 only at the end.</summary>
    public int Read(Span<char> text)
    {
        while (true)
        {
            if (_start == _end && !_atEnd) FillAtLeast(1);
            var bytes = _buffer.AsSpan(_start, _end - _start);
            if (bytes.IsEmpty && _decoder is null) return 0;
            var (used, written) = _decoder is null ? DecodeUtf8(bytes, text) : Decode(bytes, text);
            if (_wide is null) RefuseNul(bytes[..used]);
            else CheckWide(text[..written]);
            _start += used;
            _startOffset += used;
            if (written > 0) return written;
            if (_atEnd && _start == _end) return 0;
            if (used == 0) FillAtLeast(_end - _start + 1);   // a character's bytes are split between two fillings
        }
    }

    /// <summary>The encoding that was asked for, else that of the mark; nothing when there is neither.</summary>
    private Encoding? Choose(string? mark, string? asked)
    {
        var marked = mark is null ? null : OptionCheck.Find(mark);
        var named = asked is null ? null : OptionCheck.Find(asked);
        if (marked is null) return named;
        // "utf-16" leaves the byte order to the mark.
        if (named is null || (named.CodePage == Utf16 && marked.CodePage == Utf16BigEndian)) return marked;
        if (named.CodePage == marked.CodePage) return named;
        _errors.Fail(new(DataCodes.BadEncoding,
            $"the file begins with the byte order mark of {mark}, but {Excerpt.Of(asked)} was asked for",
            $"leave out `EncodingName`, or say `EncodingName` = {mark}"));
        return null;
    }

    private (int Used, int Written) DecodeUtf8(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var status = Utf8.ToUtf16(bytes, text, out var used, out var written, replaceInvalidSequences: false, isFinalBlock: _atEnd);
        // What comes before the bad byte is handed out first, so that its line can be known.
        if (status == OperationStatus.InvalidData && written == 0) FailInvalid(_startOffset + used, bytes[used]);
        return (used, written);
    }

    private (int Used, int Written) Decode(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        try
        {
            _decoder!.Convert(bytes, text, flush: _atEnd, out var used, out var written, out _);
            return (used, written);
        }
        catch (DecoderFallbackException invalid)
        {
            FailInvalid(Math.Max(0, _startOffset + invalid.Index), invalid.BytesUnknown is [var first, ..] ? first : null);
            return default;
        }
    }

    private void RefuseNul(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf((byte)0);
        if (at >= 0) FailNul(_startOffset + at);
    }

    private void CheckWide(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('\0');
        if (at >= 0) FailNul(_wideOffset + _wide!.GetByteCount(text[..at]));
        _wideOffset += _wide!.GetByteCount(text);
    }

    private void FailNul(long offset)
    {
        // UTF-16 text in a Latin script has a NUL in every second byte.
        var window = _buffer.AsSpan(0, Math.Min(_end, 4096));
        var looksWide = _wide is null && window.Count((byte)0) * 3 > window.Length;
        _errors.Fail(looksWide
            ? new(DataCodes.BadEncoding, "every second byte is NUL: this looks like UTF-16 without a byte order mark",
                "say `EncodingName` = utf-16le (or utf-16be), or save the file as UTF-8")
            : new(DataCodes.BadEncoding, $"a NUL at byte offset {offset}: this is not a text file, or it is damaged",
                "export the table again as UTF-8 text"));
    }

    private void FailInvalid(long offset, byte? value) =>
        _errors.Fail(new(DataCodes.BadEncoding,
            value is { } bad
                ? $"the byte 0x{bad:X2} at byte offset {offset} is not valid {Name}"
                : $"the bytes at offset {offset} are not valid {Name}",
            "name the encoding the file was written in, such as `EncodingName` = windows-1252, or save it as UTF-8"));

    private void FillAtLeast(int count)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        while (_end < count && !_atEnd)
        {
            var read = _bytes.Read(_buffer.AsSpan(_end));
            _atEnd = read == 0;
            _end += read;
            BytesRead += read;
        }
        if (BytesRead > _maxBytes)
        {
            _errors.Fail(new(DataCodes.TooLarge, $"the input is larger than {_maxBytes} bytes, counted unpacked",
                "allow more (`MaxBytes`), or read a part of it"));
        }
    }

    private static (string? Name, int Length) ByteOrderMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
        [0xFF, 0xFE, 0, 0, ..] => ("utf-32", 4),
        [0, 0, 0xFE, 0xFF, ..] => ("utf-32BE", 4),
        [0xFF, 0xFE, ..] => ("utf-16", 2),
        [0xFE, 0xFF, ..] => ("utf-16BE", 2),
        _ => (null, 0),
    };
}
