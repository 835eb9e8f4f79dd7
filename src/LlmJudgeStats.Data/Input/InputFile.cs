namespace LlmJudgeStats.Data;

/// <summary>A file, or a folder of files, by its path.</summary>
internal static class InputFile
{
    private const int LongestReason = 300;   // of the system's own words for why a file cannot be opened

    /// <summary>What is read of a file, with its fingerprint: of a pipe as the bytes go by, of a file once it was read.</summary>
    public static (T Result, InputFingerprint Fingerprint) ReadWithFingerprint<T>(string path, Func<RowInput, T> read) =>
        Directory.Exists(path)
            ? (Read(path, read), Fingerprints.OfFolder(path))
            : Read(path, (input, file) =>
            {
                if (file.CanSeek) return (read(input), Fingerprints.Of(file));
                using var hashed = new HashedStream(file);
                return (read(RowInput.Of(hashed)), hashed.ReadToEnd());
            });

    /// <summary>What is read of a file that stays as it is meanwhile; each call is a pass of its own.</summary>
    public static T Read<T>(string path, Func<RowInput, T> read) =>
        Directory.Exists(path) ? ReadFolder(path, read) : Read(path, (input, _) => read(input));

    private static T Read<T>(string path, Func<RowInput, FileStream, T> read)
    {
        using var file = Open(path);
        var before = FileState.Of(file);
        try
        {
            var result = read(RowInput.Of(file), file);
            return FileState.Of(file) == before ? result : throw Changed(path, null);
        }
        catch (JudgeDataException half) when (FileState.Of(file) != before)
        {
            throw Changed(path, half);    // a row that was cut is not the reason
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw NotOpened(path, Reason(cause), cause);
        }
    }

    private static T ReadFolder<T>(string path, Func<RowInput, T> read)
    {
        try
        {
            var before = new FolderState(path);
            var result = Read(path, before, read);
            return before.ChangeSince() is { } change ? throw Changed(path, change) : result;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw NotOpened(path, Reason(cause), cause);
        }
    }

    private static T Read<T>(string path, FolderState before, Func<RowInput, T> read)
    {
        try
        {
            return read(RowInput.OfFolder(path));
        }
        catch (Exception cause) when (cause is JudgeDataException or IOException && before.ChangeSince() is not null)
        {
            throw Changed(path, before.ChangeSince()!.Value, cause);    // a row that was cut is not the reason
        }
    }

    private static JudgeDataException Changed(string path, (string File, string What) change, Exception? cause = null) =>
        Changed(path, cause, $"the file {change.What} while the folder was read", change.File);

    private static JudgeDataException Changed(
        string path, Exception? cause, string message = "the file was changed while it was read", string? file = null) => new(
        path, [new(DataCodes.FileChanged, message, "wait until it is written, or read a copy of it") { File = file }], cause);

    /// <summary>A file that is read from its beginning to its end.</summary>
    public static FileStream Stream(string path) => new(path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.SequentialScan,
        BufferSize = 0,   // every reader of it has a buffer of its own
    });

    private static FileStream Open(string path)
    {
        try
        {
            return Stream(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw NotOpened(path, Reason(cause), cause);
        }
    }

    private static string Reason(Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => "does not exist",
        UnauthorizedAccessException => "may not be read: permission denied",
        _ => $"cannot be read: {Excerpt.Of(cause.Message, LongestReason)}",
    };

    private static JudgeDataException NotOpened(string path, string what, Exception? cause) =>
        new(path, [new(DataCodes.NotOpened, $"the path {what}", "check the path; - reads standard input")], cause);
}
