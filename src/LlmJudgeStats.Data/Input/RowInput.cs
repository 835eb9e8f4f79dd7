namespace LlmJudgeStats.Data;

/// <summary>What is to be read: bytes, or a folder of files.</summary>
internal sealed class RowInput
{
    /// <summary>The bytes, which stay open; nothing for a folder.</summary>
    public Stream? Bytes { get; private init; }

    /// <summary>The path of the folder; nothing for bytes.</summary>
    public string? Folder { get; private init; }

    public static RowInput Of(Stream bytes) => new() { Bytes = bytes };

    public static RowInput OfFolder(string path) => new() { Folder = path };
}
