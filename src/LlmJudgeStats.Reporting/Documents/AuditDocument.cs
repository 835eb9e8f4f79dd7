using LlmJudgeStats.Audit;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of <c>audit</c>.</summary>
internal static class AuditDocument
{
    public static ReportDocument Of(AuditReport report)
    {
        var drawn = AuditPictures.Sections(report);
        return Of(report, drawn, AuditPictures.First(report, drawn));
    }

    private static ReportDocument Of(AuditReport report, IReadOnlyList<DocumentSection> drawn, IPicture? first) => new()
    {
        Command = "audit",
        Origin = DocumentSource.Origin("audit", report.Provenance),
        Question = "Is the benchmark worth trusting?",
        Sentence = report.Sentence,
        Notices = DocumentNotices.First(report.Diagnostics),
        Picture = first,
        Table = Table(report),
        Sections =
        [
            new("The findings", [Table(report), .. Sentences(report)]),
            .. Ranks(report),
            .. drawn.Select(section => section with { Blocks = [.. section.Blocks.Where(block => !IsOf(block, first))] }),
            .. DocumentSource.Last(report.Diagnostics, report.Provenance),
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
        if (AuditSentence.Scales(report).ToArray() is { Length: > 0 } scales) yield return new DocumentLines(scales);
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

    // No picture twice.
    private static bool IsOf(IDocumentBlock block, IPicture? picture) =>
        block is DocumentFigure figure && ReferenceEquals(figure.Picture, picture);
}
