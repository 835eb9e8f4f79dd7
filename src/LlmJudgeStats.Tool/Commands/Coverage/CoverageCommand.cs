using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary><c>judgestats coverage</c>: from what was written to what is printed.</summary>
internal static class CoverageCommand
{
    private static readonly ReportAnswer<CoverageArguments, CoverageReport> s_answer = new()
    {
        Report = (arguments, _, progress) => CoverageRun.Report(arguments, progress),
        InOptions = OptionNames.In,
        Forms = new()
        {
            Json = (output, report, _) => JsonReport.Write(output, report),
            Csv = (output, report, _) => CsvReport.Write(output, report),
            Document = CoverageDocument.Of,
            Page = CoveragePage.Of,
        },
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new CoverageOptions(), CoverageHelp.Text, (given, options, host) => s_answer.To(CoverageArguments.From(given, options), host));
}
