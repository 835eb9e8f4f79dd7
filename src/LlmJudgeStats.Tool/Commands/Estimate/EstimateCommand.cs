using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary><c>judgestats estimate</c>: from what was written to what is printed.</summary>
internal static class EstimateCommand
{
    public static ToolCommand Create()
    {
        var options = new EstimateOptions();
        return new(
            options.Syntax(), options.File, () => EstimateHelp.Text(options),
            (given, host) => new(Run(EstimateArguments.From(given, options), host)));
    }

    private static Action<TextWriter> Run(EstimateArguments arguments, ToolHost host)
    {
        var after = arguments.Target.AnnotationsOf<EstimateReport>(EstimateDocument.Of);
        if (arguments.Format == ReportFormat.Meai) return ExecutionResults.Deliver(arguments, host, Report, after);
        return Delivery.Of(
            arguments.Target.Plan(arguments.File?.InputPath), host, Report,
            (report, screen, output) =>
            {
                if (arguments.Format == ReportFormat.Json) JsonReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format == ReportFormat.Csv) CsvReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format.Document is { } format) Documents.Write(output, EstimateDocument.Of(report), format);
                else PageText.Write(output, OptionNames.In(EstimatePage.Of(report, arguments.Explanation)), screen);
            },
            after: after);

        EstimateReport Report(ProgressLine progress) => OptionNames.In(EstimateRun.Report(arguments, host.OpenInput, progress));
    }
}
