namespace LlmJudgeStats.Reporting;

/// <summary>The picture of a comparison: a board of all systems, or the rates of two.</summary>
internal static class ComparisonPictures
{
    /// <summary>The picture; <see langword="null"/> where there are several boards, or no rates.</summary>
    public static IPicture? Of(ComparisonReport report) => (report.Leaderboards, report.Results) switch
    {
        ([var board], _) => Board(board),
        ([], [var single]) => Two(single.Findings),
        _ => null,
    };

    private static LeaderboardPicture Board(LeaderboardFindings board) => new(
        [
            .. board.Board.Systems.Select(one => new LeaderboardRow(board.Names[one.System], RateMark.Of(
                board.Rates[one.System].Point, board.Rates[one.System].Interval))
            {
                Ranks = new(one.RankLower, one.RankUpper),
            }),
        ],
        board.Level)
    { GroupWord = "system" };

    private static IntervalPicture? Two(ComparisonFindings findings)
    {
        if (findings is not { RateOfA: { } a, RateOfB: { } b }) return null;
        return new(
            [
                new(findings.A, EstimatePictures.Mark(in a), IntervalRowKind.Corrected),
                new(findings.B, EstimatePictures.Mark(in b), IntervalRowKind.Corrected),
            ],
            a.Interval.Level)
        {
            Caption = $"Lines are {RateText.Chosen(a.Interval.Level)} intervals of each rate by itself: two that overlap may still differ.",
        };
    }
}
