using System.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>How and where an answer is written: the options that every command has.</summary>
internal sealed class OutputOptions
{
    public Option<string?> Format { get; } = NewOption.Text("--format", "F", $"{ReportFormats.Ids} [text]");

    public Option<string?> Output { get; } = NewOption.Text("--output", "PATH", "write a file instead of standard output");

    public Option<bool> Force { get; } = NewOption.Switch("--force", "overwrite the file of --output");

    public OutputTarget TargetOf(Given given)
    {
        var path = given.Text(Output);
        var force = given.Switch(Force);
        if (force && path is null) throw new UsageException("--force overwrites the file of --output PATH, which is missing");
        if (path is "") throw new UsageException("--output needs a path");
        return new(path, force) { CommandLine = given.Line([Output, Force]) };
    }

    public ReportFormat FormatOf(Given given)
    {
        if (given.Text(Format) is not { } id) return ReportFormat.Text;
        return ReportFormats.Find(id) ?? throw new UsageException($"--format {id}: no such format; use {ReportFormats.Ids}");
    }
}
