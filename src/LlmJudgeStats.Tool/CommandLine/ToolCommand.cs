using System.CommandLine;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>One command: how it is written, how it is explained, what it does.</summary>
/// <param name="Syntax">Its name, options and argument.</param>
/// <param name="Argument">Its FILE, or what else stands without an option; <see langword="null"/> when it takes none.</param>
/// <param name="Help">What <c>--help</c> prints.</param>
/// <param name="Run">From what was asked to what prints the answer: all work is done by then.</param>
internal sealed record ToolCommand(
    Command Syntax, Argument<string?>? Argument, Func<string> Help, Func<Given, ToolHost, ToolAnswer> Run)
{
    /// <summary>A command from its options.</summary>
    /// <param name="options">What it can be told.</param>
    /// <param name="help">What <c>--help</c> prints.</param>
    /// <param name="run">From what was asked to what prints the answer.</param>
    public static ToolCommand Of<TOptions>(
        TOptions options, Func<TOptions, string> help, Func<Given, TOptions, ToolHost, ToolAnswer> run)
        where TOptions : ICommandOptions =>
        new(options.Syntax(), options.File, () => help(options), (given, host) => run(given, options, host));
}

/// <summary>What a command leaves for the end: what prints the answer, and the exit code that says what it is.</summary>
/// <param name="Write">Writes to standard output; nothing where a file was written.</param>
/// <param name="Exit">0 unless the answer is a verdict.</param>
internal readonly record struct ToolAnswer(Action<TextWriter> Write, int Exit = 0);
