using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary><c>judgestats doctor</c>: from what was written to what is printed.</summary>
internal static class DoctorCommand
{
    private static readonly ReportForms<DoctorReport> s_forms = new()
    {
        Json = JsonReport.Write,
        Document = DoctorDocument.Of,
        Page = DoctorPage.Of,
    };

    public static ToolCommand Create()
    {
        var options = new DoctorOptions();
        return new(
            options.Syntax(), options.File, () => DoctorHelp.Text(options),
            (given, host) => new(Run(DoctorArguments.From(given, options), host)));
    }

    private static Action<TextWriter> Run(DoctorArguments arguments, ToolHost host) => s_forms.Deliver(
        arguments.Target, arguments.Format, arguments.File.Path, host,
        progress => DoctorRun.Report(arguments, progress) with
        {
            Provenance = new() { CommandLine = arguments.Target.CommandLine },
        });
}
