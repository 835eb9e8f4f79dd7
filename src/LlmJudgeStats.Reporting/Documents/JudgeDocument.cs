using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of <c>judge</c>.</summary>
internal static class JudgeDocument
{
    public static ReportDocument Of(JudgeReport report)
    {
        var results = report.Results;
        var isOne = results is [_];
        return new()
        {
            Command = "judge",
            Origin = DocumentSource.Origin("judge", report.Provenance),
            Question = "How good is the judge?",
            Sentence = isOne ? results[0].Sentence : Invariant($"{results.Count} groups, an answer for each."),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = isOne ? JudgeSharesPicture.Of(results[0]) : null,
            Table = isOne ? Table(results[0].Sections[0])
                : MeasureDocument.Groups(results.Select(result => (GroupOf(result), result.Sections[0].Estimates[0]))),
            Sections =
            [
                .. isOne ? Parts(results[0]) : results.SelectMany(PartsOfGroup),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases = [.. results.Select(result => new DocumentCase(GroupOf(result), OutcomeOf(result), result.Sentence))],
        };
    }

    private static DocumentOutcome OutcomeOf(JudgeResult result) =>
        result.Sections[0].Estimates is [{ Estimate.IsIdentified: true }, ..] ? DocumentOutcome.Passed : DocumentOutcome.Error;

    private static string GroupOf(JudgeResult result) => Phrases.Group(result.Group);

    private static IEnumerable<DocumentSection> PartsOfGroup(JudgeResult result) =>
        [new(GroupOf(result), [new DocumentLines(result.Sentence)]), .. Parts(result)];

    private static IEnumerable<DocumentSection> Parts(JudgeResult result)
    {
        foreach (var section in result.Sections)
            yield return new(Titled(section.Name), [Table(section), .. Diagram(section), .. Lines(section.Facts)]);
        if (result.Facts.Count > 0) yield return new("Items", [.. Lines(result.Facts)]);
    }

    private static IEnumerable<IDocumentBlock> Lines(IReadOnlyList<string> lines) => lines.Count == 0 ? [] : [new DocumentLines(lines)];

    private static IEnumerable<IDocumentBlock> Diagram(JudgeSection section)
    {
        if (section.Confidence is not { Reliability.Items: > 0 } confidence) return [];
        return
        [
            new DocumentFigure(ReliabilityPicture.Of(confidence)),
            new DocumentTable("Reliability", ReliabilityTable.Columns(confidence),
                [.. ReliabilityTable.Rows(confidence).Select(row => row.Select(Cell.Words).ToArray())]),
        ];
    }

    private static string Titled(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static DocumentTable Table(JudgeSection section) => new(
        Titled(section.Name), JudgePage.Columns(section),
        [.. section.Estimates.Select(one => Cell.Row(JudgePage.Cells(section, one), names: 1))])
    {
        MainRow = 0,
    };
}
