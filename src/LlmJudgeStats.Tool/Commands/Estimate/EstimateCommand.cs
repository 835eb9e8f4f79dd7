using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary><c>judgestats estimate</c>: from what was written to what is printed.</summary>
internal static class EstimateCommand
{
    private static readonly ReportAnswer<EstimateArguments, EstimateReport> s_answer = new()
    {
        Report = EstimateRun.Report,
        InOptions = OptionNames.In,
        Folder = ExecutionResults.Deliver,
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Events = EvaluationEvents.Write,
        Document = EstimateDocument.Of,
        Page = EstimatePage.Of,
        Methods = ReportMethods.Of,
        MethodsOfPage = EstimatePage.Methods,
    };

    public static ToolCommand Create() => ToolCommand.Of(new EstimateOptions(), EstimateHelp.Text, (given, options, host) =>
        MeasureParser.Applies(given, options.Measure)
            ? MeasureRun.Answer.To(EstimateArguments.Measured(given, options, options.OfPassRates), host)
            : s_answer.To(EstimateArguments.From(given, options), host));
}
