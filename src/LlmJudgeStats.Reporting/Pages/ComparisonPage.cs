using System.Globalization;
using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of a <c>compare</c>: the answer first, then the figures, what they rest on, and what looked wrong.</summary>
internal static class ComparisonPage
{
    public static Page Of(ComparisonReport report) => new(
    [
        new PageParagraph(PageWeight.Strong, report.Sentence),
        .. report.Results is [var single] ? OfOne(single) : OfMany(report),
        .. report.Leaderboards.SelectMany(Board),
        .. Lines([.. report.Choices, .. SourceLines.Of(null, report.Rows, report.Labels)]),
        .. report.Diagnostics.Select(NoteBlock.Of),
    ]);

    private static IEnumerable<IPageBlock> OfOne(ComparisonResult result)
    {
        var findings = result.Findings;
        var answer = findings.Answer;
        var a = Phrases.Name(findings.A);
        var b = Phrases.Name(findings.B);
        List<IReadOnlyList<string>> rows =
        [
            ["corrected", Rate(findings.RateOfA), Rate(findings.RateOfB), Points(answer.Difference.Point),
                PointWords.Range(answer.Difference.Interval), PointWords.PValue(answer.PValue)],
        ];
        if (answer.Verdicts is { } verdicts)
        {
            rows.Add(["judged", Percent(verdicts.A), Percent(verdicts.B), Points(verdicts.Difference), "",
                PointWords.PValue(verdicts.PValue)]);
        }
        yield return new PageTable(
            [new("", PageCells.Text), new(a, PageCells.Numbers), new(b, PageCells.Numbers), new($"{a} - {b}", PageCells.Numbers),
                new(Phrases.IntervalHeader(answer.Difference.Interval), PageCells.Numbers), new("p", PageCells.Numbers)],
            rows);
        foreach (var block in Lines([.. Facts(result)])) yield return block;
    }

    private static IEnumerable<IPageBlock> OfMany(ComparisonReport report)
    {
        var groups = report.Results.Any(result => result.Findings.Group is not null || result.Findings.Criterion is not null);
        yield return new PageTable(
            [.. groups ? [new PageColumn("of", PageCells.Text)] : Array.Empty<PageColumn>(),
                new("a", PageCells.Text), new("b", PageCells.Text), new("a - b", PageCells.Numbers),
                new(Phrases.IntervalHeader(report.Results[0].Findings.Answer.Difference.Interval), PageCells.Numbers),
                new("p", PageCells.Numbers), new("adjusted p", PageCells.Numbers), new("word", PageCells.Text)],
            [.. report.Results.Select(result => Row(result.Findings, groups))]);
        foreach (var block in Lines([.. Facts(report)])) yield return block;
    }

    private static IReadOnlyList<string> Row(ComparisonFindings findings, bool groups) =>
    [
        .. groups ? [Of(findings.Group, findings.Criterion)] : Array.Empty<string>(),
        Phrases.Name(findings.A), Phrases.Name(findings.B), Points(findings.Answer.Difference.Point),
        PointWords.Range(findings.Answer.Difference.Interval), PointWords.PValue(findings.Answer.PValue),
        PointWords.PValue(findings.Pair.AdjustedPValue), ComparisonSentence.Word(findings.Pair.Verdict),
    ];

    private static string Of(IReadOnlyList<GroupKey>? group, string? criterion) =>
        string.Join(", ", [.. (group ?? []).Select(key => $"{key.Column} = {Phrases.Name(key.Value)}"),
            .. criterion is null ? Array.Empty<string>() : [Phrases.Name(criterion)]]);

    private static IEnumerable<string> Facts(ComparisonReport report)
    {
        var shared = report.Results[0];
        if (shared.CalibrationId == "shared" && shared.Findings.Homogeneity is { } homogeneity) yield return Homogeneity(homogeneity);
        if (shared.Findings.Question.Margin is { } margin) yield return $"Margin {PointWords.Size(margin)} points.";
    }

    private static IEnumerable<string> Facts(ComparisonResult result)
    {
        var findings = result.Findings;
        var answer = findings.Answer;
        yield return $"Calibration: {Calibration(result)}{Tipping(findings)}";
        if (findings.Homogeneity is { } homogeneity) yield return Homogeneity(homogeneity);
        if (findings.Counts.Pairs is { } pairs)
        {
            yield return Invariant($"Pairs: {pairs.Count} items (the rates are of all items of each system); both pass {pairs.Both}, only "
                    + $"{Phrases.Name(findings.A)} {pairs.OnlyA}, only ")
                + Invariant($"{Phrases.Name(findings.B)} {pairs.OnlyB}, neither {pairs.Neither}");
        }
        if (findings.Counts.LabelledPairs is { } labelled)
        {
            var oneSide = findings.Counts.LabelsOnOneSide is > 0 and var some
                ? Invariant($" ({some} more have a label of one system only and count as unlabelled)")
                : "";
            yield return Invariant(
                $"Pairs: {labelled.Count} items judged for both (the rates are of all items of each system), {labelled.Labels} of them ")
                + $"labelled for both{oneSide}";
        }
        if (findings.UnusedPairs is > 0 and var unused)
        {
            yield return Invariant(
                $"{unused} items were answered by both; with a calibration each, pairs are not used and the interval is wider for it");
        }
        if (answer.Difference.DegreesOfFreedom < ManyDegrees)
        {
            yield return Invariant($"Rows belong together: {answer.Difference.DegreesOfFreedom:F0} degrees of freedom");
        }
        var words = string.Join(" ", [.. MarginWords(answer), .. DetectableWords(findings)]);
        if (words.Length > 0) yield return words;
    }

