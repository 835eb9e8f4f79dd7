using LlmJudgeStats.Audit;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of <c>audit</c>: a line for each finding, sentences for what is not sound, and what was not assessed.</summary>
internal static class AuditPage
{
    public static Page Of(AuditReport report) => new([.. Blocks(report), .. report.Diagnostics.Select(NoteBlock.Of)]);

    /// <summary>The columns of the findings.</summary>
    internal static IReadOnlyList<PageColumn> Columns(AuditReport report)
    {
        var level = report.Results.Count > 0 ? report.Results[0].Level : IntervalEstimate.DefaultLevel;
        return
        [
            new("benchmark", PageCells.Text),
            new("check", PageCells.Text),
            new("of", PageCells.Text),
            new("verdict", PageCells.Text),
            new("figure", PageCells.Text),
            new($"{PlainText.Level(level)} interval", PageCells.Text),
            new("against", PageCells.Text),
        ];
    }

    /// <summary>The cells of a finding, in the order of the columns.</summary>
    internal static IReadOnlyList<string> Cells(AuditRow row) =>
    [
        Phrases.Name(row.Result.Benchmark ?? "-"),
        row.Finding.Check,
        Phrases.Name(row.Finding.Subject ?? "-"),
        AuditCodes.Word(row.Finding.Verdict),
        AuditFigureText.Figure(row.Finding),
        AuditFigureText.Interval(row.Finding),
        AuditFigureText.Against(row.Finding),
    ];

    /// <summary>The columns of the ranks.</summary>
    internal static IReadOnlyList<PageColumn> RankColumns { get; } =
    [
        new("system", PageCells.Text), new("score", PageCells.Numbers), new("standard error", PageCells.Numbers),
        new("ranks", PageCells.Numbers), new("first place", PageCells.Numbers),
    ];

    /// <summary>A line for each system, the highest score first.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> RankRows(RankingDetails ranking) =>
    [
        .. Enumerable.Range(0, ranking.Systems.Length).OrderByDescending(s => ranking.Scores[s]).Select(s => (IReadOnlyList<string>)
        [
            Phrases.Name(ranking.Systems[s]),
            RateText.Percent(ranking.Scores[s]),
            Invariant($"{100 * ranking.Se[s]:F1}"),
            Invariant($"{ranking.RankLower[s]} to {ranking.RankUpper[s]}"),
            ranking.FirstPlace.IsEmpty ? "-" : RateText.Percent(ranking.FirstPlace[s]),
        ]),
    ];

    /// <summary>Ranks by benchmark, where they are to be shown.</summary>
    internal static IEnumerable<(AuditResult Result, RankingDetails Ranking)> Ranks(AuditReport report) =>
        report.ShowsAll || report.Rated.All(row => row.Finding.Check == RankingCheck.Default.Method.Id)
            ? report.Rated.Where(row => row.Finding.Details is RankingDetails)
                .Select(row => (row.Result, (RankingDetails)row.Finding.Details!))
            : [];

    private static IEnumerable<IPageBlock> Blocks(AuditReport report)
    {
        var rated = report.Rated;
        yield return new PageParagraph(PageWeight.Strong, report.Sentence);
        if (rated.Count > 0) yield return new PageTable(Columns(report), [.. rated.Select(Cells)]);
        foreach (var row in rated)
        {
            if (report.ShowsAll || row.Finding.Verdict != AuditVerdict.Sound)
                yield return new PageParagraph(PageWeight.Plain, [.. AuditSentence.Lines(row)]);
        }
        foreach (var (result, ranking) in Ranks(report))
        {
            if (result.Benchmark is { } name) yield return new PageHeading(Phrases.Name(name));
            yield return new PageTable(RankColumns, RankRows(ranking));
        }
        if (AuditSentence.Items(report).ToArray() is { Length: > 0 } items) yield return new PageParagraph(PageWeight.Plain, items);
        if (AuditSentence.Scales(report).ToArray() is { Length: > 0 } scales) yield return new PageParagraph(PageWeight.Plain, scales);
        if (report.CannotSay.Count > 0)
            yield return new PageParagraph(PageWeight.Plain, [.. report.CannotSay.Select(one => $"{one.Key} cannot say: {one.Value}")]);
        if (AuditSentence.NotAssessed(report) is { } left) yield return new PageParagraph(PageWeight.Plain, left);
        yield return new PageParagraph(PageWeight.Plain, SourceLines.Account(report.Rows));
    }
}
