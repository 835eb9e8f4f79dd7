using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Where an answer is written: a path, or standard output.</summary>
internal sealed record OutputTarget(string? Path, bool Force)
{
    /// <summary>The command that was given, without what says where the answer is written.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>The file, after a check that it may be written; <see langword="null"/> for standard output.</summary>
    /// <param name="input">The path of the file that is read; <see langword="null"/> when none is.</param>
    public OutputFile? Plan(string? input) => Path is null ? null : OutputFile.Plan(Path, Force, input);
}
