using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Claims;

/// <summary>The options of <c>judgestats claims</c>.</summary>
internal sealed class ClaimsOptions : ICommandOptions
{
    public ClaimsOptions() => Study.Level.Description = "of every interval [0.95]";

    public string Command => "claims";

    public string Summary => "What published figures support, given that judges differ.";

    public Argument<string?> File { get; } = NewOption.File("one row for each claim; - is standard input");

    public ReadingOptions Reading { get; } = new();

    public StudyOptions Study { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);

    public Option<string?> Judge { get; } = NewOption.Text("--judge", "BOX",
        "judges of scores that are not described: an accuracy, or a range of it such as 0.8..1 [1, exact grading]");

    public Option<string?> Bar { get; } = NewOption.Text("--bar", "A",
        "a claim survives different judges when their sensitivity and specificity need only be this high [0.8]");

    public Option<string?> Require { get; } = NewOption.OneOf("--require", "WORD", ["supported"],
        "exit 1 when a claim is contradicted, 2 when one is open");

    public Option<bool> Table { get; } = NewOption.Switch("--table",
        "all scores of each benchmark in one table: the ranks that the figures leave open; with csv, that table alone");

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is asked", [Judge, Bar, Study.Level, Table, Require]),
        new("The file", [Reading.Path, Reading.Encoding, Reading.Delimiter, Reading.MaxBytes, Reading.MaxErrors]),
        Output.Group,
    ];
}
