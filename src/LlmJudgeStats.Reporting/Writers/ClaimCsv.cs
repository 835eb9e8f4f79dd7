using LlmJudgeStats.Claims;
using static LlmJudgeStats.Reporting.CsvCells;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes published claims as CSV: one row for each.</summary>
internal static class ClaimCsv
{
    private static readonly string[] s_columns =
    [
        "claim", "kind", "benchmark", "a", "aPassed", "aTotal", "b", "bPassed", "bTotal", "sameJudge", "difference", "rawLower", "rawUpper",
        "rangeLower", "rangeUpper", "lower", "upper", "level", "verdict", "survivesSameJudge", "survivesDifferentJudges", "bar",
        "tippingDifferentJudges", "tippingDifferentJudgesConfident", "leniency", "leniencyConfident", "maximumDiscordant", "countCheckA",
        "countCheckB", "widened", "probability",
    ];

    private static readonly string[] s_rankColumns =
        ["benchmark", "name", "passed", "total", "point", "judge", "rankLower", "rankUpper", "scores", "level", "excluded"];

    /// <summary>Writes the table, with its header: of claims, or of ranks where they were asked for.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    public static void Write(TextWriter text, ClaimReport report, Escaping escaping = Escaping.None)
    {
        if (report.Ranks.Count > 0)
        {
            Line(text, s_rankColumns);
            foreach (var cells in report.Ranks.SelectMany(told => Cells(told.Ranks, escaping))) Line(text, cells);
            return;
        }
        Line(text, s_columns);
        foreach (var result in report.Results) Line(text, Cells(result, escaping));
    }

    private static string[] Cells(ClaimResult result, Escaping escaping)
    {
        var estimate = result.Estimate;
        var claim = estimate.Claim;
        return
        [
            Text(result.Id, escaping), ClaimJson.IdOf(claim.Kind), Text(result.Benchmark, escaping),
            .. Score(result.A, claim.A, escaping),
            .. claim.B is { } b ? Score(result.B, b, escaping) : ["", "", ""],
            YesOrNo(claim.IsSameJudge),
            Number(estimate.Difference), Number(estimate.Raw?.Lower), Number(estimate.Raw?.Upper),
            Number(estimate.Range?.Lower), Number(estimate.Range?.Upper),
            Number(estimate.Interval?.Lower), Number(estimate.Interval?.Upper),
            Number(estimate.Interval?.Level ?? estimate.Level), ClaimSentence.Word(result),
            YesOrNo(estimate.SurvivesSameJudge), YesOrNo(result.SurvivesDifferentJudges), Number(result.Bar),
            Number(estimate.Tipping?.DifferentJudges), Number(estimate.Tipping?.DifferentJudgesConfident),
            Number(estimate.Tipping?.Leniency), Number(estimate.Tipping?.LeniencyConfident),
            Whole(result.SameItems?.Maximum), YesOrNo(claim.A.IsCount), claim.B is { } other ? YesOrNo(other.IsCount) : "",
            YesOrNo(estimate.IsWidened), Number(result.Probability),
        ];
    }

    private static IEnumerable<string[]> Cells(PublishedRanks ranks, Escaping escaping)
    {
        var scores = Whole(ranks.Entries.Length);
        var level = Number(ranks.Level);
        foreach (var entry in ranks.Entries)
            yield return [.. Entry(ranks, entry.Entry, escaping), Whole(entry.RankLower), Whole(entry.RankUpper), scores, level, ""];
        foreach (var (entry, reason) in ranks.Excluded)
            yield return [.. Entry(ranks, entry, escaping), "", "", scores, level, PublishedRankSentence.IdOf(reason)];
    }

    private static string[] Entry(PublishedRanks ranks, PublishedEntry entry, Escaping escaping) =>
    [
        Text(ranks.Benchmark, escaping), .. Score(entry.Name, entry.Score, escaping), Number(entry.Score.Rate),
        Text(entry.JudgeName, escaping),
    ];

    private static string[] Score(string name, PublishedScore score, Escaping escaping) =>
    [
        Text(name, escaping), Number(score.Passed), Whole(score.Total > 0 ? score.Total : null),
    ];
}
