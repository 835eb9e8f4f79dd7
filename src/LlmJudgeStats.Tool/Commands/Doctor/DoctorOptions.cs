using System.CommandLine;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>The options of <c>judgestats doctor</c>: those of a file, and how the answer is written.</summary>
internal sealed class DoctorOptions
{
    public Argument<string?> File { get; } =
        new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "CSV, TSV, JSONL or JSON, also .gz; it is read twice, so no pipe" };

    public ReadingOptions Reading { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfWords);

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is known of the file (what is given is not searched for)", Reading.All),
        new("Output", [Output.Format, Output.Output, Output.Force, Output.Annotate]),
    ];

    public Command Syntax()
    {
        var command = new Command("doctor", "What is in a file, what is wrong with it, and what to ask next.") { File };
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Add(option);
        return command;
    }
}
