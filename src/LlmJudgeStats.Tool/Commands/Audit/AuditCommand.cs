namespace LlmJudgeStats.Tool.Commands.Audit;

/// <summary><c>judgestats audit</c>: from what was written to what is printed.</summary>
internal static class AuditCommand
{
    private static readonly ReportAnswer<AuditArguments, AuditReport> s_answer = new()
    {
        Report = AuditRun.Report,
        InOptions = OptionNames.In,
        Json = JsonReport.Write,
        Csv = AuditCsv.Write,
        Document = AuditDocument.Of,
        Page = AuditPage.Of,
        Methods = ReportMethods.Of,
        Exit = AuditRun.Exit,
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new AuditOptions(), AuditHelp.Text, (given, options, host) => s_answer.To(AuditArguments.From(given, options), host));
}
