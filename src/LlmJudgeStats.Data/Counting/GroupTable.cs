using System.Runtime.InteropServices;

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
    private readonly Dictionary<string, GroupCounter> _byKey = new(StringComparer.Ordinal);
    private char[] _key = new char[256];
    private int _lastLength = -1;
    private char[] _lastKey = [];
    private GroupCounter? _last;
    private long _characters;

    public IReadOnlyList<GroupCounter> Groups => _groups;

    public GroupCounter Find(IRowReader row, int[] columns)
    {
        var length = WriteKey(row, columns);
        var key = _key.AsSpan(0, length);
        // Files are mostly sorted by group, so the last one is tried first.
        if (_last is not null && key.SequenceEqual(_lastKey.AsSpan(0, _lastLength))) return _last;
        if (!_byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var group)) group = Add(row, columns, key);
        if (_lastKey.Length < length) _lastKey = new char[_key.Length];
        key.CopyTo(_lastKey);
        _lastLength = length;
        _last = group;
        return group;
    }

    private GroupCounter Add(IRowReader row, int[] columns, ReadOnlySpan<char> key)
    {
        if (_groups.Count == MostGroups)
        {
            errors.Fail(new(DataCodes.TooManyGroups, $"there are more than {MostGroups} groups",
                "group by columns with fewer values; an item id is not a group")
            {
                Line = row.Line,
            });
        }
        var values = new GroupKey[columns.Length];
        for (var i = 0; i < values.Length; i++) values[i] = new(names[i], Name(row, columns[i], names[i]));
        var group = new GroupCounter(_groups.Count, values);
        _groups.Add(group);
        _byKey.Add(key.ToString(), group);
        return group;
    }

    private string Name(IRowReader row, int column, string header)
    {
        var name = row.Cell(column);
        if (name.Length > LongestName)
        {
            errors.Fail(new(DataCodes.OverlongField, $"the name of a group has {name.Length} characters, more than {LongestName}",
                "group by a column of short names")
            {
                Line = row.Line,
                Column = header,
            });
        }
        _characters += name.Length;
        if (_characters > MostCharacters)
        {
            errors.Fail(new(DataCodes.TooManyGroups, $"the names of the groups have more than {MostCharacters} characters together",
                "group by columns with fewer or shorter values")
            {
                Line = row.Line,
                Column = header,
            });
        }
        return name.ToString();
    }

    /// <summary>Values one after the other, each behind its length, so that no two combinations look alike.</summary>
    private int WriteKey(IRowReader row, int[] columns)
    {
        var at = 0;
        foreach (var column in columns)
        {
            var value = row.Cell(column);
            var needed = at + 2 + value.Length;
            if (_key.Length < needed) Array.Resize(ref _key, Math.Max(needed, _key.Length * 2));
            MemoryMarshal.Write(MemoryMarshal.AsBytes(_key.AsSpan(at, 2)), value.Length);
            value.CopyTo(_key.AsSpan(at + 2));
            at = needed;
        }
        return at;
    }
}
