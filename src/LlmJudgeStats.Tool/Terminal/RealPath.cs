namespace LlmJudgeStats.Tool.Terminal;

/// <summary>Where a path leads when every link in it has been followed: two paths are of one file when these agree.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;    // as many as Linux follows

    /// <summary>Links differ in nothing but letter case where the file system takes no notice of it.</summary>
    private static readonly StringComparison s_comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <exception cref="IOException">Links that lead to each other.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    public static bool IsSame(string left, string right) => string.Equals(left, right, s_comparison);

    // Folder by folder: a link is replaced by what it says, which may lead through links itself.
    private static string Resolve(string full, ref int links)
    {
        if (Path.GetDirectoryName(full) is not { } parent) return full;
        var folder = Resolve(parent, ref links);
        var here = Path.Combine(folder, Path.GetFileName(full));
        if (new FileInfo(here).LinkTarget is not { } target) return here;
        if (++links > MostLinks) throw new IOException("too many links");
        // What a process has open without a name ("pipe:[1]", a file that was deleted) is itself.
        var isRelative = !Path.IsPathRooted(target);
        if (isRelative && here.StartsWith("/proc/", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target))) return here;
        return Resolve(Path.GetFullPath(target, folder), ref links);
    }
}
