using System.Globalization;
using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of <c>rank</c>: the answer, a line for each system, which neighbours cannot be told apart.</summary>
internal static class RankPage
{
    public static Page Of(RankReport report) => new(
    [
        .. report.Results.SelectMany(Blocks),
        new PageParagraph(PageWeight.Plain, [.. SourceLines.Of(report.Source, report.Rows, report.Labels)]),
        .. report.Diagnostics.Select(NoteBlock.Of),
    ]);

    /// <summary>The columns of the board: labels and what stands beside the answer only where they are.</summary>
    internal static IReadOnlyList<PageColumn> Columns(RankResult result) =>
    [
        new("system", PageCells.Text),
        new("strength", PageCells.Numbers),
        new("Elo", PageCells.Numbers),
        new($"{PlainText.Level(result.Board.Level)} interval{(result.IsInElo ? ", Elo" : "")}", PageCells.Numbers),
        new("rank", PageCells.Numbers),
        new("battles", PageCells.Numbers),
        .. result.Design is null ? [] : new[] { new PageColumn("labels", PageCells.Numbers) },
        .. result.LabelsOnly is null ? [] : new[] { new PageColumn("labels only", PageCells.Numbers) },
        .. result.JudgesWord is null ? [] : new[] { new PageColumn("judge's word", PageCells.Numbers) },
    ];

    /// <summary>The cells of a system, in the order of the columns.</summary>
    internal static IReadOnlyList<string> Cells(RankResult result, int system)
    {
        var board = result.Board;
        var ranks = board.Ranks[system];
        return
        [
            Phrases.Name(board.Systems[system]),
            StrengthText.Strength(board.Strength(system).Point),
            StrengthText.Elo(board.Elo(system).Point),
            result.Brackets(result.Shown(board, system)),
            ranks.Best == ranks.Worst ? ranks.Best.ToString(CultureInfo.InvariantCulture) : Invariant($"{ranks.Best}-{ranks.Worst}"),
            result.Battles[system].ToString(CultureInfo.InvariantCulture),
            .. result.Design is null ? [] : new[] { result.Labels[system].ToString(CultureInfo.InvariantCulture) },
            .. Beside(result, result.LabelsOnly, system),
            .. Beside(result, result.JudgesWord, system),
        ];
    }

    /// <summary>The columns of all pairs.</summary>
    internal static IReadOnlyList<PageColumn> PairColumns(RankResult result)
    {
        var level = $"{PlainText.Level(result.Board.Level)} interval";
        return
        [
            new("a", PageCells.Text),
            new("b", PageCells.Text),
            new(result.IsInElo ? "a - b, Elo" : "a - b", PageCells.Numbers),
            new(level, PageCells.Numbers),
            // With ties of their own it is the share of the others.
            new(result.Board.TieWeight is null ? "a beats b" : "a beats b, no tie", PageCells.Numbers),
            new(level, PageCells.Numbers),
        ];
    }

    /// <summary>The cells of a pair, in the order of the columns.</summary>
    internal static IReadOnlyList<string> PairCells(RankResult result, SystemPair pair)
    {
        var board = result.Board;
        var difference = board.Difference(pair.First, pair.Second);
        var wins = board.WinProbability(pair.First, pair.Second);
        if (result.IsInElo)
        {
            var points = StrengthText.EloPoints;
            var limits = difference.Interval;
            difference = difference with
            {
                Point = points * difference.Point,
                Interval = new(points * limits.Lower, points * limits.Upper, limits.Level),
            };
        }
        return
        [
            Phrases.Name(board.Systems[pair.First]),
            Phrases.Name(board.Systems[pair.Second]),
            result.Text(difference.Point),
            result.Brackets(difference),
            RateText.Percent(wins.Point),
            RateText.Brackets(wins.Point, wins.Interval.Lower, wins.Interval.Upper),
        ];
    }

    private static IEnumerable<string> Beside(RankResult result, StrengthBoard? board, int system) => board is null ? []
        : [result.Text(result.Shown(board, system).Point)];

    private static IEnumerable<IPageBlock> Blocks(RankResult result)
    {
        if (result.Group is { Count: > 0 } group)
            yield return new PageHeading(Phrases.Group(group));
        yield return new PageParagraph(PageWeight.Strong, result.Sentence);
        yield return new PageTable(Columns(result), [.. result.Board.Order.Select(system => Cells(result, system))]);
        yield return new PageParagraph(PageWeight.Plain, result.Facts);
        if (result.HasPairs && result.Board.IsIdentified)
            yield return new PageTable(PairColumns(result), [.. result.Pairs.Select(pair => PairCells(result, pair))]);
    }
}
