using System.Globalization;
using LlmJudgeStats.Audit.Details;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>From findings to pictures, each with the table of its numbers.</summary>
internal static class AuditPictures
{
    private const int Most = 12;    // of a kind

    /// <summary>The picture of the answer: the ranks of one benchmark, else the first of what else is drawn.</summary>
    public static IPicture? First(AuditReport report, IEnumerable<DocumentSection> drawn)
    {
        if (report.Rated.Where(row => row.Finding.Details is RankingDetails).ToArray() is [{ Finding.Details: RankingDetails only } row])
            return Ranks(only, row.Result.Level);
        return drawn.SelectMany(section => section.Blocks).OfType<DocumentFigure>().FirstOrDefault()?.Picture;
    }

    /// <summary>Training runs, gains on old items, and items by difficulty.</summary>
    public static IReadOnlyList<DocumentSection> Sections(AuditReport report)
    {
        AuditRow[] rows = [.. report.Results.SelectMany(result => result.Findings.Select(finding => new AuditRow(result, finding)))];
        return
        [
            .. OfKind<MonotonicityDetails>(rows, "training runs", Trained),
            .. OfKind<ContaminationDetails>(rows, "pairs of splits", Gains),
            .. OfKind<ItemDetails>(rows, "benchmarks", Items),
        ];
    }

    private static LeaderboardPicture Ranks(RankingDetails ranking, double level) => new(
        [
            .. Enumerable.Range(0, ranking.Systems.Length).OrderByDescending(s => ranking.Scores[s]).Select(s => new LeaderboardRow(
                ranking.Systems[s], Mark(ranking.Scores[s], ranking.ScoreLower[s], ranking.ScoreUpper[s]))
            {
                Ranks = new(ranking.RankLower[s], ranking.RankUpper[s]),
            }),
        ],
        level)
    {
        GroupWord = "system",
        RateName = "score",
        Title = $"Systems by score, with {RateText.Chosen(level)} intervals",
    };

    // Corrected scores may be outside of what a score can be.
    private static RateMark Mark(double score, double lower, double upper) => new(Math.Clamp(score, 0, 1), lower, upper);

    private static IEnumerable<DocumentSection> OfKind<TDetails>(
        AuditRow[] rows, string what, Func<AuditRow, TDetails, AuditRow[], DocumentSection?> section)
        where TDetails : IAuditDetails
    {
        DocumentSection[] all =
        [
            .. rows.Where(row => row.Finding.Details is TDetails).Select(row => section(row, (TDetails)row.Finding.Details!, rows))
                .OfType<DocumentSection>(),
        ];
        foreach (var one in all.Take(Most)) yield return one;
        if (all.Length > Most)
        {
            yield return new($"More {what}", [new DocumentLines(Invariant(
                $"The first {Most} of {all.Length} {what} are drawn; JSON has all."))]);
        }
    }

    private static DocumentSection? Trained(AuditRow row, MonotonicityDetails growth, AuditRow[] rows)
    {
        if (growth.Checkpoints < 2 || growth.Scores.Any(double.IsNaN)) return null;
        var name = row.Finding.Subject!;
        var chosen = rows.Where(other => other.Result == row.Result && other.Finding.Subject == name)
            .Select(other => other.Finding.Details).OfType<SelectionDetails>().FirstOrDefault();
        var picture = new TrajectoryPicture(
            [
                .. growth.Steps.Select((step, t) =>
                    new TrajectoryPoint(step, Mark(growth.Scores[t], growth.ScoreLower[t], growth.ScoreUpper[t]))),
            ],
            row.Result.Level)
        {
            System = name,
            Best = (int?)chosen?.Best,
            Luck = chosen?.Optimism,
            Growth = growth is { Rho: { } rho, Lower: { } lower, Upper: { } upper } ? (rho, lower, upper) : null,
        };
        return new($"Training of {Phrases.Name(name)}{On(row)}",
        [
            new DocumentFigure(picture),
            new DocumentTable("Checkpoints",
                [new("step", PageCells.Numbers), new("score", PageCells.Numbers), Interval(row)],
                [
                    .. picture.Points.Select(point => (Cell[])
                    [
                        Cell.Words(point.Step.ToString("G15", CultureInfo.InvariantCulture)), Cell.Rate(point.Score.Point),
                        Cell.Range(new IntervalEstimate(point.Score.Lower, point.Score.Upper, row.Result.Level), point.Score.Point),
                    ]),
                ])
            {
                IsDetail = true,
            },
        ]);
    }

    private static DocumentSection Gains(AuditRow row, ContaminationDetails gains, AuditRow[] rows)
    {
        SplitSystem[] systems = [.. gains.Systems.OrderByDescending(system => system.Excess)];
        var picture = new GapPicture(
            [.. systems.Select(one => new GapRow(one.System, Kept(one.Excess), Kept(one.ExcessLower), Kept(one.ExcessUpper), one.Flagged))],
            row.Result.Level)
        {
            Old = gains.Old,
            Fresh = gains.Fresh,
        };
        return new($"Gains on {Phrases.Name(gains.Old)} over {Phrases.Name(gains.Fresh)} items{On(row)}",
        [
            new DocumentFigure(picture),
            new DocumentTable("Gains",
                [
                    new("system", PageCells.Text), new("old", PageCells.Numbers), new("fresh", PageCells.Numbers),
                    new("gap, points", PageCells.Numbers), new("excess, points", PageCells.Numbers), Interval(row),
                    new("p", PageCells.Numbers), new("flagged", PageCells.Text),
                ],
                [
                    .. systems.Select(one => (Cell[])
                    [
                        Cell.Name(one.System), Cell.Words(AuditFigureText.Percent(one.Old)), Cell.Words(AuditFigureText.Percent(one.Fresh)),
                        Cell.Words(PointWords.Signed(one.Gap)), Cell.Words(PointWords.Signed(one.Excess)),
                        Cell.Words($"{PointWords.Signed(one.ExcessLower)} to {PointWords.Signed(one.ExcessUpper)}"),
                        Cell.Words(PointWords.PValue(one.AdjustedP)), Cell.Words(one.Flagged ? "yes" : "no"),
                    ]),
                ])
            {
                IsDetail = true,
            },
        ]);

        // More than everything is gained by nobody.
        static double Kept(double excess) => Math.Clamp(excess, -1, 1);
    }

    private static DocumentSection Items(AuditRow row, ItemDetails items, AuditRow[] rows) => new($"Items by difficulty{On(row)}",
    [
        new DocumentFigure(new DifficultyPicture(items.Bands)
        {
            AllPass = items.AllPass,
            AllFail = items.AllFail,
        }),
        new DocumentTable("Difficulty",
            [new("mean score", PageCells.Numbers), new("items", PageCells.Numbers), new("decided alike by all", PageCells.Numbers)],
            [
                .. items.Bands.Select(band => (Cell[])
                [
                    Cell.Words($"{RateText.Chosen(band.From)} to {RateText.Chosen(band.To)}"), Cell.Of(band.Items), Cell.Of(band.Dead),
                ]),
            ])
        {
            IsDetail = true,
        },
    ]);

    private static PageColumn Interval(AuditRow row) => new($"{PlainText.Level(row.Result.Level)} interval", PageCells.Numbers);

    private static string On(AuditRow row) => row.Result.Benchmark is { } name ? $" on {Phrases.Name(name)}" : "";
}
