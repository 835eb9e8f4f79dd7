using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of <c>monitor</c>: the answer, a line for each look, the runs of the anchors.</summary>
internal static class MonitorPage
{
    public static Page Of(MonitorReport report) => new(
    [
        .. NoteBlock.First(report.Diagnostics),
        .. Blocks(report.Result),
        new PageParagraph(PageWeight.Plain, SourceLines.Account(report.Rows)),
        .. NoteBlock.Last(report.Diagnostics),
    ]);

    /// <summary>The columns of the looks: the judge only where judges have names.</summary>
    internal static IReadOnlyList<PageColumn> Columns(MonitorResult result)
    {
        var level = PlainText.Level(result.Plan.Level);
        return
        [
            new("labels", PageCells.Numbers),
            new(Phrases.Name(result.SequenceName), PageCells.Text),
            .. result.HasJudges ? [new PageColumn("judge", PageCells.Text)] : Array.Empty<PageColumn>(),
            new(result.Looks[^1].Estimate.Name, PageCells.Numbers),
            new($"{level} interval", PageCells.Numbers),
            new("all looks so far", PageCells.Numbers),
            .. result.Plan.Alarm is null ? Array.Empty<PageColumn>() : [new("alarm", PageCells.Text)],
        ];
    }

    /// <summary>The cells of a look, in the order of the columns.</summary>
    internal static IReadOnlyList<string> Cells(MonitorResult result, MonitorLine line)
    {
        var look = line.Look;
        var one = line.Estimate;
        return
        [
            look.Labels.ToString(CultureInfo.InvariantCulture),
            Phrases.Name(line.Place),
            .. result.HasJudges ? [Phrases.Name(line.JudgeName)] : Array.Empty<string>(),
            MeasureText.Point(one),
            MeasureText.Brackets(one),
            look.IsEmptyIntersection ? "empty" : $"[{MeasureText.Of(one, look.HighestLower)}, {MeasureText.Of(one, look.LowestUpper)}]",
            .. result.Plan.Alarm is null ? Array.Empty<string>() : [look.IsAlarm ? "alarm" : ""],
        ];
    }

    /// <summary>The columns of the runs of the anchors.</summary>
    internal static IReadOnlyList<PageColumn> AnchorColumns(MonitorResult result) =>
    [
        new("run", PageCells.Numbers),
        new(Phrases.Name(result.SequenceName), PageCells.Text),
        new("lost", PageCells.Numbers),
        new("gained", PageCells.Numbers),
        new("p", PageCells.Numbers),
        new("alarm at", PageCells.Numbers),
        new("judge", PageCells.Text),
    ];

    /// <summary>The cells of a run.</summary>
    internal static IReadOnlyList<string> Cells(MonitorAnchorLook run) =>
    [
        run.Look.Look.ToString(CultureInfo.InvariantCulture),
        Phrases.Name(run.Place),
        run.Look.Lost.ToString(CultureInfo.InvariantCulture),
        run.Look.Gained.ToString(CultureInfo.InvariantCulture),
        PointWords.PValue(run.Look.PValue),
        PointWords.PValue(run.Look.Error),
        run.Look.IsAlarm ? "alarm" : "",
    ];

    private static IEnumerable<IPageBlock> Blocks(MonitorResult result)
    {
        yield return new PageParagraph(PageWeight.Strong, result.Sentence);
        if (result.Looks.Count > 0) yield return new PageTable(Columns(result), [.. result.Looks.Select(line => Cells(result, line))]);
        if (result.Anchors is { } anchors) yield return new PageTable(AnchorColumns(result), [.. anchors.Looks.Select(Cells)]);
        yield return new PageParagraph(PageWeight.Plain, Facts(result));
    }

    /// <summary>What else there is to say, a line each.</summary>
    internal static IReadOnlyList<string> Facts(MonitorResult result) =>
    [
        Invariant($"Items: {result.Items}, {result.Labels} of them labelled; {result.Plan.PlannedLabels} labels planned"),
        .. result.Anchors is { } anchors
            ? [Invariant($"Anchors: {anchors.Count}, {anchors.Hash[..12]}")] : Array.Empty<string>(),
    ];
}
