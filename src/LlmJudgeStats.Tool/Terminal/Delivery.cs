namespace LlmJudgeStats.Tool.Terminal;

/// <summary>Where an answer goes: to standard output, or to a file that may be written before any work is done.</summary>
internal static class Delivery
{
    /// <summary>Does the work and writes the file, when there is one.</summary>
    /// <param name="file">The file; <see langword="null"/> for standard output.</param>
    /// <param name="host">The world around the run.</param>
    /// <param name="run">The work.</param>
    /// <param name="write">What is written of it.</param>
    /// <param name="look">What else is asked of it.</param>
    /// <param name="after">What standard output says of it once the file is written.</param>
    /// <returns>What is left for standard output.</returns>
    public static Action<TextWriter> Of<T>(
        OutputFile? file, ToolHost host, Func<ProgressLine, T> run, Action<T, Screen, TextWriter> write,
        Action<T>? look = null, Action<T, TextWriter>? after = null)
    {
        T report;
        using (var progress = new ProgressLine(host.Progress, TimeProvider.System)) report = run(progress);
        look?.Invoke(report);
        if (file is null) return output => write(report, Screen.Of(host), output);
        file.Write(text => write(report, Screen.File, text));
        return output => after?.Invoke(report, output);
    }
}
