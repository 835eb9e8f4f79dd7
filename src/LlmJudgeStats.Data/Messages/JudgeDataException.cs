namespace LlmJudgeStats.Data;

/// <summary>A file could not be read as judgments. The message is ready to print.</summary>
/// <remarks>There is never a partial result beside it.</remarks>
public sealed class JudgeDataException : Exception
{
    private readonly bool _stopped;

    /// <summary>An exception with a general message.</summary>
    public JudgeDataException() : this("the data could not be read") { }

    /// <summary>An exception with the reason.</summary>
    /// <param name="message">The reason and the fix.</param>
    public JudgeDataException(string message) : base(message) { }

    /// <summary>An exception with the reason and its cause.</summary>
    /// <param name="message">The reason and the fix.</param>
    /// <param name="innerException">The cause.</param>
    public JudgeDataException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>An exception that lists what is wrong in a file.</summary>
    /// <param name="path">The path, or the name of the stream.</param>
    /// <param name="errors">The errors, in the order found.</param>
    /// <param name="stopped">Whether reading stopped early because there were enough errors.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    /// <exception cref="ArgumentNullException">No path or no list.</exception>
    public JudgeDataException(string path, IReadOnlyList<JudgeDataError> errors, bool stopped = false, Exception? innerException = null)
        : base(Describe(path, errors, stopped, hint => hint), innerException)
    {
        Path = path;
        Errors = [.. errors];
        _stopped = stopped;
    }

    /// <summary>The path, or the name of the stream.</summary>
    public string Path { get; } = "";

    /// <summary>What is wrong, in the order found; at most as many as asked for.</summary>
    public IReadOnlyList<JudgeDataError> Errors { get; } = [];

    /// <summary>The message with its hints in other words.</summary>
    internal string Translated(Func<string, string> translateHint) => Errors.Count == 0 ? Message : Describe(Path, Errors, _stopped, translateHint);

    private static string Describe(string path, IReadOnlyList<JudgeDataError> errors, bool stopped, Func<string, string> translateHint)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(errors);
        var name = Excerpt.Of(path, 1024);
        // The same mistake in many rows is one thing to mend.
        var lines = errors.GroupBy(error => (error.Code, error.Column, error.Given ?? error.Message))
            .Select(same => $"{name}: {JudgeDataError.InOneLine([.. same], translateHint)}");
        if (stopped) lines = lines.Append($"{name}: stopped after {errors.Count} errors; {translateHint("fix these first, or allow more (`MaxErrors`)")}");
        return string.Join('\n', lines);
    }
}
