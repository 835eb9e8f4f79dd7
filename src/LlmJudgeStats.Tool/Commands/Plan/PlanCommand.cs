using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary><c>judgestats plan</c>: from what was written to what is printed.</summary>
internal static class PlanCommand
{
    public static ToolCommand Create()
    {
        var options = new PlanOptions();
        return new(
            options.Syntax(), options.Pilot.File, () => PlanHelp.Text(options),
            (given, host) => new(Run(PlanArguments.From(given, options), host)));
    }

    private static Action<TextWriter> Run(PlanArguments arguments, ToolHost host)
    {
        var input = arguments.Pilot?.File?.Path;
        var list = arguments.Emit?.Plan(input);
        return Delivery.Of(
            arguments.Target.Plan(input), host,
            progress => OptionNames.In(PlanRun.Report(arguments, list, host.OpenInput, progress)),
            (report, screen, output) =>
            {
                if (arguments.Format == ReportFormat.Json) JsonReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format == ReportFormat.Csv) CsvReport.Write(output, report, screen.IsTerminal);
                else if (arguments.Format.Document is { } format) Documents.Write(output, PlanDocument.Of(report), format);
                else PageText.Write(output, OptionNames.In(PlanPage.Of(report)), screen);
            },
            after: arguments.Target.AnnotationsOf<PlanReport>(PlanDocument.Of));
    }
}
