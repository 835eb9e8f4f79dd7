namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary><c>judgestats doctor</c>: from what was written to what is printed.</summary>
internal static class DoctorCommand
{
    private static readonly ReportAnswer<DoctorArguments, DoctorReport> s_answer = new()
    {
        Report = (arguments, _, progress) => DoctorRun.Report(arguments, progress),
        InOptions = report => report,    // it says them itself
        Json = JsonReport.Write,
        Document = DoctorDocument.Of,
        Page = DoctorPage.Of,
        Methods = _ => [],    // it looks at a file, and estimates nothing
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new DoctorOptions(), DoctorHelp.Text, (given, options, host) => s_answer.To(DoctorArguments.From(given, options), host));
}
