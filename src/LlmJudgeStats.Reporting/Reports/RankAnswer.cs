using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Reporting;

/// <summary>The answer of <c>rank</c> in one sentence.</summary>
internal static class RankAnswer
{
    /// <summary>Which system comes first, how sure that is, and whether it is the judge's word.</summary>
    public static string Of(RankResult result)
    {
        var board = result.Board;
        if (!board.IsIdentified)
        {
            return Invariant($"The battles do not determine the strengths of {board.Systems.Length} systems.");
        }
        var best = board.Order[0];
        var shown = result.Shown(board, best);
        var ranks = board.Ranks[best];
        var sure = ranks.Worst == 1
            ? "and the data allow it no other rank"
            : Invariant($"and the data allow it ranks {ranks.Best} to {ranks.Worst}");
        return Invariant($"{Named(board.Systems[best])} comes first of {board.Systems.Length} systems, ")
            + $"{(result.IsInElo ? "Elo" : "strength")} {result.Text(shown.Point)} ({PlainText.Level(board.Level)} "
            + $"interval {result.Limits(shown)}), {sure}{Word(result.Source)}{Doubt(result)}.";
    }

    private static string Doubt(RankResult result) =>
        result.Diagnostics.Any(one => one.Code == "LJS1056") ? "; items repeat, so the intervals are too narrow" : "";

    /// <summary>A name inside a sentence: no sign of ours is in it.</summary>
    public static string Named(string name) => Phrases.Name(name).Replace('`', '\'');

    private static string Word(BattleSource source) => source switch
    {
        BattleSource.Corrected => "",
        BattleSource.LabelsOnly => ", by labels alone",
        BattleSource.VerdictsOnly => "; this is the judge's word, not corrected",
    };
}
