using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Which rows took the labels of a second file: a label is that of one answer, and a key may be that of several.</summary>
/// <remarks>
/// Rows that a column named for the system or the run tells apart are answers of several, which is an error. Rows of one group, and rows of
/// several groups unless these are judges, may be: the reader is told.
/// </remarks>
/// <param name="groupColumns">The columns by which rows are grouped.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class LabelMeetings(IReadOnlyList<string> groupColumns, ErrorLog errors)
{
    private readonly Dictionary<string, Meeting> _first = new(StringComparer.Ordinal);
    private readonly HashSet<(int Group, string Key)> _inOtherGroups = [];
    private readonly bool[] _areJudges = [.. groupColumns.Select(RoleNames.IsJudge)];
    private readonly List<int> _systems = [];
    private int _columnsSeen;
    private Meetings _inGroups;
    private Meetings _acrossGroups;

    /// <summary>How many labels have been met; one that was met from both sides is one.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a row whose key has a label.</summary>
    /// <param name="key">The key.</param>
    /// <param name="mirrored">The key of the same label from the other side; nothing where it has one side.</param>
    /// <param name="row">The row.</param>
    /// <param name="roles">Its columns.</param>
    /// <param name="group">Its group.</param>
    public void Add(string key, string? mirrored, IRowReader row, ColumnRoles roles, GroupCounter group)
    {
        LearnColumns(row.Columns, roles);
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, key, out var isKnown);
        if (!isKnown)
        {
            if (mirrored is null || !_first.ContainsKey(mirrored)) Count++;
            first = new() { Group = group, Line = row.Line, Systems = SystemsOf(row) };
            return;
        }
        RefuseOtherSystem(key, row, first);
        var isSameGroup = first.Group == group;
        if (isSameGroup || !_inOtherGroups.Add((group.Index, key)))
        {
            _inGroups.Add(key, first.Line, row.Line);
            if (!first.IsRepeated) _inGroups.Keys++;
            first.IsRepeated = true;
        }
        else if (AreOtherAnswers(first.Group, group))
        {
            _acrossGroups.Add(key, first.Line, row.Line);
            if (!first.IsInOthers) _acrossGroups.Keys++;
            first.IsInOthers = true;
        }
    }

    /// <summary>What a reader of the numbers should know.</summary>
    public IEnumerable<Diagnostic> Notes()
    {
        if (_inGroups.Keys > 0)
        {
            var rows = groupColumns.Count == 0 ? "more than one row" : "more than one row of a group";
            yield return new(DataCodes.AmbiguousKey, DiagnosticSeverity.Warning,
                $"{_inGroups.Words(rows)}: each row takes the label, which is right for one answer only, and several rows of one answer "
                    + "are worth less than as many answers",
                "name the column that tells the answers apart in both files (`LabelKeys`), or by which they are to be grouped "
                    + "(`GroupColumns`), or keep one row of a key (`Where`)");
        }
        if (_acrossGroups.Keys > 0)
        {
            yield return new(DataCodes.AmbiguousKey, DiagnosticSeverity.Warning,
                $"{_acrossGroups.Words("rows of several groups")}: each takes the label, which is wrong where the groups hold other "
                    + "answers",
                "where they do, label the answers of each group, and name what groups them as a part of the key (`LabelKeys`); where the "
                    + "groups are judges of the same answers, leave it");
        }
    }

    // Columns that come late, in JSON lines, were empty before.
    private void LearnColumns(IReadOnlyList<string> names, ColumnRoles roles)
    {
        for (; _columnsSeen < names.Count; _columnsSeen++)
        {
            if (!roles.Keys.Contains(_columnsSeen) && RoleNames.IsSystem(names[_columnsSeen])) _systems.Add(_columnsSeen);
        }
    }

    private void RefuseOtherSystem(string key, IRowReader row, in Meeting first)
    {
        for (var i = 0; i < _systems.Count; i++)
        {
            var earlier = i < first.Systems.Length ? first.Systems[i] : "";
            var whose = CellText.Of(row, _systems[i]);
            if (whose.SequenceEqual(earlier)) continue;
            var name = row.Columns[_systems[i]];
            errors.Fail(new(DataCodes.AmbiguousKey,
                $"the key '{Excerpt.Of(LabelKey.Shown(key))}' is that of several answers: '{Excerpt.Of(name)}' is "
                    + $"'{Excerpt.Of(earlier)}' and '{Excerpt.Of(whose)}'",
                $"a label belongs to one answer: add '{Excerpt.InHint(name)}' to the key (`LabelKeys`), or pick one "
                    + $"(`Where` = {ShellText.OpenFilter(name)})"), row.Line);
        }
    }

    private string[] SystemsOf(IRowReader row) => [.. _systems.Select(column => CellText.Of(row, column).ToString())];

    // Several judges of one answer share its label.
    private bool AreOtherAnswers(GroupCounter one, GroupCounter other)
    {
        for (var i = 0; i < _areJudges.Length; i++)
        {
            if (!_areJudges[i] && one.Values[i] != other.Values[i]) return true;
        }
        return false;
    }

    private record struct Meeting
    {
        public required GroupCounter Group { get; init; }

        public required long Line { get; init; }

        /// <summary>The values of the columns that are named for systems or runs.</summary>
        public required string[] Systems { get; init; }

        public bool IsRepeated { get; set; }

        public bool IsInOthers { get; set; }
    }

    /// <summary>Keys that several rows have.</summary>
    private struct Meetings
    {
        private long _rows;
        private string? _example;

        public long Keys { get; set; }

        public void Add(string key, long firstLine, long line)
        {
            _rows++;
            _example ??= Invariant($"'{Excerpt.Of(LabelKey.Shown(key))}' on lines {firstLine} and {line}");
        }

        public readonly string Words(string what)
        {
            var keys = Keys == 1 ? "label meets" : "labels meet";
            var rows = _rows == 1 ? "row" : "rows";
            return Invariant($"{Keys} {keys} {what} ({_rows} further {rows}; first: {_example})");
        }
    }
}
