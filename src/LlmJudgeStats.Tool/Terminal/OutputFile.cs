using System.Runtime.InteropServices;
using System.Text;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>A file that is written whole or not at all: into a neighbour first, then renamed.</summary>
internal sealed class OutputFile
{
    private const string StandardInput = "/dev/stdin";
    private readonly string _given;
    private readonly string _path;
    private readonly ExistingFile _existing;

    private OutputFile(string given, string path, ExistingFile existing)
    {
        _given = given;
        _path = path;
        _existing = existing;
    }

    /// <summary>Checks that the file may be written, before any work is done.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="existing">Whether a file that exists may be replaced.</param>
    /// <param name="input">The path of the file that is read, <c>-</c> for standard input; <see langword="null"/> when none is.</param>
    public static OutputFile Plan(string path, ExistingFile existing, string? input)
    {
        var real = Resolve(path);
        if (Directory.Exists(real)) throw new UsageException($"--output {path} is a directory; name a file in it");
        if (Path.GetDirectoryName(real) is not { } folder || !Directory.Exists(folder))
            throw new UsageException($"--output {path}: its directory does not exist; make it first");
        if (IsDevice(Path.GetFullPath(path)) || IsDevice(real) || IsStream(real))
            throw new UsageException($"--output {path} is a device or a pipe; leave --output out and redirect standard output");
        if (input is not null && IsInput(input, real)) throw new UsageException($"--output {path} is the input file; name another");
        if (existing == ExistingFile.Keep && File.Exists(real)) throw Exists(path);
        return new(path, real, existing);
    }

    public void Write(Action<TextWriter> write)
    {
        // A short name: what is added to a long one could be too much for the file system.
        var temporary = Path.Combine(Path.GetDirectoryName(_path)!, $".{Path.GetRandomFileName()}");
        // Whoever stops the tool in between (exit code 130) is left no half a file; the signal then does what it does.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => TryDelete(temporary));
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => TryDelete(temporary));
        try
        {
            using (var text = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                write(text);
            if (!OperatingSystem.IsWindows() && File.Exists(_path)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(_path));
            File.Move(temporary, _path, overwrite: _existing == ExistingFile.Replace);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException || IsTooLarge(problem))
        {
            TryDelete(temporary);
            if (_existing == ExistingFile.Keep && File.Exists(_path)) throw Exists(_given);
            throw new UsageException($"--output {_given} cannot be written: {Plain(problem)}", problem);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    // The runtime's word for it.
    private static bool IsTooLarge(Exception problem) => problem is ArgumentOutOfRangeException { ParamName: "value" };

    private static string Plain(Exception problem) =>
        IsTooLarge(problem) ? "the file system does not hold so large a file" : problem.Message;

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);

    private static string Resolve(string path)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UsageException($"--output {path}: not a path that can be written: {problem.Message}", problem);
        }
    }

    // Standard input may be the file, too: judgestats estimate - --output data.csv < data.csv.
    private static bool IsInput(string input, string output)
    {
        try
        {
            return RealPath.IsSame(RealPath.Of(input == "-" ? StandardInput : input), output);
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;    // the reader says what is wrong with it
        }
    }

    // A pipe would be replaced by a file, and whoever waits at its other end would wait for ever. Opened for both, it does not block.
    private static bool IsStream(string path)
    {
        if (!File.Exists(path)) return false;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return !file.CanSeek;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;    // writing says what is wrong
        }
    }

    private static UsageException Exists(string path) =>
        new($"--output {path} exists already; name another file, or add --force to overwrite it");

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
