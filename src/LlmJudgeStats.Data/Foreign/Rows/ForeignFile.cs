namespace LlmJudgeStats.Data;

/// <summary>A file of a tool, which can be read more than once.</summary>
/// <param name="Path">Its path, or what its bytes are called.</param>
/// <param name="Inside">What it is called inside its folder, for messages; nothing where it is the input itself.</param>
/// <param name="Open">Its unpacked bytes from the beginning: the stream before is no longer used then.</param>
internal sealed record ForeignFile(string Path, string? Inside, Func<Stream> Open)
{
    /// <summary>How its records stand in it, where that is not as in every file.</summary>
    public JsonLayout? Layout { get; init; }
}
