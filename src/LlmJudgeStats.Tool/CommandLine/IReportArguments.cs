namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>What every command is asked beside its own question: what is read, and how and where the answer is written.</summary>
internal interface IReportArguments
{
    /// <summary>The file that is read, which no answer may overwrite; <see langword="null"/> where none is.</summary>
    string? InputPath { get; }

    /// <summary>How the answer is written, and where.</summary>
    OutputTarget Target { get; }
}
