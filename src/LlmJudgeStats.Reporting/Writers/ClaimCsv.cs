using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes published claims as CSV: one row for each.</summary>
internal static class ClaimCsv
{
    private static readonly string[] s_columns =
    [
        "claim", "kind", "benchmark", "a", "aPassed", "aTotal", "b", "bPassed", "bTotal", "sameJudge", "difference", "rawLower", "rawUpper",
        "rangeLower", "rangeUpper", "lower", "upper", "level", "verdict", "survivesSameJudge", "survivesDifferentJudges", "bar",
        "tippingDifferentJudges", "tippingDifferentJudgesConfident", "leniency", "leniencyConfident", "maximumDiscordant", "countCheckA",
        "countCheckB",
    ];

    /// <summary>Writes the table, with its header.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it.</param>
    public static void Write(TextWriter text, ClaimReport report, bool escape = false)
    {
        CsvReport.Line(text, s_columns);
        foreach (var result in report.Results) CsvReport.Line(text, Cells(result, escape));
    }

    private static string[] Cells(ClaimResult result, bool escape)
    {
        var (estimate, claim) = (result.Estimate, result.Estimate.Claim);
        return
        [
            CsvReport.Text(result.Id, escape), ClaimJson.IdOf(claim.Kind), CsvReport.Text(result.Benchmark, escape),
            .. Score(result.A, claim.A, escape),
            .. claim.B is { } b ? Score(result.B, b, escape) : ["", "", ""],
            Word(claim.IsSameJudge),
            CsvReport.Number(estimate.Difference), CsvReport.Number(estimate.Raw?.Lower), CsvReport.Number(estimate.Raw?.Upper),
            CsvReport.Number(estimate.Range?.Lower), CsvReport.Number(estimate.Range?.Upper),
            CsvReport.Number(estimate.Interval?.Lower), CsvReport.Number(estimate.Interval?.Upper),
            CsvReport.Number(estimate.Interval?.Level ?? estimate.Level), ClaimSentence.Word(result),
            Word(estimate.SurvivesSameJudge), Word(result.SurvivesDifferentJudges), CsvReport.Number(result.Bar),
            CsvReport.Number(estimate.Tipping?.DifferentJudges), CsvReport.Number(estimate.Tipping?.DifferentJudgesConfident),
            CsvReport.Number(estimate.Tipping?.Leniency), CsvReport.Number(estimate.Tipping?.LeniencyConfident),
            CsvReport.Whole(result.SameItems?.Maximum), Word(claim.A.IsCount), claim.B is { } other ? Word(other.IsCount) : "",
        ];
    }

    private static string[] Score(string name, PublishedScore score, bool escape) =>
    [
        CsvReport.Text(name, escape), CsvReport.Number(score.Passed), CsvReport.Whole(score.Total > 0 ? score.Total : null),
    ];

    private static string Word(bool value) => value ? "true" : "false";
}
