using System.IO.Hashing;
using System.Runtime.InteropServices;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Data;

/// <summary>Finds items with the same score of every system in every run.</summary>
internal static class ScorePatterns
{
    /// <summary>The pairs of such items; nothing where there are too few scores of each.</summary>
    /// <param name="rows">The final scores of a benchmark.</param>
    public static AlikePatterns? Of(List<ScoredRow> rows)
    {
        var columns = new HashSet<(int System, int Run)>();
        foreach (var row in rows) columns.Add((row.System, row.Run));
        if (columns.Count < AlikePatterns.FewestColumns) return null;
        var patterns = new Dictionary<int, Pattern>();
        foreach (var row in rows)
        {
            ref var pattern = ref CollectionsMarshal.GetValueRefOrAddDefault(patterns, row.Item, out _);
            pattern = pattern.With(row);
        }
        var whole = patterns.Values.Where(pattern => pattern.Scores == columns.Count).ToList();
        var pairs = whole.Where(pattern => pattern.Lowest < pattern.Highest).GroupBy(pattern => pattern.Hash)
            .Sum(alike => alike.LongCount() * (alike.LongCount() - 1) / 2);
        return new(columns.Count, whole.Count, pairs);
    }

    /// <summary>The scores of one item so far.</summary>
    private readonly record struct Pattern(int Scores, ulong Hash, double Lowest, double Highest)
    {
        // A sum: rows come in any order. 64 bits: of a million items two are taken for alike once in thirty million files.
        public Pattern With(ScoredRow row)
        {
            ReadOnlySpan<long> one = [row.System, row.Run, BitConverter.DoubleToInt64Bits(row.Score)];
            return new(
                Scores + 1, unchecked(Hash + XxHash3.HashToUInt64(MemoryMarshal.AsBytes(one))),
                Scores == 0 ? row.Score : Math.Min(Lowest, row.Score), Scores == 0 ? row.Score : Math.Max(Highest, row.Score));
        }
    }
}
