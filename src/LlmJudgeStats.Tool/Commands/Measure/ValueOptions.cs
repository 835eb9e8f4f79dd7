using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>What every command can be told that reads the values of a file. A set of its own for each command.</summary>
internal sealed class ValueOptions
{
    public Argument<string?> File { get; } = NewOption.File("- is standard input");

    public ReadingOptions Reading { get; } = new();

    public StudyOptions Study { get; } = new();

    public MeasureSyntax Words { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);
}
