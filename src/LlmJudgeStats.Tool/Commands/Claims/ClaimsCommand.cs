using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Tool.Commands.Claims;

/// <summary><c>judgestats claims</c>: from what was written to what is printed.</summary>
internal static class ClaimsCommand
{
    private static readonly ReportAnswer<ClaimsArguments, ClaimReport> s_answer = new()
    {
        Report = ClaimsRun.Report,
        InOptions = OptionNames.In,
        Json = ClaimJson.Write,
        Csv = ClaimCsv.Write,
        Document = ClaimDocument.Of,
        Page = ClaimPage.Of,
        Methods = ReportMethods.Of,
        Exit = (arguments, report) => arguments.RequiresSupport ? Exit(report) : ExitCode.Done,
    };

    public static ToolCommand Create() => ToolCommand.Of(
        new ClaimsOptions(), ClaimsHelp.Text, (given, options, host) => s_answer.To(ClaimsArguments.From(given, options), host));

    private static int Exit(ClaimReport report)
    {
        if (report.Results.Any(result => result.Estimate.Verdict is ClaimVerdict.Contradicted)) return ExitCode.Refuted;
        return report.Results.Any(result => result.Estimate.Verdict is ClaimVerdict.Open) ? ExitCode.Undecided : ExitCode.Done;
    }
}
