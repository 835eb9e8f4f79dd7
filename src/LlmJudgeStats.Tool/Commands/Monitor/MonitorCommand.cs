using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary><c>judgestats monitor</c>: from what was written to what is printed, and an exit code that says whether there is an alarm.
/// </summary>
internal static class MonitorCommand
{
    private static readonly ReportAnswer<MonitorArguments, MonitorReport> s_answer = new()
    {
        Report = MonitorRun.Report,
        InOptions = OptionNames.In,
        Json = MonitorJson.Write,
        Csv = MonitorCsv.Write,
        Document = MonitorDocument.Of,
        Page = MonitorPage.Of,
        Methods = ReportMethods.Of,
        Exit = (_, report) => CodeOf(report.Result),
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new MonitorOptions(), MonitorHelp.Text, (given, options, host) => s_answer.To(MonitorArguments.From(given, options), host));

    private static int CodeOf(MonitorResult result) => result.Status is not MonitorStatus.Watching ? ExitCode.Refuted
        : result.Looks.Count > 0 ? ExitCode.Done
        : ExitCode.Undecided;
}
