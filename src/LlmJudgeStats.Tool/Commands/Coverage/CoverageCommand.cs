using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary><c>judgestats coverage</c>: from what was written to what is printed.</summary>
internal static class CoverageCommand
{
    private static readonly ReportForms<CoverageReport> s_forms = new()
    {
        Json = (output, report, _) => JsonReport.Write(output, report),
        Csv = (output, report, _) => CsvReport.Write(output, report),
        Document = CoverageDocument.Of,
        Page = CoveragePage.Of,
    };

    public static ToolCommand Create()
    {
        var options = new CoverageOptions();
        return new(
            options.Syntax(), Argument: null, () => CoverageHelp.Text(options),
            (given, host) => new(Run(CoverageArguments.From(given, options), host)));
    }

    private static Action<TextWriter> Run(CoverageArguments arguments, ToolHost host) => s_forms.Deliver(
        arguments.Target, arguments.Format, input: null, host,
        progress => OptionNames.In(CoverageRun.Report(arguments, progress)) with
        {
            Provenance = new() { CommandLine = arguments.Target.CommandLine },
        });
}
