namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary><c>judgestats rank</c>: from what was written to what is printed.</summary>
internal static class RankCommand
{
    private static readonly ReportAnswer<RankArguments, RankReport> s_answer = new()
    {
        Report = RankRun.Report,
        InOptions = OptionNames.In,
        Json = JsonReport.Write,
        Csv = RankCsv.Write,
        Document = RankDocument.Of,
        Page = RankPage.Of,
        Methods = ReportMethods.Of,
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new RankOptions(), RankHelp.Text, (given, options, host) => s_answer.To(RankArguments.From(given, options), host));
}
