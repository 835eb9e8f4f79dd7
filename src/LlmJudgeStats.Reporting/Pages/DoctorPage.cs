using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of <c>doctor</c>: what is in the file, what is wrong with it, and, last, the command to go on with.</summary>
internal static class DoctorPage
{
    /// <summary>The page of a report.</summary>
    public static Page Of(DoctorReport report) => new(
    [
        new PageParagraph(PageWeight.Plain, SourceLine(report)),
        Columns(report),
        .. report.Table.Count > 0 ? [DoctorTableBlock.Of(report.Table)] : Array.Empty<IPageBlock>(),
        .. report.Findings.Count > 0
            ? [new PageNotes([.. report.Findings.Select(finding => NoteBlock.Of(finding.Diagnostic))])]
            : Array.Empty<IPageBlock>(),
        .. report.Estimable.Count > 0 ? [new PageParagraph(PageWeight.Plain, Estimable(report))] : Array.Empty<IPageBlock>(),
        .. report.Choices.Select(Choice),
        .. report.Suggestions.Count > 0 ? [new PageParagraph(PageWeight.Plain, report.Suggestions)] : Array.Empty<IPageBlock>(),
        .. report.Next is { } next ? [new PageParagraph(PageWeight.Strong, next)] : Array.Empty<IPageBlock>(),
    ]);

    private static string SourceLine(DoctorReport report)
    {
        var source = report.Source;
        string[] parts =
        [
            .. source.Delimiter is { } delimiter ? [DelimiterWord(delimiter)] : Array.Empty<string>(),
            .. source.IsCompressed ? ["unpacked"] : Array.Empty<string>(),
            source.Encoding.ToUpperInvariant(),
            Invariant($"{source.Bytes} bytes"),
            .. source.Files > 1 ? [Invariant($"{source.Files} files")] : Array.Empty<string>(),
            Invariant($"{report.Rows.Read} rows"),
            Invariant($"{report.Columns.Count} columns"),
        ];
        var path = source.Path is null ? "" : $", rows in '{source.Path}'";
        var ignored = source.Ignored.Count == 0 ? "" : "; ignored: " + string.Join(", ", source.Ignored.Select(Counted));
        return $"Read as {source.Name}: {string.Join(", ", parts)}{path}{ignored}";
    }

    private static string DelimiterWord(char delimiter) => delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        _ => $"'{delimiter}'",
    };

    private static string Counted(KeyValuePair<string, long> one) => Invariant($"{one.Value} {one.Key}");

    private static PageTable Columns(DoctorReport report) => new(
        [new("column", PageCells.Text), new("role", PageCells.Text), new("values", PageCells.Text)],
        [.. report.Columns.Select(column => new[] { column.Name, column.Role ?? "-", column.Text })]);

    private static IReadOnlyList<string> Estimable(DoctorReport report) => [.. report.Estimable.Select(Estimable)];

    private static string Estimable(DoctorEstimable one)
    {
        var what = one.What switch
        {
            "pass-rate" => "the corrected pass rate",
            "label-rate" => "the rate of the labels",
            _ => "the share that the judge passed, not corrected,",
        };
        var groups = one.Groups == 1 ? "" : Invariant($" of {one.Groups} groups");
        var by = one.GroupedBy.Count == 0 || one.Groups == 1 ? "" : $" ({string.Join(" x ", one.GroupedBy)})";
        var each = one.Groups == 1 ? "" : " each";
        string[] parts =
        [
            .. one.TestItems.Most > 0 ? [$"{Range(one.TestItems)} test items"] : Array.Empty<string>(),
            .. one.Labels.Most > 0 ? [$"{Range(one.Labels)} labels"] : Array.Empty<string>(),
        ];
        var sizes = parts.Length == 0 ? "" : $"{(groups.Length == 0 ? " from " : ", ")}{string.Join(" and ", parts)}{each}";
        return $"Can be estimated: {what}{groups}{by}{sizes}{(one.HasBackTest ? ", and its back-test" : "")}.";
    }

    private static string Range(CountRange range) => range.Least == range.Most
        ? range.Least.ToString(CultureInfo.InvariantCulture)
        : Invariant($"{range.Least} to {range.Most}");

    private static PageParagraph Choice(DoctorChoice choice) => new(PageWeight.Plain,
    [
        $"Yours to decide: {choice.Decision}",
        .. choice.Options.SelectMany(option => option.Command is { } command
            ? new[] { $"  {command}", $"    {option.Means}" }
            : [$"  {option.Means}"]),
    ]);
}
