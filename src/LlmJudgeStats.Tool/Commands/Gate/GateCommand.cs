using LlmJudgeStats.Gates;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Gate;

/// <summary><c>judgestats gate</c>: from what was written to what is printed, and an exit code that says what it is.</summary>
internal static class GateCommand
{
    public static ToolCommand Create()
    {
        var options = new GateOptions();
        return new(
            options.Syntax(), options.Evidence.File, () => GateHelp.Text(options),
            (given, host) => Run(GateArguments.From(given, options), host));
    }

    private static ToolAnswer Run(EstimateArguments arguments, ToolHost host)
    {
        var exit = ExitCode.Done;
        var after = arguments.Target.AnnotationsOf<EstimateReport>(GateDocument.Of);
        var write = arguments.Format == ReportFormat.Meai ? ExecutionResults.Deliver(arguments, host, Report, after) : Delivery.Of(
            arguments.Target.Plan(arguments.File?.InputPath), host, Report,
            (report, screen, output) =>
            {
                if (arguments.Format == ReportFormat.Json) JsonReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format == ReportFormat.Csv) CsvReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format.Document is { } format) Documents.Write(output, GateDocument.Of(report), format);
                else PageText.Write(output, OptionNames.In(GatePage.Of(report)), screen);
            },
            after: after);
        return new(write, exit);

        EstimateReport Report(ProgressLine progress)
        {
            var report = EstimateRun.Report(arguments, host.OpenInput, progress) with { Command = GateReports.Command };
            exit = CodeOf(GateReports.Worst(report));
            return OptionNames.In(report);
        }
    }

    private static int CodeOf(GateVerdict worst) => worst switch
    {
        GateVerdict.Pass => ExitCode.Done,
        GateVerdict.Fail => ExitCode.Refuted,
        GateVerdict.Inconclusive => ExitCode.Undecided,
    };
}
