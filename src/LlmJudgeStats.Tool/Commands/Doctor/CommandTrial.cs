namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>Runs a command before anybody is told of it: what is refused is not suggested.</summary>
internal static class CommandTrial
{
    /// <summary>The report of a command; <see langword="null"/> where it is refused.</summary>
    /// <param name="words">The command and its options.</param>
    /// <param name="run">What the command does.</param>
    public static TReport? Of<TOptions, TReport>(IReadOnlyList<string> words, Func<Given, TOptions, TReport> run)
        where TOptions : ICommandOptions, new()
        where TReport : class
    {
        try
        {
            var options = new TOptions();
            return run(new Given(CommandParser.Line(options.Syntax(), [.. words.Skip(1)])), options);
        }
        catch (Exception refused) when (refused is UsageException or JudgeDataException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The standard input of a command that has a file.</summary>
    public static Stream NoInput() => Stream.Null;
}
