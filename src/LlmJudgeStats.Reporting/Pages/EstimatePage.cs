namespace LlmJudgeStats.Reporting;

/// <summary>The page of an <c>estimate</c>: one result in full, or many in one table; then what looked wrong, and the sentence.</summary>
internal static class EstimatePage
{
    /// <summary>The page of a report.</summary>
    /// <param name="report">A report.</param>
    public static Page Of(EstimateReport report)
    {
        string[] rows =
        [
            .. report.Choices,
            .. report.Rows is { } account ? [Account(account)] : Array.Empty<string>(),
            .. report.Labels is { } labels ? [Account(labels)] : Array.Empty<string>(),
        ];
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

    /// <summary>What became of the rows, as a sum that can be checked.</summary>
    internal static string Account(RowAccount rows)
    {
        var skipped = string.Concat(rows.Skipped
            .Select(reason => Invariant($" + {reason.Value} skipped ({Reason(reason.Key)})")));
        return Invariant($"Rows: {rows.Read} read = {rows.Used} used{skipped}");
    }

    internal static string Account(LabelAccount labels) => Invariant(
        $"Labels: {labels.Read} read, {labels.Matched} matched, {labels.Unmatched} unmatched; {labels.WithoutLabel} judgments without a "
            + $"label")
            + Further(labels.EmptyKeys, "empty keys") + Further(labels.Agreeing, "repeated") + Further(labels.Conflicting, "drawn");

    private static string Further(long count, string what) => count == 0 ? "" : Invariant($"; {count} {what}");

    /// <summary>Why rows were skipped, in words.</summary>
    internal static string Reason(string id) => id switch
    {
        "noVerdict" => "label without verdict",
        "empty" => "no verdict, no label in use",
        "unresolvedLabel" => "label undecided",
        "where" => "left out by `Where`",
        "overlap" => "unlabelled row of a labelled item",
        "weight" => "weight 0",
        "notCompared" => "of systems not compared",
        "unpaired" => "without a partner",
        _ => id,
    };
}
