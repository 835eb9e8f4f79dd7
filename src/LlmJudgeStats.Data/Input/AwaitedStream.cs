namespace LlmJudgeStats.Data;

/// <summary>A stream that is asked for its bytes asynchronously, for a reader who waits for them. Leaves the inner stream open.</summary>
internal sealed class AwaitedStream(Stream inner, CancellationToken cancellationToken) : ForwardStream
{
    private readonly byte[] _buffer = new byte[64 * 1024];   // memory that the stream may write to at any time: a span is not

    public override int Read(Span<byte> buffer)
    {
        var most = Math.Min(buffer.Length, _buffer.Length);
        var read = inner.ReadAsync(_buffer.AsMemory(0, most), cancellationToken).AsTask().GetAwaiter().GetResult();
        _buffer.AsSpan(0, read).CopyTo(buffer);
        return read;
    }
}
