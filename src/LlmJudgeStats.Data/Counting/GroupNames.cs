using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Groups whose names differ in case, blanks or Unicode form only: two groups as they stand, one for whoever reads them.</summary>
internal static class GroupNames
{
    private const int PairsShown = 3;

    public static IEnumerable<Diagnostic> Notes(IReadOnlyList<GroupCounter> groups)
    {
        if (groups.Count < 2) yield break;
        var pairs = Pairs(groups);
        if (pairs.Count == 0) yield break;
        var shown = pairs.Take(PairsShown).Select(pair => $"'{Name(groups[pair.One])}' and '{Name(groups[pair.Other])}'");
        var more = pairs.Count > PairsShown ? Invariant($" and {pairs.Count - PairsShown} more") : "";
        yield return new(DataCodes.SimilarNames, DiagnosticSeverity.Warning,
            $"groups differ in case, blanks or Unicode form only: {string.Join(", ", shown)}{more}; they are counted apart",
            "write the names alike, if they are one group");
    }

    // A group and the first one that looks like it. Only fingerprints are held: there may be a million groups.
    private static List<(int One, int Other)> Pairs(IReadOnlyList<GroupCounter> groups)
    {
        var prints = new ulong[groups.Count];
        var order = new int[groups.Count];
        for (var i = 0; i < prints.Length; i++)
        {
            prints[i] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Look(groups[i]).AsSpan()));
            order[i] = i;
        }
        Array.Sort(prints, order);
        List<(int One, int Other)> pairs = [];
        for (var start = 0; start < prints.Length;)
        {
            var end = start + 1;
            while (end < prints.Length && prints[end] == prints[start]) end++;
            if (end - start > 1) AddPairs(pairs, groups, order.AsSpan(start, end - start));
            start = end;
        }
        pairs.Sort((left, right) => left.Other.CompareTo(right.Other));
        return pairs;
    }

    private static void AddPairs(List<(int One, int Other)> pairs, IReadOnlyList<GroupCounter> groups, Span<int> alike)
    {
        alike.Sort();
        var look = Look(groups[alike[0]]);
        foreach (var other in alike[1..])
        {
            if (Look(groups[other]) == look) pairs.Add((alike[0], other));    // two looks may have one fingerprint
        }
    }

    private static string Look(GroupCounter group) =>
        group.Values is [var value] ? SimilarText.Fold(value) : string.Join('\n', group.Values.Select(name => SimilarText.Fold(name)));

    private static string Name(GroupCounter group) => string.Join(' ', group.Values.Select(value => Excerpt.Of(value)));
}
