using System.Text;
using LlmJudgeStats.Tool.Arguments;

namespace LlmJudgeStats.Tool.Output;

/// <summary>A file that is written whole or not at all: into a neighbour first, then renamed.</summary>
internal sealed class OutputFile
{
    private readonly string _path;
    private readonly bool _overwrite;

    private OutputFile(string path, bool overwrite) => (_path, _overwrite) = (path, overwrite);

    /// <summary>Checks that the file may be written, before any work is done.</summary>
    public static OutputFile Plan(string path, bool overwrite, FileEvidence? input)
    {
        string full;
        try
        {
            full = Path.GetFullPath(path);
        }
        catch (Exception problem) when (problem is ArgumentException or PathTooLongException or NotSupportedException)
        {
            throw new UsageException($"--output {path}: not a path: {problem.Message}", problem);
        }
        if (Directory.Exists(full)) throw new UsageException($"--output {path} is a directory; name a file in it");
        if (Path.GetDirectoryName(full) is not { } folder || !Directory.Exists(folder))
            throw new UsageException($"--output {path}: its directory does not exist; make it first");
        if (full.StartsWith("/dev/", StringComparison.Ordinal))
            throw new UsageException($"--output {path} is a device; leave --output out and redirect standard output");
        if (input is not null && input.Path != "-" && string.Equals(Path.GetFullPath(input.Path), full, StringComparison.Ordinal))
            throw new UsageException($"--output {path} is the input file; name another");
        if (!overwrite && File.Exists(full)) throw Exists(path);
        return new(path, overwrite);
    }

    public void Write(string text)
    {
        var path = Path.GetFullPath(_path);
        // replace what a link points to, not the link
        if (new FileInfo(path).LinkTarget is not null) path = File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, _overwrite);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            if (!_overwrite && File.Exists(path)) throw Exists(_path);
            throw new UsageException($"--output {_path} cannot be written: {problem.Message}", problem);
        }
    }

    private static UsageException Exists(string path) => new($"--output {path} exists already; name another file, or add --force to overwrite it");

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The message about the failed write matters more than the leftover.
        }
    }
}
