using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary><c>judgestats doctor</c>: from what was written to what is printed.</summary>
internal static class DoctorCommand
{
    public static ToolCommand Create()
    {
        var options = new DoctorOptions();
        return new(
            options.Syntax(), options.File, () => DoctorHelp.Text(options),
            (given, host) => new(Run(DoctorArguments.From(given, options), host)));
    }

    private static Action<TextWriter> Run(DoctorArguments arguments, ToolHost host) => Delivery.Of(
        arguments.Target.Plan(arguments.File.Path), host,
        progress => DoctorRun.Report(arguments, progress) with
        {
            Provenance = new() { CommandLine = arguments.Target.CommandLine },
        },
        (report, screen, output) =>
        {
            if (arguments.Format == ReportFormat.Json) JsonReport.Write(output, report, screen.IsTerminal);
            else if (arguments.Format.Document is { } format) Documents.Write(output, DoctorDocument.Of(report), format);
            else PageText.Write(output, DoctorPage.Of(report), screen);
        },
        after: arguments.Target.AnnotationsOf<DoctorReport>(DoctorDocument.Of));
}
