namespace LlmJudgeStats.Data;

/// <summary>What tells that somebody wrote to a folder: which files of tools are in it, and the state of each.</summary>
internal sealed class FolderState(string folder)
{
    private static readonly string[] s_endings = [".json", ".jsonl", ".jsonl.gz", ".eval", ".parquet"];

    private readonly Dictionary<string, FileState> _files = FilesOf(folder).ToDictionary(
        file => file.FullName, file => new FileState(file.Length, file.LastWriteTimeUtc), StringComparer.Ordinal);

    /// <summary>The files that may be those of a tool, by their names; links are not followed out of the folder.</summary>
    public static IEnumerable<FileInfo> FilesOf(string folder) => new DirectoryInfo(folder)
        .EnumerateFiles("*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        })
        .Where(file => Array.Exists(s_endings, end => file.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What became of a file since, and which; nothing where all are as they were.</summary>
    public (string File, string What)? ChangeSince()
    {
        var now = new FolderState(folder)._files;
        foreach (var (path, state) in _files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (!now.TryGetValue(path, out var then)) return (Inside(path), "was removed");
            if (then != state) return (Inside(path), "was changed");
        }
        var added = now.Keys.Where(path => !_files.ContainsKey(path)).Order(StringComparer.Ordinal).FirstOrDefault();
        return added is null ? null : (Inside(added), "was added");
    }

    private string Inside(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
