using LlmJudgeStats.Gates;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Gate;

/// <summary><c>judgestats gate</c>: from what was written to what is printed, and an exit code that says what it is.</summary>
internal static class GateCommand
{
    private static readonly ReportForms<EstimateReport> s_forms = new()
    {
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Events = EvaluationEvents.Write,
        Document = GateDocument.Of,
        Page = GatePage.Of,
    };

    public static ToolCommand Create()
    {
        var options = new GateOptions();
        return new(
            options.Syntax(), options.Evidence.File, () => GateHelp.Text(options),
            (given, host) => Run(given, options, host));
    }

    private static ToolAnswer Run(Given given, GateOptions options, ToolHost host)
    {
        var measure = options.Evidence.Measure;
        if (MeasureParser.Applies(given, measure)) return Run(GateArguments.Measured(given, options), host);
        MeasureParser.RefuseWithoutMeasure(given, measure);
        return Run(GateArguments.From(given, options), host);
    }

    private static ToolAnswer Run(MeasureArguments arguments, ToolHost host)
    {
        var exit = ExitCode.Done;
        var write = MeasureRun.Forms.Deliver(arguments.Target, arguments.Format, arguments.File?.InputPath, host, Report);
        return new(write, exit);

        MeasureReport Report(ProgressLine progress)
        {
            var report = MeasureRun.Report(arguments, host.OpenInput, progress);
            exit = CodeOf(report.WorstGate);
            return OptionNames.In(report);
        }
    }

    private static ToolAnswer Run(EstimateArguments arguments, ToolHost host)
    {
        var exit = ExitCode.Done;
        var write = arguments.Format == ReportFormat.Meai
            ? ExecutionResults.Deliver(arguments, host, Report, s_forms.Document)
            : s_forms.Deliver(arguments.Target, arguments.Format, arguments.File?.InputPath, host, Report);
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
