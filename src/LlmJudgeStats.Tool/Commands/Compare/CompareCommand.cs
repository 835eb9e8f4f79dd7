using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary><c>judgestats compare</c>: from what was written to what is printed.</summary>
internal static class CompareCommand
{
    public static ToolCommand Create()
    {
        var options = new CompareOptions();
        return new(
            options.Syntax(), options.File, () => CompareHelp.Text(options),
            (given, host) => Run(CompareArguments.From(given, options), host));
    }

    private static ToolAnswer Run(CompareArguments arguments, ToolHost host)
    {
        var exit = ExitCode.Done;
        var write = Delivery.Of(
            arguments.Target.Plan(arguments.File?.Path), host,
            progress => OptionNames.In(CompareRun.Report(arguments, host.OpenInput, progress)),
            (report, screen, output) =>
            {
                if (arguments.Format == ReportFormat.Json) JsonReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format == ReportFormat.Csv) CsvReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format.Document is { } format) Documents.Write(output, ComparisonDocument.Of(report), format);
                else PageText.Write(output, OptionNames.In(ComparisonPage.Of(report)), screen);
            },
            report => exit = arguments.Require is { } word
                ? RequiredWords.Exit(word, report.Results.Select(result => result.Findings.Pair))
                : ExitCode.Done,
            arguments.Target.AnnotationsOf<ComparisonReport>(ComparisonDocument.Of));
        return new(write, exit);
    }
}
