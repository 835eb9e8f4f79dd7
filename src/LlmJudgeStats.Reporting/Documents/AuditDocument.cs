using LlmJudgeStats.Audit;
using LlmJudgeStats.Audit.Details;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of <c>audit</c>.</summary>
internal static class AuditDocument
{
    public static ReportDocument Of(AuditReport report) => new()
    {
        Command = "audit",
        Origin = DocumentSource.Origin("audit", report.Provenance),
        Question = "Is the benchmark worth trusting?",
        Sentence = AuditSentence.Of(report),
        Notices = DocumentNotices.First(report.Diagnostics),
        Picture = Picture(report),
        Table = Table(report),
        Sections =
        [
            new("The findings", [Table(report), .. Sentences(report)]),
            .. Ranks(report),
            .. DocumentNotices.Section(report.Diagnostics),
            DocumentSource.Made(report.Provenance, []),
        ],
        Cases = [.. report.Rated.Select(Case)],
    };

    private static DocumentTable Table(AuditReport report) =>
        new("Findings", AuditPage.Columns(report), [.. report.Rated.Select(row => Row(AuditPage.Cells(row)))]);

    // The benchmark and the subject stood in a file.
    private static Cell[] Row(IReadOnlyList<string> cells) =>
        [Cell.Name(cells[0]), Cell.Words(cells[1]), Cell.Name(cells[2]), .. cells.Skip(3).Select(Cell.Words)];

    private static IEnumerable<IDocumentBlock> Sentences(AuditReport report)
    {
        string[] lines =
        [
            .. report.Rated.Where(row => report.ShowsAll || row.Finding.Verdict != AuditVerdict.Sound).SelectMany(AuditSentence.Lines),
        ];
        if (lines.Length > 0) yield return new DocumentLines(lines);
        if (AuditSentence.Items(report).ToArray() is { Length: > 0 } items) yield return new DocumentLines(items);
        if (report.CannotSay.Count > 0)
            yield return new DocumentLines([.. report.CannotSay.Select(one => $"{one.Key} cannot say: {one.Value}")]);
        if (AuditSentence.NotAssessed(report) is { } left) yield return new DocumentLines(left);
    }

    private static IEnumerable<DocumentSection> Ranks(AuditReport report) => AuditPage.Ranks(report).Select(one => new DocumentSection(
        one.Result.Benchmark is { } name ? $"The ranks on {Phrases.Name(name)}" : "The ranks",
        [
            new DocumentTable("Ranks", AuditPage.RankColumns,
                [.. AuditPage.RankRows(one.Ranking).Select(cells => (Cell[])[Cell.Name(cells[0]), .. cells.Skip(1).Select(Cell.Words)])]),
        ]));

    private static DocumentCase Case(AuditRow row) => new(
        string.Join(" ", new[] { row.Result.Benchmark, row.Finding.Check, row.Finding.Subject }.OfType<string>().Select(Phrases.Name)),
        row.Finding.Verdict switch
        {
            AuditVerdict.Unsound => DocumentOutcome.Failed,
            AuditVerdict.Doubtful => DocumentOutcome.Inconclusive,
            AuditVerdict.Sound or AuditVerdict.NotAssessed => DocumentOutcome.Passed,
        },
        row.Finding.Sentence);

    private static LeaderboardPicture? Picture(AuditReport report)
    {
        var ranked = report.Rated.Where(row => row.Finding.Details is RankingDetails).ToArray();
        if (ranked is not [{ Finding.Details: RankingDetails ranking, Result: var result }]) return null;
        return new(
            [
                .. Enumerable.Range(0, ranking.Systems.Length).OrderByDescending(s => ranking.Scores[s]).Select(s =>
                    new LeaderboardRow(ranking.Systems[s], new(
                        Math.Clamp(ranking.Scores[s], 0, 1), ranking.ScoreLower[s], ranking.ScoreUpper[s]))
                    {
                        Ranks = new(ranking.RankLower[s], ranking.RankUpper[s]),
                    }),
            ],
            result.Level)
        {
            GroupWord = "system",
            RateName = "score",
            Title = $"Systems by score, with {RateText.Chosen(result.Level)} intervals",
        };
    }
}
