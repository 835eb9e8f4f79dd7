using System.Text;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>Standard error: what cannot be written is not heard, and no reason to fail; the exit code says it.</summary>
internal sealed class QuietWriter(Stream stream, Encoding encoding) : TextWriter
{
    public override Encoding Encoding => encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var bytes = new byte[encoding.GetMaxByteCount(buffer.Length)];
        try
        {
            stream.Write(bytes.AsSpan(0, encoding.GetBytes(buffer, bytes)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Closed, or a full disk.
        }
    }
}
