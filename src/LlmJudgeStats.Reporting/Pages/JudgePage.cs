namespace LlmJudgeStats.Reporting;

/// <summary>The page of <c>judge</c>: doubts about the file first, then each section, then the sentence.</summary>
internal static class JudgePage
{
    public static Page Of(JudgeReport report) => new(
    [
        .. NoteBlock.First(report.Diagnostics),
        .. report.Results.SelectMany(Blocks),
        new PageParagraph(PageWeight.Plain, [.. SourceLines.Of(report.Source, report.Rows, report.Labels)]),
        .. NoteBlock.Last(report.Diagnostics),
    ]);

    /// <summary>The columns of a section: p-values only where something is tested.</summary>
    internal static IReadOnlyList<PageColumn> Columns(JudgeSection section)
    {
        var level = section.Estimates[0] is { JointLevel: { } joint }
            ? $"{PlainText.Level(joint)} together" : Phrases.IntervalHeader(section.Estimates[0].Estimate.Interval);
        return
        [
            new(section.Name, PageCells.Text),
            new("value", PageCells.Numbers),
            new(level, PageCells.Numbers),
            .. IsTested(section) ? [new PageColumn("p", PageCells.Numbers)] : Array.Empty<PageColumn>(),
            .. IsAdjusted(section) ? [new PageColumn("p, Holm", PageCells.Numbers)] : Array.Empty<PageColumn>(),
            new("method", PageCells.Text),
        ];
    }

    /// <summary>The cells of a row, in the order of the columns.</summary>
    internal static IReadOnlyList<string> Cells(JudgeSection section, MeasuredEstimate one) =>
    [
        one.Name,
        MeasureText.Point(one),
        MeasureText.Brackets(one),
        .. IsTested(section) ? [PValue(one.PValue)] : Array.Empty<string>(),
        .. IsAdjusted(section) ? [PValue(one.AdjustedPValue)] : Array.Empty<string>(),
        one.IsPointOnly ? "no interval" : Phrases.Method(one.Estimate.Method),
    ];

    private static bool IsTested(JudgeSection section) => section.Estimates.Any(one => one.PValue is not null);

    private static bool IsAdjusted(JudgeSection section) => section.Estimates.Any(one => one.AdjustedPValue is not null);

    private static string PValue(double? p) => p is { } value ? PointWords.PValue(value) : "";

    private static IEnumerable<IPageBlock> Blocks(JudgeResult result)
    {
        if (result.Group is { Count: > 0 } group)
            yield return new PageHeading(Phrases.Group(group));
        foreach (var section in result.Sections)
        {
            yield return new PageTable(Columns(section), [.. section.Estimates.Select(one => Cells(section, one))]);
            if (section.Confidence is { Reliability.Items: > 0 } confidence)
                yield return new PageTable(ReliabilityTable.Columns(confidence), [.. ReliabilityTable.Rows(confidence)]);
            if (section.Facts.Count > 0) yield return new PageParagraph(PageWeight.Plain, section.Facts);
        }
        if (result.Facts.Count > 0) yield return new PageParagraph(PageWeight.Plain, result.Facts);
        yield return new PageParagraph(PageWeight.Strong, result.Sentence);
    }
}
