using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Data;

/// <summary>Which items of a benchmark belong together: by a column, else by having the same text.</summary>
internal sealed class ItemGroups(ScoreCollector collected, int benchmark)
{
    /// <summary>The cluster of each item; empty where each stands alone.</summary>
    /// <param name="ids">The numbers of the items' ids.</param>
    /// <param name="copies">How many have a copy; none where texts are not known.</param>
    public int[] Of(int[] ids, out CopiedItems? copies)
    {
        copies = null;
        if (collected.Columns is { Cluster: ScoreColumns.None, Text: ScoreColumns.None }) return [];
        var texts = ids.Select(id => collected.Groups.GetValueOrDefault((benchmark, id), (-1, -1)).Item2).ToArray();
        var groups = texts.Where(text => text >= 0).GroupBy(text => text).Where(group => group.Skip(1).Any()).ToList();
        copies = collected.Columns.Text < 0 ? null : new CopiedItems(ids.Length, groups.Sum(group => group.Count()), groups.Count);
        if (collected.Columns.Cluster >= 0)
            return Numbered([.. ids.Select(id => collected.Groups.GetValueOrDefault((benchmark, id), (-1, -1)).Item1)]);
        return groups.Count > 0 ? Numbered(texts) : [];
    }

    // What has no group stands alone.
    private static int[] Numbered(int[] groups)
    {
        var alone = -2;
        return [.. groups.Select(group => group >= 0 ? group : alone--)];
    }
}