    // From here on Student's distribution is the normal one to two digits.
    private const int ManyDegrees = 1000;

    private static string Calibration(ComparisonResult result) => result.CalibrationId switch
    {
        "shared" => "shared by both systems.",
        "own" => "each system's own.",
        _ => result.IsPaired ? "labels of both systems on the same items; no error rate is carried over." : "labels of each system's own "
            + "items; no error rate is carried over.",
    };

    private static string Tipping(ComparisonFindings findings)
    {
        if (findings.Answer.Tipping is not { Both: { } both } tipping) return "";
        string[] alone =
        [
            .. tipping.Sensitivity is { } se ? [$"sensitivity alone: {PointWords.Size(se)}"] : Array.Empty<string>(),
            .. tipping.Specificity is { } sp ? [$"specificity alone: {PointWords.Size(sp)}"] : Array.Empty<string>(),
        ];
        return $" If the judge's sensitivity and specificity differ between {Phrases.Name(findings.A)} and {Phrases.Name(findings.B)} by "
            + $"{PointWords.Size(both)} points in opposite directions, the sign flips"
            + (alone.Length == 0 ? "." : $" ({string.Join("; ", alone)}).");
    }

    private static string Homogeneity(HomogeneityFindings found)
    {
        var test = Invariant(
            $"Error rates of {found.Systems} systems: a difference is not shown (p {PointWords.PValue(found.Test.PValue)}), which proves ")
            + "nothing";
        return found.YoudenDifference is { } difference
            ? $"{test}; Youden's J differs by {PointWords.Signed(difference.Point)} points, {PointWords.Range(difference.Interval)}"
            : test;
    }

    private static IEnumerable<string> MarginWords(ComparisonAnswer answer)
    {
        if (answer is not { Margin: { } margin, NonInferior: { } inferior, WithinMargin: { } within }) yield break;
        yield return $"Margin {PointWords.Size(margin)} points: {(inferior ? "not inferior" : "not shown to be not inferior")} "
            + $"(p {PointWords.PValue(answer.NonInferiorPValue!.Value)}), {(within ? "equivalent" : "not equivalent")}.";
    }

    private static IEnumerable<string> DetectableWords(ComparisonFindings findings)
    {
        if (!findings.Answer.Difference.IsIdentified) yield break;
        yield return findings.Answer.Detectable is { } difference
            ? $"A difference of {About(findings)}{PointWords.Size(difference)} points would be found in "
                + $"{PointWords.Chance(findings.Question.Chance)} such "
                + "studies."
            : "Studies of this size would miss most differences.";
    }

    // Without a shared calibration it is a normal approximation.
    private static string About(ComparisonFindings findings) => findings.Answer.Study.SharesCalibration ? "" : "about ";

    private static IEnumerable<IPageBlock> Board(LeaderboardFindings board)
    {
        var title = Of(board.Group, board.Criterion);
        if (title.Length > 0) yield return new PageHeading(title);
        yield return new PageTable(
            [new("leaderboard", PageCells.Text), new("rate", PageCells.Numbers),
                new($"{PlainText.Level(board.Level)} interval", PageCells.Numbers), new("rank", PageCells.Numbers),
                new("group", PageCells.Text)],
            [.. board.Board.Systems.Select(one => BoardRow(board, one))]);
        var neighbours = board.Board.NotToldApart.Select(two =>
            $"{Phrases.Name(board.Names[two.A])} {Phrases.Name(board.Names[two.B])}");
        var alike = string.Join("; ", neighbours);
        yield return new PageParagraph(PageWeight.Plain,
            [
                Invariant($"Ranks hold together at {PlainText.Level(board.Level)} (intervals of all pairs at z = {board.Deviate:F3})."),
                .. alike.Length > 0 ? [$"Not told apart: {alike}."] : Array.Empty<string>(),
            ]);
    }

    private static IReadOnlyList<string> BoardRow(LeaderboardFindings board, RankedSystem one)
    {
        var rate = board.Rates[one.System];
        var rank = one.RankLower == one.RankUpper
            ? one.RankLower.ToString(CultureInfo.InvariantCulture)
            : Invariant($"{one.RankLower}-{one.RankUpper}");
        return [Phrases.Name(board.Names[one.System]), PlainText.Percent(rate.Point), rate.Interval.ToString(), rank,
            string.Join(' ', one.Groups)];
    }

    private static IEnumerable<IPageBlock> Lines(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? [] : [new PageParagraph(PageWeight.Plain, lines)];

    private static string Rate(JudgeEstimate? rate) => rate is { } estimate ? PlainText.Percent(estimate.Point) : "";

    private static string Percent(double? rate) => rate is { } share ? PlainText.Percent(share) : "";

    private static string Points(double difference) =>
        double.IsNaN(difference) ? PointWords.Signed(difference) : $"{PointWords.Signed(difference)} pts";
}
