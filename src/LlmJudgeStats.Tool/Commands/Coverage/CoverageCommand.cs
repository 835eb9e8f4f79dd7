using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary><c>judgestats coverage</c>: from what was written to what is printed.</summary>
internal static class CoverageCommand
{
    public static ToolCommand Create()
    {
        var options = new CoverageOptions();
        return new(
            options.Syntax(), Argument: null, () => CoverageHelp.Text(options),
            (given, host) => new(Run(CoverageArguments.From(given, options), host)));
    }

    private static Action<TextWriter> Run(CoverageArguments arguments, ToolHost host) => Delivery.Of(
        arguments.Target.Plan(input: null), host,
        progress => OptionNames.In(CoverageRun.Report(arguments, progress)) with
        {
            Provenance = new() { CommandLine = arguments.Target.CommandLine },
        },
        (report, screen, output) =>
        {
            if (arguments.Format == ReportFormat.Json) JsonReport.Write(output, report);
            else if (arguments.Format == ReportFormat.Csv) CsvReport.Write(output, report);
            else if (arguments.Format.Document is { } format) Documents.Write(output, CoverageDocument.Of(report), format);
            else PageText.Write(output, OptionNames.In(CoveragePage.Of(report)), screen);
        },
        after: arguments.Target.AnnotationsOf<CoverageReport>(CoverageDocument.Of));
}
