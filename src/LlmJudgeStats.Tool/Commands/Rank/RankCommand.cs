using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary><c>judgestats rank</c>: from what was written to what is printed.</summary>
internal static class RankCommand
{
    private static readonly ReportForms<RankReport> s_forms = new()
    {
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = RankDocument.Of,
        Page = RankPage.Of,
    };

    public static ToolCommand Create()
    {
        var options = new RankOptions();
        return new(options.Syntax(), options.File, () => RankHelp.Text(options), (given, host) =>
        {
            var arguments = RankArguments.From(given, options);
            return new(s_forms.Deliver(arguments.Target, arguments.Format, arguments.File.InputPath, host,
                progress => OptionNames.In(RankRun.Report(arguments, host.OpenInput, progress))));
        });
    }
}
