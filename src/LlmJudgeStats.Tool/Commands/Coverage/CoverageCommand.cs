using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary><c>judgestats coverage</c>: from what was written to what is printed.</summary>
internal static class CoverageCommand
{
    private static readonly ReportAnswer<CoverageArguments, CoverageReport> s_answer = new()
    {
        Report = (arguments, _, progress) => CoverageRun.Report(arguments, progress),
        InOptions = OptionNames.In,
        Json = (output, report, _) => JsonReport.Write(output, report),
        Csv = (output, report, _) => CsvReport.Write(output, report),
        Document = CoverageDocument.Of,
        Page = CoveragePage.Of,
        Methods = ReportMethods.Of,
    };

    public static ToolCommand Create() => ToolCommand.Of(new CoverageOptions(), CoverageHelp.Text, (given, options, host) =>
        MeasureParser.Applies(given, options.Measure, [.. options.OfMeans, options.Reading.Range])
            ? MeanCoverageRun.Answer.To(MeanCoverageArguments.From(given, options), host)
            : s_answer.To(CoverageArguments.From(given, options), host));
}
