using LlmJudgeStats.Strengths;
using static LlmJudgeStats.Reporting.CsvCells;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes boards of systems as CSV: a row for each system of each board, then for each pair that is shown.</summary>
internal static class RankCsv
{
    private static readonly string[] s_rankColumns =
        ["against", "source", "standardError", "elo", "rankLower", "rankUpper", "battles", "labels"];

    /// <summary>Writes a row for each system of each board, then, where they are shown, for each pair of the first.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is escaped in cells of text.</param>
    internal static void Write(TextWriter text, RankReport report, Escaping escaping = Escaping.None)
    {
        var keys = report.Results.Count > 0 ? report.Results[0].Group : null;
        Line(text, [.. Columns(keys, escaping), .. MeasureCsv.MeasureColumns, .. s_rankColumns]);
        foreach (var result in report.Results)
        {
            Write(text, result, result.Board, result.Source, escaping);
            if (result.LabelsOnly is { } labels) Write(text, result, labels, BattleSource.LabelsOnly, escaping);
            if (result.JudgesWord is { } judge) Write(text, result, judge, BattleSource.VerdictsOnly, escaping);
            if (!result.HasPairs) continue;
            foreach (var pair in result.Pairs)
            {
                var difference = result.Board.Difference(pair.First, pair.Second);
                Line(text,
                [
                    .. Cells(result, difference, "strength-difference", pair.First, escaping),
                    Text(result.Board.Systems[pair.Second], escaping), RankJson.IdOf(result.Source), Number(difference.StandardError),
                    "", "", "", "", "",
                ]);
            }
        }
    }

    private static void Write(TextWriter text, RankResult result, StrengthBoard board, BattleSource source, Escaping escaping)
    {
        foreach (var system in board.Order)
        {
            var strength = board.Strength(system);
            Line(text,
            [
                .. Cells(result, strength, "strength", system, escaping), "", RankJson.IdOf(source), Number(strength.StandardError),
                Number(board.Elo(system).Point), Whole(board.Ranks[system].Best), Whole(board.Ranks[system].Worst),
                Whole(result.Battles[system]), Whole(result.Labels[system]),
            ]);
        }
    }

    private static string[] Cells(RankResult result, JudgeEstimate estimate, string quantity, int system, Escaping escaping) =>
        MeasureCsv.Cells(
            result.Group, "preference",
            new() { Quantity = quantity, Name = quantity, Of = result.Board.Systems[system], Role = "", Estimate = estimate }, escaping);
}
