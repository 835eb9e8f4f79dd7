namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>doctor</c>: what is in the file, what is wrong with it, and the command to go on with.</summary>
internal static class DoctorDocument
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(DoctorReport report)
    {
        var page = DoctorPage.Of(report);
        Diagnostic[] findings = [.. report.Findings.Select(finding => finding.Diagnostic)];
        var sentence = report.Next is null
            ? "A decision is yours before anything can be estimated."
            : "The file can be used: go on with the command below.";
        return new()
        {
            Command = "doctor",
            Origin = DocumentSource.Origin("doctor", report.Provenance),
            Question = "What is in this file?",
            Sentence = sentence,
            Notices = DocumentNotices.First(findings),
            Table = PageDocument.FirstTable(page),
            Sections =
            [
                new("The file", [.. PageDocument.Blocks(page.Blocks)]),
                .. report.Next is { } next ? [new("Next", [new DocumentCode(next)])] : Array.Empty<DocumentSection>(),
                .. DocumentSource.Last(findings, report.Provenance),
            ],
            Cases = [new("", report.Next is null ? DocumentOutcome.Inconclusive : DocumentOutcome.Passed, sentence)],
        };
    }
}
