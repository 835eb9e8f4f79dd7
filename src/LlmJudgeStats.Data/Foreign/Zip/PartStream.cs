namespace LlmJudgeStats.Data;

/// <summary>Some bytes of a stream, from its present place on. Leaves the stream open.</summary>
internal sealed class PartStream(Stream inner, long length) : ForwardStream
{
    private long _left = length;

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(_left, buffer.Length);
        if (count == 0) return 0;
        var read = inner.Read(buffer[..count]);
        _left -= read;
        return read;
    }
}
