using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>From a file to a report: looks at it, makes the next command, and runs it.</summary>
internal static class DoctorRun
{
    public static DoctorReport Report(DoctorArguments arguments, ProgressLine progress)
    {
        var (file, given) = WithKey(arguments);
        var survey = Survey(file, progress);
        var order = new EstimateOptions().Groups.SelectMany(group => group.Options).Select(option => option.Name).ToArray();
        var next = new NextCommand(file.Path, given, order);
        var plan = survey.Plan;
        var words = next.Words(plan.Options);
        var line = NextCommand.Line(words);
        var isOpen = plan.Choices.Count > 0 || !ShellLine.CanBeShown(line);
        var trial = isOpen ? null : Trial.Of(words, progress);
        var answers = new AnswerTrial(survey, next, file, progress);
        var reports = new DoctorReports(survey, next, trial, answers, new(survey, next, trial?.Report, answers, progress));
        return reports.Report(isOpen || trial?.Report is null ? null : line) with { Provenance = arguments.Target.Provenance };
    }

    // Which column finds an item's label is seen from both files.
    private static (FileEvidence File, IReadOnlyList<CommandOption> Given) WithKey(DoctorArguments arguments)
    {
        var file = arguments.File;
        if (file.LabelsFile is not { } labels || file.KeysThere.Count > 0) return (file, arguments.Given);
        var key = LabelKeySurvey.Of(file.Path, labels, file.Options);
        if (key.Count == 0)
        {
            throw new UsageException($"--labels-file {labels}: no column of it finds a judgment of {file.Path}; write into both what tells "
                + "whose answer it is, or say which columns do (--key COL, or --key HERE=THERE)");
        }
        var found = file with
        {
            Options = file.Options with { LabelKeys = [.. key.Select(part => part.Here)] },
            KeysThere = [.. key.Select(part => part.There)],
        };
        return (found, [.. arguments.Given, new("--key", string.Join(',', key))]);
    }

    // A word that means both pass and fail is refused.
    private static FileSurvey Survey(FileEvidence file, ProgressLine progress) => LibraryRefusal.AsUsage(() =>
    {
        var options = file.LabelsFile is { } labels
            ? file.Options with
            {
                Labels = FileReading.OfLabels(file, null, () => LabelReader.Read(labels, file.KeysThere, file.Options)),
            }
            : file.Options;
        return FileSurvey.Of(file.Path, options, progress.Rows);
    });
}
