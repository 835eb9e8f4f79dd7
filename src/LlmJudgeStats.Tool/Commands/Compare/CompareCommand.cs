using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary><c>judgestats compare</c>: from what was written to what is printed.</summary>
internal static class CompareCommand
{
    private static readonly ReportForms<ComparisonReport> s_forms = new()
    {
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = ComparisonDocument.Of,
        Page = ComparisonPage.Of,
    };

    public static ToolCommand Create()
    {
        var options = new CompareOptions();
        return new(
            options.Syntax(), options.File, () => CompareHelp.Text(options),
            (given, host) => Run(CompareArguments.From(given, options), host));
    }

    private static ToolAnswer Run(CompareArguments arguments, ToolHost host)
    {
        var exit = ExitCode.Done;
        var write = s_forms.Deliver(arguments.Target, arguments.Format, arguments.File?.Path, host, Report);
        return new(write, exit);

        ComparisonReport Report(ProgressLine progress)
        {
            var report = CompareRun.Report(arguments, host.OpenInput, progress);
            if (arguments.Require is { } word) exit = RequiredWords.Exit(word, report.Results.Select(result => result.Findings.Pair));
            return OptionNames.In(report);
        }
    }
}
