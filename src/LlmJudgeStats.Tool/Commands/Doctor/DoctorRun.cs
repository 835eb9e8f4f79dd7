using LlmJudgeStats.Data;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>From a file to a report: looks at it, makes the next command, and runs it.</summary>
internal static class DoctorRun
{
    public static DoctorReport Report(DoctorArguments arguments, ProgressLine progress)
    {
        var survey = Survey(arguments.File, progress);
        var order = new EstimateOptions().Groups.SelectMany(group => group.Options).Select(option => option.Name).ToArray();
        var next = new NextCommand(arguments.File.Path, arguments.Given, order);
        var plan = survey.Plan;
        var words = next.Words(plan.Options);
        var line = NextCommand.Line(words);
        var isOpen = plan.Choices.Count > 0 || !ShellLine.CanBeShown(line);
        var trial = isOpen ? null : Trial.Of(words, progress);
        var reports = new DoctorReports(survey, next, trial, new(survey, next, trial?.Report, progress));
        return reports.Report(isOpen || trial?.Report is null ? null : line) with
        {
            Provenance = new() { CommandLine = arguments.Target.CommandLine },
        };
    }

    private static FileSurvey Survey(FileEvidence file, ProgressLine progress)
    {
        try
        {
            var options = file.LabelsFile is { } labels
                ? file.Options with { Labels = LabelReader.Read(labels, file.KeysThere, file.Options) }
                : file.Options;
            return FileSurvey.Of(file.Path, options, progress.Rows);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(OptionNames.Plain(problem), problem);   // a word that means both pass and fail
        }
    }
}
