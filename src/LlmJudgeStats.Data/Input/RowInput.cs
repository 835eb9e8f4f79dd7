namespace LlmJudgeStats.Data;

/// <summary>What is to be read: bytes, or a folder of files.</summary>
internal sealed class RowInput
{
    private RowInput(Stream? bytes, string? folder)
    {
        Bytes = bytes;
        Folder = folder;
    }

    /// <summary>The bytes, which stay open; nothing for a folder.</summary>
    public Stream? Bytes { get; }

    /// <summary>The path of the folder; nothing for bytes.</summary>
    public string? Folder { get; }

    public static RowInput Of(Stream bytes) => new(bytes, null);

    public static RowInput OfFolder(string path) => new(null, path);
}
