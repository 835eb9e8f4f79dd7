using System.Globalization;
using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Reporting;

/// <summary>Ranks over several papers, in words.</summary>
internal static class PublishedRankSentence
{
    /// <summary>Who may be first, and what has no rank.</summary>
    public static IReadOnlyList<string> Of(PublishedRanks ranks)
    {
        var where = ranks.Benchmark.Length == 0 ? "Ranks" : $"Ranks on {ClaimSentence.Named(ranks.Benchmark)}";
        var first = ranks.Entries.Where(entry => entry.RankLower == 1).Select(entry => ClaimSentence.Named(entry.Entry.Name)).Distinct();
        var level = PlainText.Level(ranks.Level);
        List<string> lines =
        [
            ranks.Entries.IsEmpty ? $"{where}: no two scores can be compared."
                : $"{where} ({level} all together): {RateText.Count(ranks.MayBeFirst)} of {RateText.Count(ranks.Entries.Length)} scores "
                    + $"may be first: {string.Join(", ", first)}.",
        ];
        lines.AddRange(ranks.Excluded.Select(
            one => $"without a rank: {ClaimSentence.Named(one.Entry.Name)} ({Score(one.Entry)}): {Reason(one.Reason)}"));
        return lines;
    }

    /// <summary>The score as counts, or what is printed of it.</summary>
    public static string Score(PublishedEntry entry) => entry.Score.Total == 0
        ? PlainText.Percent(entry.Score.Rate)
        : $"{PlainText.Percent(entry.Score.Rate)} of {RateText.Count(entry.Score.Total)}";

    /// <summary>Who judged; empty where nobody says.</summary>
    public static string Judge(PublishedEntry entry) => entry.JudgeName.Length == 0 ? "not named" : Phrases.Name(entry.JudgeName);

    /// <summary>The ranks that are left open.</summary>
    public static string Ranks(RankedEntry entry) => entry.RankLower == entry.RankUpper
        ? entry.RankLower.ToString(CultureInfo.InvariantCulture)
        : Invariant($"{entry.RankLower} to {entry.RankUpper}");

    /// <summary>The id of a reason.</summary>
    public static string IdOf(RankExclusion reason) => reason switch
    {
        RankExclusion.NoItems => "no-items",
        RankExclusion.JudgeAtChance => "judge-at-chance",
        RankExclusion.Alone => "alone",
    };

    private static string Reason(RankExclusion reason) => reason switch
    {
        RankExclusion.NoItems => "no number of items is given",
        RankExclusion.JudgeAtChance => "its judge may be no better than chance",
        RankExclusion.Alone => "no other score of this benchmark can be compared with it",
    };
}
