namespace LlmJudgeStats.Tool.Terminal;

/// <summary>Standard input as somebody gave it: opened, or refused with the reason.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string Own = Descriptors + "/0";

    /// <exception cref="UsageException">It is closed, or a directory.</exception>
    public static Stream Open()
    {
        if (Directory.Exists(Own)) throw new UsageException("standard input is a directory; a file is needed");
        if (IsClosed()) throw new UsageException("standard input is closed; name a file, or send the rows: judgestats estimate - < FILE");
        return Console.OpenStandardInput();
    }

    // Where it was closed the runtime takes its number for a pipe of its own, and reading would wait for ever: both ends are ours then.
    private static bool IsClosed()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Descriptors)) return false;
        if (File.ResolveLinkTarget(Own, returnFinalTarget: false)?.Name is not { } target) return true;
        if (!target.StartsWith("pipe:", StringComparison.Ordinal)) return false;
        return Directory.EnumerateFileSystemEntries(Descriptors)
            .Where(descriptor => new FileInfo(descriptor).LinkTarget is { } other && Path.GetFileName(other) == target)
            .Any(IsForWriting);
    }

    // "flags: 0100001": the last octal digit is the mode of access.
    private static bool IsForWriting(string descriptor) =>
        File.ReadLines($"/proc/self/fdinfo/{Path.GetFileName(descriptor)}")
            .Any(line => line.StartsWith("flags:", StringComparison.Ordinal) && line.EndsWith('1'));
}
