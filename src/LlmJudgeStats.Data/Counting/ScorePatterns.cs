using System.IO.Hashing;
using System.Runtime.InteropServices;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Data;

/// <summary>Finds items with the same score of every system in every run.</summary>
internal static class ScorePatterns
{
    /// <summary>The pairs of such items, by final scores; nothing where there are too few scores of each.</summary>
    /// <param name="rows">The scores of a benchmark.</param>
    public static AlikePatterns? Of(ScoredRows rows)
    {
        var columns = rows.Series.Where(series => series.IsFinal).Select(series => (series.System, series.Run)).Distinct().Count();
        if (columns < AlikePatterns.FewestColumns) return null;
        var patterns = new Dictionary<int, Pattern>();
        foreach (var row in rows)
        {
            if (!row.Series.IsFinal) continue;
            ref var pattern = ref CollectionsMarshal.GetValueRefOrAddDefault(patterns, row.Item, out _);
            pattern = pattern.With(row);
        }
        var whole = patterns.Values.Where(pattern => pattern.Scores == columns).ToList();
        var pairs = whole.Where(pattern => pattern.Lowest < pattern.Highest).GroupBy(pattern => pattern.Hash)
            .Sum(alike => alike.LongCount() * (alike.LongCount() - 1) / 2);
        return new(columns, whole.Count, pairs);
    }

    /// <summary>The scores of one item so far.</summary>
    private readonly record struct Pattern(int Scores, ulong Hash, double Lowest, double Highest)
    {
        // A sum: rows come in any order. 64 bits: of a million items two are taken for alike once in thirty million files.
        public Pattern With(ScoredRow row)
        {
            ReadOnlySpan<long> one = [row.Series.System, row.Series.Run, BitConverter.DoubleToInt64Bits(row.Score)];
            return new(
                Scores + 1, unchecked(Hash + XxHash3.HashToUInt64(MemoryMarshal.AsBytes(one))),
                Scores == 0 ? row.Score : Math.Min(Lowest, row.Score), Scores == 0 ? row.Score : Math.Max(Highest, row.Score));
        }
    }
}
