namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>coverage</c>.</summary>
internal static class CoverageDocument
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(CoverageReport report)
    {
        var findings = report.Findings;
        var page = CoveragePage.Of(report);
        return new()
        {
            Command = "coverage",
            Origin = DocumentSource.Origin("coverage", report.Provenance),
            Question = $"How often does this interval contain the pass rate ({SizeWords.Of(findings.Counts, findings.Design)})?",
            Sentence = report.Sentence,
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = CoveragePictures.Of(report),
            Table = PageDocument.FirstTable(page),
            Sections =
            [
                new("The coverage", [new DocumentLines($"{Phrases.Method(findings.Method)}, at level {PlainText.Level(findings.Level)}"),
                    .. PageDocument.Blocks(page.Blocks)]),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases = [new("", DocumentOutcome.Passed, report.Sentence)],
        };
    }
}
