namespace LlmJudgeStats.Data;

/// <summary>A file could not be read as judgments. The message is ready to print.</summary>
/// <remarks>There is never a partial result beside it.</remarks>
public sealed class JudgeDataException : Exception
{
    private const int LongestPath = 1024;   // characters shown

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
    /// <param name="innerException">The cause, if another exception was.</param>
    /// <exception cref="ArgumentNullException">No path or no list.</exception>
    public JudgeDataException(string path, IReadOnlyList<JudgeDataError> errors, Exception? innerException = null)
        : base(null, innerException)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(errors);
        Path = path;
        Errors = [.. errors];
    }

    /// <summary>The path, or the name of the stream.</summary>
    public string Path { get; } = "";

    /// <summary>What is wrong, in the order found; at most as many as asked for.</summary>
    public IReadOnlyList<JudgeDataError> Errors { get; } = [];

    /// <summary>Whether reading stopped early because there were enough errors.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>The errors, one in a line, or the reason that was given.</summary>
    public override string Message => Translated(hint => hint);

    /// <summary>The message with its hints in other words.</summary>
    internal string Translated(Func<string, string> translateHint)
    {
        if (Errors.Count == 0) return base.Message;
        var name = Excerpt.Of(Path, LongestPath);
        // The same mistake in many rows is one thing to mend.
        var lines = Errors.GroupBy(error => (error.Code, error.File, error.Column, error.Given ?? error.Message))
            .Select(same => $"{name}: {JudgeDataError.InOneLine([.. same], translateHint)}");
        if (!StoppedEarly) return string.Join('\n', lines);
        var hint = translateHint("fix these first, or allow more (`MaxErrors`)");
        return string.Join('\n', lines.Append($"{name}: stopped after {Errors.Count} errors; {hint}"));
    }
}
