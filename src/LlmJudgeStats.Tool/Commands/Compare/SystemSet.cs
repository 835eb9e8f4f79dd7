namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>The systems of one group and criterion of a file, in order of first appearance.</summary>
/// <param name="Group">The values of the group columns; <see langword="null"/> without groups.</param>
/// <param name="Criterion">The criterion; <see langword="null"/> without.</param>
/// <param name="Systems">Their names, with their places among the groups of the table and their evidence.</param>
internal sealed record SystemSet(IReadOnlyList<GroupKey>? Group, string? Criterion, IReadOnlyList<SystemRows> Systems)
{
    /// <summary>The sets of a table whose groups are read by group columns, the criterion, and the systems last.</summary>
    public static IReadOnlyList<SystemSet> Of(JudgmentTable table, SystemChoice choice) =>
    [
        .. table.Groups.Select((group, place) => new SystemRows(group.Key[^1].Value, place, group))
            .GroupBy(system => string.Join('\0', system.Rows.Key.SkipLast(1).Select(key => key.Value)))
            .Select(set => Of([.. set], hasCriterion: choice.Criterion is not null)),
    ];

    private static SystemSet Of(SystemRows[] systems, bool hasCriterion)
    {
        GroupKey[] key = [.. systems[0].Rows.Key.SkipLast(1)];
        var groups = hasCriterion ? key[..^1] : key;
        return new(groups.Length == 0 ? null : groups, hasCriterion ? key[^1].Value : null, systems);
    }
}

/// <summary>One system's rows.</summary>
internal sealed record SystemRows(string Name, int Place, JudgmentGroup Rows);
