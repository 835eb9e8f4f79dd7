namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary><c>judgestats judge</c>: from what was written to what is printed.</summary>
internal static class JudgeCommand
{
    private static readonly ReportAnswer<JudgeArguments, JudgeReport> s_answer = new()
    {
        Report = JudgeRun.Report,
        InOptions = OptionNames.In,
        Json = JsonReport.Write,
        Csv = MeasureCsv.Write,
        Document = JudgeDocument.Of,
        Page = JudgePage.Of,
        Methods = ReportMethods.Of,
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new JudgeOptions(), JudgeHelp.Text, (given, options, host) => s_answer.To(JudgeArguments.From(given, options), host));
}
