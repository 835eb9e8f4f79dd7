using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Data;

/// <summary>A stream whose beginning can be looked at before it is read, seekable or not. Leaves the inner stream open.</summary>
internal sealed class PeekStream : ForwardStream
{
    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "The stream belongs to the caller.")]
    private readonly Stream _inner;
    private readonly byte[] _head;
    private readonly int _headLength;
    private int _headRead;

    public PeekStream(Stream inner, int length)
    {
        _inner = inner;
        _head = new byte[length];
        _headLength = inner.ReadAtLeast(_head, length, throwOnEndOfStream: false);
    }

    /// <summary>The first bytes; fewer than asked for only when the stream is shorter.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public override int Read(Span<byte> buffer)
    {
        if (_headRead == _headLength) return _inner.Read(buffer);
        var count = Math.Min(buffer.Length, _headLength - _headRead);
        _head.AsSpan(_headRead, count).CopyTo(buffer);
        _headRead += count;
        return count;
    }
}
