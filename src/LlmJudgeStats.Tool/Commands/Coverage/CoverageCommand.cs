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
            options.Syntax(), File: null, () => CoverageHelp.Text(options),
            (given, host) => Run(CoverageArguments.From(given, options), host));
    }

    private static string Run(CoverageArguments arguments, ToolHost host) => Delivery.Of(
        arguments.Target.Plan(input: null), host,
        progress => OptionNames.In(CoverageRun.Report(arguments, progress)),
        (report, screen) => arguments.Format switch
        {
            ReportFormat.Text => PageText.ToText(OptionNames.In(CoveragePage.Of(report)), screen),
            ReportFormat.Json => JsonReport.ToText(report),
            ReportFormat.Csv => CsvReport.ToText(report),
        });
}
