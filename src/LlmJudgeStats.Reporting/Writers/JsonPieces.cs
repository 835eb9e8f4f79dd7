using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>A JSON document on its way: what is written is passed on piece by piece and never held whole.</summary>
internal sealed class JsonPieces : IDisposable
{
    private const int WorthPassing = 1 << 14;    // bytes: a piece is a small object also as a string

    private readonly ArrayBufferWriter<byte> _written = new(2 * WorthPassing);
    private readonly Action<ReadOnlySpan<byte>> _pass;

    public JsonPieces(Stream stream, JsonWriterOptions options)
    {
        _pass = stream.Write;
        Json = new(_written, options);
    }

    public JsonPieces(TextWriter text, Escaping escaping, JsonWriterOptions options)
    {
        _pass = escaping == Escaping.ForTerminal
            ? bytes => text.Write(PlainText.EscapeJson(Encoding.UTF8.GetString(bytes)))
            : bytes => text.Write(Encoding.UTF8.GetString(bytes));
        Json = new(_written, options);
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>Passes on what is there, if there is much. No character is cut: the writer writes whole ones.</summary>
    public void Pass()
    {
        Json.Flush();
        if (_written.WrittenCount >= WorthPassing) PassAll();
    }

    public void Dispose()
    {
        Json.Dispose();    // writes the end
        PassAll();
    }

    private void PassAll()
    {
        _pass(_written.WrittenSpan);
        _written.ResetWrittenCount();
    }
}
