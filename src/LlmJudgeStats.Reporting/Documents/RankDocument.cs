using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of <c>rank</c>.</summary>
internal static class RankDocument
{
    private const string Strengths = "Strengths";

    public static ReportDocument Of(RankReport report)
    {
        var results = report.Results;
        var isOne = results is [_];
        return new()
        {
            Command = "rank",
            Origin = DocumentSource.Origin("rank", report.Provenance),
            Question = "Which system is stronger?",
            Sentence = isOne ? results[0].Sentence : Invariant($"{results.Count} groups, a board for each."),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = isOne ? Picture(results[0]) : null,
            Table = Table(results[0], isOne ? Strengths : GroupOf(results[0])),
            Sections =
            [
                .. isOne ? Parts(results[0]) : results.SelectMany(PartsOfGroup),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases =
            [
                .. results.Select(result => new DocumentCase(
                    GroupOf(result), result.Board.IsIdentified ? DocumentOutcome.Passed : DocumentOutcome.Error, result.Sentence)),
            ],
        };
    }

    private static string GroupOf(RankResult result) => Phrases.Group(result.Group);

    private static IEnumerable<DocumentSection> Parts(RankResult result) =>
        [new("The board", [Table(result, Strengths), new DocumentLines(result.Facts)]), .. PairsOf(result)];

    private static IEnumerable<DocumentSection> PartsOfGroup(RankResult result)
    {
        var group = GroupOf(result);
        return
        [
            new(group, [new DocumentLines(result.Sentence), Table(result, group), new DocumentLines(result.Facts)]),
            .. PairsOf(result),
        ];
    }

    private static IEnumerable<DocumentSection> PairsOf(RankResult result) =>
        result.HasPairs && result.Board.IsIdentified ? [new("All pairs", [Pairs(result)])] : [];

    private static DocumentTable Table(RankResult result, string title) => new(
        title, RankPage.Columns(result),
        [.. result.Board.Order.Select(system => Cell.Row(RankPage.Cells(result, system), names: 1))])
    {
        MainRow = 0,
    };

    private static DocumentTable Pairs(RankResult result) => new(
        "Differences", RankPage.PairColumns(result), [.. result.Pairs.Select(pair => Cell.Row(RankPage.PairCells(result, pair), names: 2))])
    {
        IsDetail = true,
    };


    private static LeaderboardPicture? Picture(RankResult result)
    {
        var board = result.Board;
        if (!board.IsIdentified) return null;
        return new(
            [
                .. board.Order.Select(system => new LeaderboardRow(board.Systems[system], Mark(result.WinRates[system]))
                {
                    Judge = result.WinRatesOfJudge.Count > 0 ? result.WinRatesOfJudge[system] : null,
                    Ranks = new(board.Ranks[system].Best, board.Ranks[system].Worst),
                }),
            ],
            board.Level)
        {
            GroupWord = "system",
            RateName = "win rate against the mean",
            Title = $"Win rates against a system of mean strength, with {RateText.Chosen(board.Level)} intervals",
        };
    }

    private static RateMark Mark(WinRate rate) => new(rate.Point, rate.Lower, rate.Upper);
}
