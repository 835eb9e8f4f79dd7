namespace LlmJudgeStats.Data;

/// <summary>An input that can be read more than once: bytes that cannot be are copied to a temporary file first.</summary>
internal sealed class RepeatableInput(RowInput input, long maxBytes, ErrorLog errors) : IDisposable
{
    private readonly long _origin = input.Bytes is { CanSeek: true } bytes ? bytes.Position : 0;
    private FileStream? _copy;

    /// <summary>The input from its beginning.</summary>
    public RowInput Input()
    {
        if (input.Bytes is not { } bytes) return input;
        if (bytes.CanSeek) bytes.Position = _origin;
        else
        {
            _copy ??= TemporaryFile.Of(bytes, maxBytes, errors);
            _copy.Position = 0;
        }
        return RowInput.Of(_copy ?? bytes);
    }

    public void Dispose() => _copy?.Dispose();
}
