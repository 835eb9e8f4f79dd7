namespace LlmJudgeStats.Data;

/// <summary>Packed bytes on their way to the decompressor: handed out in small pieces, of which the last can be looked at again.</summary>
internal sealed class RawWindow(Stream inner) : ForwardStream
{
    private const int Piece = 4096;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _pieceStart;
    private int _next;
    private int _end;

    /// <summary>Bytes handed out or skipped so far.</summary>
    public long Consumed { get; private set; }

    /// <summary>Whether more was asked for than there is.</summary>
    public bool RanOut { get; private set; }

    /// <summary>How long the last piece was: the decompressor stopped somewhere in it.</summary>
    public int LastPieceLength => _next - _pieceStart;

    public override int Read(Span<byte> buffer)
    {
        _pieceStart = _next;
        if (_next == _end) Fill(1);
        var count = Math.Min(Math.Min(buffer.Length, Piece), _end - _next);
        RanOut |= count == 0;
        _buffer.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        Consumed += count;
        return count;
    }

    /// <summary>The bytes ahead, as many as asked for unless the input ends.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        Fill(count);
        return _buffer.AsSpan(_next, Math.Min(count, _end - _next));
    }

    public void Skip(int count)
    {
        _next += count;
        _pieceStart = _next;
        Consumed += count;
    }

    /// <summary>Takes the last piece back, so that it can be looked at and skipped in part.</summary>
    public void Unread()
    {
        Consumed -= LastPieceLength;
        _next = _pieceStart;
    }

    private void Fill(int count)
    {
        if (_end - _next >= count) return;
        // Only the last piece and what is ahead of it are kept.
        _buffer.AsSpan(_pieceStart, _end - _pieceStart).CopyTo(_buffer);
        _next -= _pieceStart;
        _end -= _pieceStart;
        _pieceStart = 0;
        while (_end - _next < count)
        {
            var read = inner.Read(_buffer.AsSpan(_end));
            if (read == 0) return;
            _end += read;
        }
    }
}
