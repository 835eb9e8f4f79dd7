using LlmJudgeStats.Claims;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of <c>claims</c>.</summary>
internal static class ClaimDocument
{
    public static ReportDocument Of(ClaimReport report) => new()
    {
        Command = "claims",
        Origin = DocumentSource.Origin("claims", report.Provenance),
        Question = "What do these published figures support?",
        Sentence = report.Sentence,
        Notices = DocumentNotices.First(report.Diagnostics),
        Table = Table(report),
        Sections =
        [
            new("The claims", [Table(report)]),
            .. report.Results.Select(result => new DocumentSection(ClaimSentence.Named(result.Id), [new DocumentLines(result.Facts)])),
            .. report.Ranks.Select(Ranks),
            .. DocumentSource.Last(report.Diagnostics, report.Provenance),
        ],
        Cases =
        [
            .. report.Results.Select(result => new DocumentCase(
                ClaimSentence.Named(result.Id), Outcome(result), $"{ClaimSentence.Named(result.Id)}: {ClaimSentence.Word(result)}")),
        ],
    };

    private static DocumentOutcome Outcome(ClaimResult result) => result.Estimate.Verdict switch
    {
        ClaimVerdict.Supported => DocumentOutcome.Passed,
        ClaimVerdict.Contradicted => DocumentOutcome.Failed,
        ClaimVerdict.Open => DocumentOutcome.Inconclusive,
    };

    private static DocumentSection Ranks(ClaimRanks told)
    {
        var ranks = told.Ranks;
        var title = ranks.Benchmark.Length == 0 ? "Ranks" : $"Ranks on {ClaimSentence.Named(ranks.Benchmark)}";
        var lines = new DocumentLines(told.Lines);
        return ranks.Entries.IsEmpty
            ? new(title, [lines])
            : new(title, [lines, new DocumentTable(title, ClaimPage.RankColumns, [.. ClaimPage.RankRows(ranks).Select(RankCells)])]);
    }

    // Names of systems and of judges stood in a file.
    private static Cell[] RankCells(IReadOnlyList<string> cells) =>
        [Cell.Name(cells[0]), Cell.Words(cells[1]), Cell.Name(cells[2]), Cell.Words(cells[3])];

    private static DocumentTable Table(ClaimReport report) => new(
        "Claims", ClaimPage.Columns(report), [.. report.Results.Select(result => Cell.Row(ClaimPage.Cells(result), names: 1))]);

}
