using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary><c>judgestats estimate</c>: from what was written to what is printed.</summary>
internal static class EstimateCommand
{
    public static ToolCommand Create()
    {
        var options = new EstimateOptions();
        return new(
            options.Syntax(), options.File, () => EstimateHelp.Text(options),
            (given, host) => new(Run(given, options, host)));
    }

    private static Action<TextWriter> Run(Given given, EstimateOptions options, ToolHost host)
    {
        if (!MeasureParser.Applies(given, options.Measure))
        {
            MeasureParser.RefuseWithoutMeasure(given, options.Measure);
            return Run(EstimateArguments.From(given, options), host);
        }
        var arguments = MeasureParser.From(given, options.Measure, options.Reading, options.Study, options.Output,
            given.Text(options.File), options.OfPassRates);
        return MeasureRun.Forms.Deliver(arguments.Target, arguments.Format, arguments.File?.InputPath, host,
            progress => OptionNames.In(MeasureRun.Report(arguments, host.OpenInput, progress)));
    }

    private static Action<TextWriter> Run(EstimateArguments arguments, ToolHost host)
    {
        var forms = FormsOf(arguments.Explanation);
        return arguments.Format == ReportFormat.Meai
            ? ExecutionResults.Deliver(arguments, host, Report, forms.Document)
            : forms.Deliver(arguments.Target, arguments.Format, arguments.File?.InputPath, host, Report);

        EstimateReport Report(ProgressLine progress) => OptionNames.In(EstimateRun.Report(arguments, host.OpenInput, progress));
    }

    private static ReportForms<EstimateReport> FormsOf(PageExplanation explanation) => new()
    {
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Events = EvaluationEvents.Write,
        Document = EstimateDocument.Of,
        Page = report => EstimatePage.Of(report, explanation),
    };
}
