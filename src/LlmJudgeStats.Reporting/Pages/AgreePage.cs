using System.Globalization;
using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of <c>agree</c>: sensitivity and specificity, coefficients, annotators, then the sentence.</summary>
internal static class AgreePage
{
    public static Page Of(AgreeReport report) => new(
    [
        .. NoteBlock.First(report.Diagnostics),
        .. report.Results.SelectMany(Blocks),
        .. report.Rows is { } rows ? [new PageParagraph(PageWeight.Plain, SourceLines.Account(rows))] : Array.Empty<IPageBlock>(),
        .. NoteBlock.Last(report.Diagnostics),
    ]);

    /// <summary>The columns of a section.</summary>
    internal static IReadOnlyList<PageColumn> Columns(JudgeSection section) =>
    [
        new(section.Name, PageCells.Text),
        new("value", PageCells.Numbers),
        new(Phrases.IntervalHeader(section.Estimates[0].Estimate.Interval), PageCells.Numbers),
        new("interval", PageCells.Text),
    ];

    /// <summary>The cells of a row, in the order of the columns.</summary>
    internal static IReadOnlyList<string> Cells(MeasuredEstimate one) =>
    [
        one.Name,
        MeasureText.Point(one),
        one.IsPointOnly ? "none" : MeasureText.Brackets(one),
        one.IsPointOnly ? "point only" : one.Estimate.Method.Traits?.Name ?? "",
    ];

    /// <summary>The columns of annotators.</summary>
    internal static IReadOnlyList<PageColumn> AnnotatorColumns(ReplacementAnswer answer) =>
    [
        new("annotator", PageCells.Text),
        new("items", PageCells.Numbers),
        new("mean d", PageCells.Numbers),
        new("p", PageCells.Numbers),
        new("p, Yekutieli", PageCells.Numbers),
        new("judge as near or nearer", PageCells.Numbers),
        new(Phrases.IntervalHeader(answer.Annotators[0].Advantage.Interval), PageCells.Numbers),
    ];

    /// <summary>The cells of an annotator, in the order of the columns.</summary>
    internal static IReadOnlyList<string> Cells(AnnotatorStanding one)
    {
        var advantage = one.Advantage;
        return
        [
            Phrases.Name(one.Name),
            one.Alignment.Items.ToString(CultureInfo.InvariantCulture),
            one.Alignment.Items == 0 ? "" : (one.Alignment.Mean + 0.0).ToString("F3", CultureInfo.InvariantCulture),
            one.PValue is { } p ? PointWords.PValue(p) : "not tested",
            one.AdjustedPValue is { } adjusted ? PointWords.PValue(adjusted) : "",
            advantage.IsIdentified ? RateText.Percent(advantage.Point) : RateText.NotIdentified,
            RateText.Brackets(advantage.Point, advantage.Interval.Lower, advantage.Interval.Upper),
        ];
    }

    private static IEnumerable<IPageBlock> Blocks(AgreeResult result)
    {
        if (result.Group is { Count: > 0 } group)
            yield return new PageHeading(Phrases.Group(group));
        yield return new PageParagraph(PageWeight.Strong, result.Sentence);
        foreach (var section in result.Sections)
            yield return new PageTable(Columns(section), [.. section.Estimates.Select(Cells)]);
        if (result.Replacement is { } answer)
            yield return new PageTable(AnnotatorColumns(answer), [.. answer.Annotators.Select(Cells)]);
        yield return new PageParagraph(PageWeight.Plain, result.Facts);
    }
}
