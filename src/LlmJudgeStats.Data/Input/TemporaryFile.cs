namespace LlmJudgeStats.Data;

/// <summary>A copy of bytes that can be read only once. It is the owner's alone, and gone when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Of(Stream bytes, long maxBytes, ErrorLog errors)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        try
        {
            using var bounded = new BoundedStream(bytes, new(maxBytes, 0, _ => { }), errors);
            bounded.CopyTo(copy);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }
}
