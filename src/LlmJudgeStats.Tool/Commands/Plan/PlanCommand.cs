using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary><c>judgestats plan</c>: from what was written to what is printed.</summary>
internal static class PlanCommand
{
    private static readonly ReportForms<PlanReport> s_forms = new()
    {
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = PlanDocument.Of,
        Page = PlanPage.Of,
    };

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
        return s_forms.Deliver(arguments.Target, arguments.Format, input, host,
            progress => OptionNames.In(PlanRun.Report(arguments, list, host.OpenInput, progress)));
    }
}
