namespace LlmJudgeStats.Data;

/// <summary>What tells that somebody wrote to a file: its length and the time of the last writing.</summary>
internal readonly record struct FileState(long Length, DateTime Written)
{
    /// <summary>The state of an open file; the same for ever for a pipe, which has neither.</summary>
    public static FileState Of(FileStream file) =>
        file.CanSeek ? new(RandomAccess.GetLength(file.SafeFileHandle), File.GetLastWriteTimeUtc(file.SafeFileHandle)) : default;
}
