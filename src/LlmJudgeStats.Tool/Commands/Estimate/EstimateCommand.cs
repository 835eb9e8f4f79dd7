using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary><c>judgestats estimate</c>: from what was written to what is printed.</summary>
internal static class EstimateCommand
{
    public static ToolCommand Create() => ToolCommand.Of(new EstimateOptions(), EstimateHelp.Text, Run);

    private static ToolAnswer Run(Given given, EstimateOptions options, ToolHost host)
    {
        if (MeasureParser.Applies(given, options.Measure))
        {
            return MeasureRun.AnswerWith(EstimateArguments.ExplanationOf(given, options)).To(
                MeasureParser.From(given, options.Measure, options.Reading, options.Study, options.Output, given.Text(options.File),
                    options.OfPassRates),
                host);
        }
        MeasureParser.RefuseWithoutMeasure(given, options.Measure);
        var arguments = EstimateArguments.From(given, options);
        return AnswerWith(arguments.Explanation).To(arguments, host);
    }

    private static ReportAnswer<EstimateArguments, EstimateReport> AnswerWith(PageExplanation explanation) => new()
    {
        Report = EstimateRun.Report,
        InOptions = OptionNames.In,
        Folder = ExecutionResults.Deliver,
        Forms = new()
        {
            Json = JsonReport.Write,
            Csv = CsvReport.Write,
            Events = EvaluationEvents.Write,
            Document = EstimateDocument.Of,
            Page = report => EstimatePage.Of(report, explanation),
        },
    };
}
