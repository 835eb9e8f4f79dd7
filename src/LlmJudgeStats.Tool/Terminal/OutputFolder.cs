namespace LlmJudgeStats.Tool.Terminal;

/// <summary>A folder of results below a root: every file is written whole or not at all.</summary>
internal sealed class OutputFolder
{
    private const string Results = "results";
    private readonly string _path;
    private readonly ExistingFile _existing;
    private readonly string? _input;

    private OutputFolder(string path, ExistingFile existing, string? input)
    {
        _path = path;
        _existing = existing;
        _input = input;
    }

    /// <summary>Checks that the folder may be written, before any work is done.</summary>
    /// <param name="root">As it was given.</param>
    /// <param name="name">The name of the folder below it.</param>
    /// <param name="existing">Whether files that exist may be replaced.</param>
    /// <param name="input">The path that is read, <c>-</c> for standard input; <see langword="null"/> when none is.</param>
    public static OutputFolder Plan(string root, string name, ExistingFile existing, string? input)
    {
        var full = FullPath(root);
        if (File.Exists(full)) throw new UsageException($"--output {root} is a file; name a folder");
        if (!Directory.Exists(full) && !Directory.Exists(Path.GetDirectoryName(full)))
            throw new UsageException($"--output {root}: its directory does not exist; make it first");
        var path = Path.Combine(full, Results, name);
        if (existing == ExistingFile.Keep && Path.Exists(path))
        {
            throw new UsageException(
                $"--output {root} has an execution '{name}' already; name another by --execution, or add --force to overwrite its files");
        }
        return new(path, existing, input);
    }

    /// <summary>Writes a file in a folder of its own.</summary>
    /// <param name="folder">The name of the folder.</param>
    /// <param name="file">The name of the file.</param>
    /// <param name="write">Its text.</param>
    public void Write(string folder, string file, Action<TextWriter> write)
    {
        var path = Path.Combine(_path, folder);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--output {path} cannot be made: {problem.Message}", problem);
        }
        OutputFile.Plan(Path.Combine(path, file), _existing, _input).Write(write);
    }

    private static string FullPath(string root)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or NotSupportedException)
        {
            throw new UsageException($"--output {root}: not a path that can be written: {problem.Message}", problem);
        }
    }
}
