using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>The options of <c>judgestats doctor</c>: those of a file, and how the answer is written.</summary>
internal sealed class DoctorOptions : ICommandOptions
{
    public string Command => "doctor";

    public string Summary => "What is in a file, what is wrong with it, and what to ask next.";

    public Argument<string?> File { get; } = NewOption.File("it is read twice, so no pipe");

    public ReadingOptions Reading { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfWords);

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is known of the file (what is given is not searched for)", Reading.All),
        new("Output", [Output.Format, Output.Output, Output.Force, Output.Annotate]),
    ];
}
