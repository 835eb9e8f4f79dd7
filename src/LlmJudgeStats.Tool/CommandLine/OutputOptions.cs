using System.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>How and where an answer is written: the options that every command has.</summary>
internal sealed class OutputOptions
{
    public Option<string?> Format { get; } = NewOption.Text("--format", "F", "text, json or csv [text]");

    public Option<string?> Output { get; } = NewOption.Text("--output", "PATH", "write a file instead of standard output");

    public Option<bool> Force { get; } = NewOption.Switch("--force", "overwrite the file of --output");

    public OutputTarget TargetOf(Given given)
    {
        var path = given.Text(Output);
        var force = given.Switch(Force);
        if (force && path is null) throw new UsageException("--force overwrites the file of --output PATH, which is missing");
        return path is "" ? throw new UsageException("--output needs a path") : new(path, force);
    }

    public ReportFormat FormatOf(Given given) => given.Text(Format) is not { } id ? ReportFormat.Text : id.ToUpperInvariant() switch
    {
        "TEXT" => ReportFormat.Text,
        "JSON" => ReportFormat.Json,
        "CSV" => ReportFormat.Csv,
        "MARKDOWN" or "HTML" or "LATEX" or "GITHUB" =>
            throw new UsageException($"--format {id} is not in this version; use text, json or csv"),
        _ => throw new UsageException($"--format {id}: no such format; use text, json or csv"),
    };
}
