namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>The systems of one group and criterion of a file, in order of first appearance.</summary>
/// <param name="Group">The values of the group columns; <see langword="null"/> without groups.</param>
/// <param name="Criterion">The criterion; <see langword="null"/> without.</param>
/// <param name="Systems">Their names, with their places among the groups of the table and their evidence.</param>
internal sealed record SystemSet(IReadOnlyList<GroupKey>? Group, string? Criterion, IReadOnlyList<SystemRows> Systems)
{
    /// <summary>The sets of a table whose groups are read by group columns, the criterion, and the systems last.</summary>
    public static IReadOnlyList<SystemSet> Of(JudgmentTable table, SystemChoice choice)
    {
        var sets = new Dictionary<string, (GroupKey[] Key, List<SystemRows> Systems)>(StringComparer.Ordinal);
        var order = new List<string>();
        var place = 0;
        foreach (var group in table.Groups)
        {
            var key = group.Key.Take(group.Key.Count - 1).ToArray();
            var name = string.Join('\0', key.Select(one => one.Value));
            if (!sets.TryGetValue(name, out var set))
            {
                set = (key, []);
                sets[name] = set;
                order.Add(name);
            }
            set.Systems.Add(new(group.Key[^1].Value, place, group));
            place++;
        }
        return
        [
            .. order.Select(name =>
            {
                var (key, systems) = sets[name];
                var groups = choice.Criterion is null ? key : key[..^1];
                return new SystemSet(groups.Length == 0 ? null : groups, choice.Criterion is null ? null : key[^1].Value, systems);
            }),
        ];
    }
}

/// <summary>One system's rows.</summary>
internal sealed record SystemRows(string Name, int Place, JudgmentGroup Rows);
