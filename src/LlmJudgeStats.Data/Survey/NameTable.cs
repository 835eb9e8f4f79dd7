namespace LlmJudgeStats.Data;

/// <summary>The values of a column of few names, numbered in order of first appearance.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    public int Place(ReadOnlySpan<char> name)
    {
        var places = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (places.TryGetValue(name, out var place)) return place;
        place = _names.Count;
        _names.Add(name.ToString());
        _places.Add(_names[place], place);
        return place;
    }
}
