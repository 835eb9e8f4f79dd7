using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>Groups whose names differ in case, blanks or Unicode form only: two groups as they stand, one for whoever reads them.</summary>
internal static class GroupNames
{
    private const int MostGroups = 100_000;    // names of more are ids
    private const int PairsShown = 3;

    public static IEnumerable<Diagnostic> Notes(IReadOnlyList<GroupCounter> groups)
    {
        if (groups.Count is < 2 or > MostGroups) yield break;
        var first = new Dictionary<string, GroupCounter>(StringComparer.Ordinal);
        List<(GroupCounter One, GroupCounter Other)> pairs = [];
        foreach (var group in groups)
        {
            if (!first.TryAdd(Folded(group), group)) pairs.Add((first[Folded(group)], group));
        }
        if (pairs.Count == 0) yield break;
        var shown = pairs.Take(PairsShown).Select(pair => $"'{Name(pair.One)}' and '{Name(pair.Other)}'");
        var more = pairs.Count > PairsShown ? string.Create(CultureInfo.InvariantCulture, $" and {pairs.Count - PairsShown} more") : "";
        yield return new(DataCodes.SimilarNames, DiagnosticSeverity.Warning,
            $"groups differ in case, blanks or Unicode form only: {string.Join(", ", shown)}{more}; they are counted apart",
            "write the names alike, if they are one group");
    }

    private static string Folded(GroupCounter group) => string.Join('\n', group.Key.Select(key => SimilarText.Fold(key.Value)));

    private static string Name(GroupCounter group) => string.Join(' ', group.Key.Select(key => Excerpt.Of(key.Value)));
}
