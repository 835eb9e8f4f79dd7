namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary><c>judgestats agree</c>: from what was written to what is printed.</summary>
internal static class AgreeCommand
{
    private static readonly ReportAnswer<AgreeArguments, AgreeReport> s_answer = new()
    {
        Report = AgreeRun.Report,
        InOptions = OptionNames.In,
        Json = JsonReport.Write,
        Csv = MeasureCsv.Write,
        Document = AgreeDocument.Of,
        Page = AgreePage.Of,
        Methods = ReportMethods.Of,
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new AgreeOptions(), AgreeHelp.Text, (given, options, host) => s_answer.To(AgreeArguments.From(given, options), host));
}
