namespace LlmJudgeStats.Reporting;

/// <summary>The page of an <c>estimate</c>: one result in full, or many in one table; then what looked wrong, and the sentence.</summary>
internal static class EstimatePage
{
    /// <summary>The page of a report.</summary>
    /// <param name="report">A report.</param>
    public static Page Of(EstimateReport report)
    {
        string[] rows = [.. report.Choices, .. SourceLines.Of(null, report.Rows, report.Labels)];
        var first = report.Diagnostics.Where(IsAboutTheFile).Select(NoteBlock.Of);
        var notes = report.Diagnostics.Where(diagnostic => !IsAboutTheFile(diagnostic)).Select(NoteBlock.Of);
        return report.Results is [var single]
            ? new([.. first, .. ResultBlocks.Of(single, rows), .. notes, new PageParagraph(PageWeight.Strong, single.Sentence)])
            : new([.. first, .. GroupBlocks.Of(report, rows), .. notes]);
    }

    /// <summary>The methods of the figures on it, each once.</summary>
    /// <param name="report">A report.</param>
    public static IReadOnlyList<ReportMethod> Methods(EstimateReport report) => report.Results.Count == 1
        ? ReportMethods.Of(report)
        : ReportMethods.Once(report.Results.SelectMany(GroupBlocks.Beside).Select(one => one.Method));

    // A number from data that are not what they are taken for must not be read before the doubt.
    private static bool IsAboutTheFile(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && (diagnostic.Code is "LJS1012" or "LJS1056"
            || diagnostic.Code.StartsWith("LJS2", StringComparison.Ordinal)
            || diagnostic.Code.StartsWith("LJS3", StringComparison.Ordinal)
            || diagnostic.Code.StartsWith("LJS4", StringComparison.Ordinal));
}
