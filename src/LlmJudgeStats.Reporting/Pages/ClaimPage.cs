using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of <c>claims</c>: a line for each claim, then what each rests on.</summary>
internal static class ClaimPage
{
    public static Page Of(ClaimReport report) => new(
    [
        new PageParagraph(PageWeight.Strong, report.Sentence),
        .. NoteBlock.First(report.Diagnostics),
        new PageTable(Columns(report), [.. report.Results.Select(Cells)]),
        .. report.Results.Select(result => new PageParagraph(PageWeight.Plain,
            [$"{ClaimSentence.Named(result.Id)}:", .. result.Facts.Select(line => $"  {line}")])),
        .. report.Ranks.SelectMany(RanksOf),
        new PageParagraph(PageWeight.Plain, SourceLines.Account(report.Rows)),
        .. NoteBlock.Last(report.Diagnostics),
    ]);

    /// <summary>The columns: the claim, its figures, the verdict.</summary>
    internal static IReadOnlyList<PageColumn> Columns(ClaimReport report) =>
    [
        new("claim", PageCells.Text),
        new($"raw, {PlainText.Level(report.Results[0].Estimate.Level)} interval", PageCells.Numbers),
        new("corrected, these judges", PageCells.Numbers),
        new("verdict", PageCells.Text),
        new("survives", PageCells.Text),
    ];

    /// <summary>The columns of ranks.</summary>
    internal static IReadOnlyList<PageColumn> RankColumns { get; } =
    [
        new("system", PageCells.Text), new("score", PageCells.Numbers), new("judge", PageCells.Text), new("ranks", PageCells.Numbers),
    ];

    /// <summary>A line for each score, those that may be highest first.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> RankRows(PublishedRanks ranks) =>
    [
        .. ranks.Entries.Select(entry => (IReadOnlyList<string>)
        [
            Phrases.Name(entry.Entry.Name), PublishedRankSentence.Score(entry.Entry), PublishedRankSentence.Judge(entry.Entry),
            PublishedRankSentence.Ranks(entry),
        ]),
    ];

    private static IEnumerable<IPageBlock> RanksOf(ClaimRanks told)
    {
        yield return new PageParagraph(PageWeight.Plain, [told.Sentence, .. told.Lines.Skip(1).Select(line => $"  {line}")]);
        if (!told.Ranks.Entries.IsEmpty) yield return new PageTable(RankColumns, RankRows(told.Ranks));
    }

    /// <summary>The cells of a claim, in the order of the columns.</summary>
    internal static IReadOnlyList<string> Cells(ClaimResult result) =>
    [
        Phrases.Name(result.Id),
        ClaimSentence.Raw(result),
        ClaimSentence.Corrected(result),
        ClaimSentence.Word(result),
        ClaimSentence.Survives(result),
    ];
}
