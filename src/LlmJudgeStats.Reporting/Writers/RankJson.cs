using System.Text.Json;
using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>rank</c>.</summary>
internal static class RankJson
{
    public static void Write(Utf8JsonWriter json, RankResult result)
    {
        json.WriteStartObject();
        EstimateJson.WriteGroup(json, result.Group);
        json.WriteString("measure", "preference");
        json.WriteString("design", result.Design?.Id);
        json.WriteStartObject("leaderboard");
        WriteBoard(json, result, result.Board, result.Source);
        WriteDifferences(json, result);
        var board = result.Board;
        json.WriteRows("indistinguishable",
            board.NotToldApart.Select(two => new[] { board.Systems[two.First], board.Systems[two.Second] }), json.WriteStringValue);
        MethodJson.Write(json, result.Method);
        json.WriteEndObject();
        json.WriteStartArray("beside");
        WriteBeside(json, result, result.LabelsOnly, BattleSource.LabelsOnly, result.MethodOfLabels);
        WriteBeside(json, result, result.JudgesWord, BattleSource.VerdictsOnly, result.MethodOfJudge);
        json.WriteEndArray();
        json.WriteTexts("facts", result.Facts);
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    /// <summary>What a board is read from.</summary>
    internal static string IdOf(BattleSource source) => source switch
    {
        BattleSource.Corrected => "corrected",
        BattleSource.LabelsOnly => "labels-only",
        BattleSource.VerdictsOnly => "verdicts-only",
    };

    private static void WriteBeside(
        Utf8JsonWriter json, RankResult result, StrengthBoard? board, BattleSource source, ReportMethod? method)
    {
        if (board is null) return;
        json.WriteStartObject();
        WriteBoard(json, result, board, source);
        MethodJson.Write(json, method!);
        json.WriteEndObject();
    }

    private static void WriteBoard(Utf8JsonWriter json, RankResult result, StrengthBoard board, BattleSource source)
    {
        json.WriteString("model", board.Method.Id);
        json.WriteString("source", IdOf(source));
        json.WriteString("estimand", board.TieWeight is null
            ? "projection of win rates, ties half" : "shares of decided battles, ties with a weight of their own");
        json.WriteString("interval", board.Method.Interval);
        json.WriteFinite("level", board.Level);
        json.WriteFinite("degreesOfFreedom", board.IsIdentified ? board.DegreesOfFreedom : double.NaN);
        json.WriteFinite("tieWeight", board.TieWeight ?? double.NaN);
        json.WriteBoolean("identified", board.IsIdentified);
        json.WriteArray("systems", board.Order, system => WriteSystem(json, result, board, system));
        json.WriteTexts("warnings", WarningNames.Of(board.Warnings));
    }

    private static void WriteSystem(Utf8JsonWriter json, RankResult result, StrengthBoard board, int system)
    {
        var strength = board.Strength(system);
        json.WriteStartObject();
        json.WriteString("name", board.Systems[system]);
        json.WriteFinite("strength", strength.Point);
        json.WriteFinite("standardError", strength.StandardError);
        json.WriteLimits(strength.Interval);
        json.WriteFinite("elo", board.Elo(system).Point);
        json.WriteNumber("rankLower", board.Ranks[system].Best);
        json.WriteNumber("rankUpper", board.Ranks[system].Worst);
        json.WriteNumber("battles", result.Battles[system]);
        json.WriteNumber("labels", result.Labels[system]);
        json.WriteEndObject();
    }

    private static void WriteDifferences(Utf8JsonWriter json, RankResult result) =>
        json.WriteObjects("differences", result.Pairs, pair =>
        {
            var difference = result.Board.Difference(pair.First, pair.Second);
            json.WriteString("a", result.Board.Systems[pair.First]);
            json.WriteString("b", result.Board.Systems[pair.Second]);
            json.WriteFinite("difference", difference.Point);
            json.WriteFinite("standardError", difference.StandardError);
            json.WriteLimits(difference.Interval);
            json.WriteFinite("winProbability", result.Board.WinProbability(pair.First, pair.Second).Point);
        });
}
