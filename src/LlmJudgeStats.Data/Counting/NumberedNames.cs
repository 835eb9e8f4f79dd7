namespace LlmJudgeStats.Data;

/// <summary>Names by number, in the order in which they were first seen.</summary>
internal sealed class NumberedNames
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _last;

    public int Count => _names.Count;

    /// <summary>All of them, in that order.</summary>
    public IReadOnlyList<string> All => _names;

    public string this[int number] => _names[number];

    public int Of(ReadOnlySpan<char> name)
    {
        _last = Find(name);
        return _last;
    }

    // Names mostly come again at once, or in the order in which they came first.
    private int Find(ReadOnlySpan<char> name)
    {
        for (var near = _last; near < Math.Min(_last + 2, _names.Count); near++)
        {
            if (name.SequenceEqual(_names[near])) return near;
        }
        var known = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(name, out var number)) return number;
        var text = name.ToString();
        _numbers.Add(text, _names.Count);
        _names.Add(text);
        return _names.Count - 1;
    }
}
