using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Data;

/// <summary>
/// JSON as Python writes it: <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> outside texts become null on the way, and are counted.
/// </summary>
internal sealed class BareNumberStream(Stream inner) : ForwardStream
{
    private const int Longest = 9;    // of the words
    private static readonly SearchValues<byte> s_ofText = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> s_outside = SearchValues.Create("\"NI"u8);

    private static readonly byte[][] s_words = [[.. "NaN"u8], [.. "Infinity"u8]];

    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "The stream belongs to the caller.")]
    private readonly Stream _inner = inner;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isText;
    private bool _atEnd;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            if (_start == _end && !Fill()) return 0;
            var written = Copy(buffer);
            if (written > 0 || buffer.IsEmpty) return written;
            if (!Fill()) return CopyRest(buffer);
        }
    }

    // Copies up to the next word, which may be cut by the end of what is there.
    private int Copy(Span<byte> buffer)
    {
        var written = 0;
        while (_start < _end && written < buffer.Length)
        {
            var ahead = _buffer.AsSpan(_start, _end - _start);
            var at = _isText ? ahead.IndexOfAny(s_ofText) : ahead.IndexOfAny(s_outside);
            // A minus waits for what follows it.
            var plain = at < 0 ? ahead.Length : at;
            if (!_isText && plain > 0 && ahead[plain - 1] == '-') plain--;
            if (plain > 0)
            {
                var count = Math.Min(plain, buffer.Length - written);
                ahead[..count].CopyTo(buffer[written..]);
                written += count;
                _start += count;
                continue;
            }
            var used = Special(ahead, buffer[written..], out var put);
            if (used == 0) break;
            _start += used;
            written += put;
        }
        return written;
    }

    private int Special(ReadOnlySpan<byte> ahead, Span<byte> buffer, out int put)
    {
        put = 0;
        if (_isText && ahead[0] == '\\') return CopyEscape(ahead, buffer, out put);
        if (ahead[0] == '"')
        {
            _isText = !_isText;
            return CopyBytes(ahead, 1, buffer, out put);
        }
        if (ahead.Length < Longest && !_atEnd) return 0;
        var minus = ahead[0] == '-' ? 1 : 0;
        foreach (var word in s_words)
        {
            if (!ahead[minus..].StartsWith(word)) continue;
            if (buffer.Length < "null"u8.Length) return 0;
            "null"u8.CopyTo(buffer);
            put = "null"u8.Length;
            Count++;
            return minus + word.Length;
        }
        return CopyBytes(ahead, 1, buffer, out put);
    }

    private int CopyEscape(ReadOnlySpan<byte> ahead, Span<byte> buffer, out int put)
    {
        put = 0;
        var length = Math.Min(2, ahead.Length);
        if (length < 2 && !_atEnd) return 0;
        return buffer.Length < length ? 0 : CopyBytes(ahead, length, buffer, out put);
    }

    private static int CopyBytes(ReadOnlySpan<byte> ahead, int length, Span<byte> buffer, out int put)
    {
        ahead[..length].CopyTo(buffer);
        put = length;
        return length;
    }

    private int CopyRest(Span<byte> buffer)
    {
        var count = Math.Min(_end - _start, buffer.Length);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    private bool Fill()
    {
        if (_atEnd) return false;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = _inner.Read(_buffer.AsSpan(_end));
        _end += read;
        if (read > 0) return true;
        _atEnd = true;
        return _start < _end;
    }
}
