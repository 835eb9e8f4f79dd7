namespace LlmJudgeStats.Data;

/// <summary>Counts what is read of a stream, and refuses what is too much.</summary>
internal sealed class BoundedStream(Stream inner, ByteLimit limit, ErrorLog errors) : ForwardStream
{
    private long _left = limit.Most - limit.Read;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _left -= read;
        limit.Count(read);
        if (_left < 0)
        {
            errors.Fail(new(DataCodes.TooLarge, $"the input is larger than {limit.Most} bytes, counted unpacked",
                "allow more (`MaxBytes`), or read a part of it"));
        }
        return read;
    }
}
