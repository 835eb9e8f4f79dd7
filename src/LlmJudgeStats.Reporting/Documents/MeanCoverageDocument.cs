using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>coverage</c> of a mean.</summary>
internal static class MeanCoverageDocument
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(MeanCoverageReport report)
    {
        var results = report.Results;
        var isOne = results is [_];
        return new()
        {
            Command = "coverage",
            Origin = DocumentSource.Origin("coverage", report.Provenance),
            Question = isOne
                ? $"How often does this interval contain the {results[0].Findings.Name} ({MeanCoverageAnswer.Sizes(results[0])})?"
                : $"How often do these intervals contain the share of each class ({MeanCoverageAnswer.Sizes(results[0])})?",
            Sentence = isOne ? results[0].Sentence : string.Join(" ", results.Select(result => result.Sentence)),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = isOne ? PictureOf(results[0]) : null,
            Table = isOne ? PageDocument.FirstTable(MeanCoveragePage.Of(report)) : Shares(results),
            Sections =
            [
                .. results.Select(Section),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases =
            [
                .. results.Select(result =>
                    new DocumentCase(isOne ? "" : result.Findings.Name, DocumentOutcome.Passed, result.Sentence)),
            ],
        };
    }

    private static DocumentSection Section(MeanCoverageResult result) => new(
        result.Findings.Of is null ? "The coverage" : result.Findings.Name,
        [
            new DocumentLines($"{Phrases.Method(result.Findings.Method)}, at level {PlainText.Level(result.Findings.Level)}"),
            .. PageDocument.Blocks(MeanCoveragePage.Blocks(result)),
            .. result.Findings.Points.Count == 1 ? [] : new IDocumentBlock[] { Points(result) },
        ]);

    private static DocumentTable Points(MeanCoverageResult result) => new(
        "By the true mean",
        [
            new(result.Findings.Name, PageCells.Numbers), new("interval", PageCells.Numbers), new("lower limit", PageCells.Numbers),
            new("upper limit", PageCells.Numbers), new("width", PageCells.Numbers),
        ],
        [
            .. result.Findings.Points.Select(point => new[]
            {
                Cell.Words(MeanCoverageAnswer.Value(result, point.Mean)),
                Cell.Words(CoverageWords.Percent(point.Coverage.Both)),
                Cell.Words(CoverageWords.Percent(point.Coverage.Lower)),
                Cell.Words(CoverageWords.Percent(point.Coverage.Upper)),
                Cell.Words(MeanCoverageAnswer.Width(result, point.Coverage.Width)),
            }),
        ]);

    private static DocumentTable Shares(IReadOnlyList<MeanCoverageResult> results) => new(
        "", [new("interval of the", PageCells.Text), new("lowest coverage", PageCells.Numbers), new("where it is", PageCells.Numbers)],
        [
            .. results.Select(result => new[]
            {
                Cell.Name(result.Findings.Name),
                Cell.Words(CoverageWords.Percent(result.Lowest.Coverage.Both)),
                Cell.Words(MeanCoverageAnswer.Value(result, result.Lowest.Mean)),
            }),
        ]);

    // One row of the map of a pass rate.
    private static CoveragePicture? PictureOf(MeanCoverageResult result)
    {
        var points = result.Findings.Points;
        if (points.Count == 1) return null;
        return new([0], [.. points.Select(point => point.Mean)], [[.. points.Select(point => point.Coverage.Both)]], result.Findings.Level)
        {
            Mean = result.Findings.Name,
            MeanText = mean => MeanCoverageAnswer.Value(result, mean),
        };
    }
}
