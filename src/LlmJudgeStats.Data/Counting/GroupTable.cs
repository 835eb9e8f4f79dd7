namespace LlmJudgeStats.Data;

/// <summary>The groups of a file in order of first appearance, found without allocating for rows of groups that are known.</summary>
internal sealed class GroupTable(IReadOnlyList<string> names, ErrorLog errors)
{
    /// <summary>The most groups of one file.</summary>
    public const int MostGroups = 1_000_000;

    /// <summary>The longest name of a group, in characters: longer ones are answers, not names.</summary>
    public const int LongestName = 4096;

    /// <summary>The most characters that the names of all groups may have together.</summary>
    public const long MostCharacters = 64L << 20;

    private readonly List<GroupCounter> _groups = [];
    private readonly List<int> _hashes = [];
    private int[] _slots = new int[64];    // one more than the index of a group; a power of two of them, at most half in use
    private GroupCounter? _last;
    private long _characters;

    public IReadOnlyList<GroupCounter> Groups => _groups;

    public GroupCounter Find(IRowReader row, int[] columns)
    {
        // Files are mostly sorted by group, so the last one is tried first.
        if (_last is not null && IsOf(_last, row, columns)) return _last;
        var hash = Hash(row, columns);
        var slot = Slot(hash);
        while (_slots[slot] > 0)
        {
            var group = _groups[_slots[slot] - 1];
            if (_hashes[group.Index] == hash && IsOf(group, row, columns))
            {
                _last = group;
                return group;
            }
            slot = (slot + 1) & (_slots.Length - 1);
        }
        _last = Add(row, columns);
        _slots[slot] = _groups.Count;
        _hashes.Add(hash);
        if (_groups.Count > _slots.Length / 2) Grow();
        return _last;
    }

    private static bool IsOf(GroupCounter group, IRowReader row, int[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (!row.Cell(columns[i]).SequenceEqual(group.Values[i])) return false;
        }
        return true;
    }

    private static int Hash(IRowReader row, int[] columns)
    {
        var hash = 0;
        foreach (var column in columns) hash = HashCode.Combine(hash, string.GetHashCode(row.Cell(column), StringComparison.Ordinal));
        return hash;
    }

    private int Slot(int hash) => hash & (_slots.Length - 1);

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var i = 0; i < _hashes.Count; i++)
        {
            var slot = Slot(_hashes[i]);
            while (_slots[slot] > 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    private GroupCounter Add(IRowReader row, int[] columns)
    {
        if (_groups.Count == MostGroups)
        {
            errors.Fail(new(DataCodes.TooManyGroups, $"there are more than {MostGroups} groups",
                "group by columns with fewer values; an item id is not a group"), row.Line);
        }
        var values = new string[columns.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Name(row, columns[i], names[i]);
        var group = new GroupCounter(_groups.Count, names, values);
        _groups.Add(group);
        return group;
    }

    private string Name(IRowReader row, int column, string header)
    {
        var name = row.Cell(column);
        if (name.Length > LongestName)
        {
            errors.Fail(new(DataCodes.OverlongField, $"the name of a group has {name.Length} characters, more than {LongestName}",
                "group by a column of short names"), row.Line, header);
        }
        _characters += name.Length;
        if (_characters > MostCharacters)
        {
            errors.Fail(new(DataCodes.TooManyGroups, $"the names of the groups have more than {MostCharacters} characters together",
                "group by columns with fewer or shorter values"), row.Line, header);
        }
        return name.ToString();
    }
}
