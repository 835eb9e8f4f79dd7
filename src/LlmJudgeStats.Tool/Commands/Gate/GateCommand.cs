using LlmJudgeStats.Gates;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Gate;

/// <summary><c>judgestats gate</c>: from what was written to what is printed, and an exit code that says what it is.</summary>
internal static class GateCommand
{
    private static readonly ReportAnswer<EstimateArguments, EstimateReport> s_answer = new()
    {
        Report = (arguments, openInput, progress) =>
            EstimateRun.Report(arguments, openInput, progress) with { Command = GateReports.Command },
        InOptions = OptionNames.In,
        Folder = ExecutionResults.Deliver,
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Events = EvaluationEvents.Write,
        Document = GateDocument.Of,
        Page = GatePage.Of,
        Methods = ReportMethods.Of,
        MethodsOfPage = GatePage.Methods,
        Exit = (_, report) => CodeOf(GateReports.Worst(report)),
    };

    private static readonly ReportAnswer<MeasureArguments, MeasureReport> s_measured =
        MeasureRun.Answer with { Exit = (_, report) => CodeOf(report.WorstGate) };

    public static ToolCommand Create() => ToolCommand.Of(new GateOptions(), GateHelp.Text, (given, options, host) =>
        MeasureParser.Applies(given, options.Evidence.Measure)
            ? s_measured.To(GateArguments.Measured(given, options), host)
            : s_answer.To(GateArguments.From(given, options), host));

    private static int CodeOf(GateVerdict worst) => worst switch
    {
        GateVerdict.Pass => ExitCode.Done,
        GateVerdict.Fail => ExitCode.Refuted,
        GateVerdict.Inconclusive => ExitCode.Undecided,
    };
}
