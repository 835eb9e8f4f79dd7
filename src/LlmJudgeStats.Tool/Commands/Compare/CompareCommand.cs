using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary><c>judgestats compare</c>: from what was written to what is printed.</summary>
internal static class CompareCommand
{
    private static readonly ReportAnswer<CompareArguments, ComparisonReport> s_answer = new()
    {
        Report = (arguments, open, progress) => RequiredWords.WithDoubt(arguments.Require, CompareRun.Report(arguments, open, progress)),
        InOptions = OptionNames.In,
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = ComparisonDocument.Of,
        Page = ComparisonPage.Of,
        Methods = ReportMethods.Of,
        Exit = (arguments, report) => arguments.Require is { } word
            ? RequiredWords.Exit(word, report.Results.Select(result => result.Findings.Pair))
            : ExitCode.Done,
    };

    public static ToolCommand Create() => ToolCommand.Of(new CompareOptions(), CompareHelp.Text, (given, options, host) =>
        MeasureParser.Applies(given, options.Measure)
            ? MeasuredRun.Answer.To(MeasuredArguments.From(given, options), host)
            : s_answer.To(CompareArguments.From(given, options), host));
}
