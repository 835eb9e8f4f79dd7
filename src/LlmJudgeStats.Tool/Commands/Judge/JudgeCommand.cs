using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary><c>judgestats judge</c>: from what was written to what is printed.</summary>
internal static class JudgeCommand
{
    private static readonly ReportForms<JudgeReport> s_forms = new()
    {
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = JudgeDocument.Of,
        Page = JudgePage.Of,
    };

    public static ToolCommand Create()
    {
        var options = new JudgeOptions();
        return new(options.Syntax(), options.File, () => JudgeHelp.Text(options), (given, host) =>
        {
            var arguments = JudgeArguments.From(given, options);
            return new(s_forms.Deliver(arguments.Target, arguments.Format, arguments.File.InputPath, host,
                progress => OptionNames.In(JudgeRun.Report(arguments, host.OpenInput, progress))));
        });
    }
}
