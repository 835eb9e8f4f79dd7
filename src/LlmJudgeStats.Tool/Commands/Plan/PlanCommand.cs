using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary><c>judgestats plan</c>: from what was written to what is printed.</summary>
internal static class PlanCommand
{
    private static readonly ReportAnswer<PlanArguments, PlanReport> s_answer = new()
    {
        Report = PlanRun.Report,
        InOptions = OptionNames.In,
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = PlanDocument.Of,
        Page = PlanPage.Of,
        Methods = ReportMethods.Of,
    };

    public static ToolCommand Create() => ToolCommand.Of(new PlanOptions(), PlanHelp.Text, (given, options, host) =>
        MeasureParser.Applies(given, options.Pilot.Measure)
            ? MeanPlanRun.Answer.To(MeanPlanArguments.From(given, options), host)
            : s_answer.To(PlanArguments.From(given, options), host));
}
