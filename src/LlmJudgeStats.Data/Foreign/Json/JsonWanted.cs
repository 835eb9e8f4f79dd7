using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>What is wanted of a JSON value, as a tree of keys; everything else is skipped without being decoded.</summary>
internal sealed class JsonWanted
{
    // Stand for the signs of paths where these belong to a key.
    private const char Dot = '\uE000';
    private const char Equal = '\uE001';

    private JsonWanted[] _keys = [];
    private JsonWanted[]?[] _keysOfLength = [];

    private JsonWanted(string name)
    {
        Name = name;
        Utf8 = Encoding.UTF8.GetBytes(name);
    }

    public string Name { get; }

    public byte[] Utf8 { get; }

    public ReadOnlySpan<JsonWanted> Keys => _keys;

    /// <summary>The keys whose name takes so many bytes.</summary>
    public ReadOnlySpan<JsonWanted> KeysOf(int length) => length < _keysOfLength.Length ? _keysOfLength[length] : [];

    /// <summary>What is wanted of every key that is not named.</summary>
    public JsonWanted? AnyKey { get; private set; }

    /// <summary>What is wanted of every element of an array.</summary>
    public JsonWanted? Elements { get; private set; }

    /// <summary>Whether it is handed over by itself and then let go.</summary>
    public bool IsRecord { get; private set; }

    /// <summary>Whether equal values are to be told.</summary>
    public bool IsHashed { get; private set; }

    /// <summary>Whether it is enough to know that it is there: its text is not decoded.</summary>
    public bool IsPresence { get; private set; }

    /// <summary>Whether numbers and truth values are kept, and texts are known to be there without being decoded.</summary>
    public bool IsNumeric { get; private set; }

    /// <summary>
    /// What stands at some paths: <c>a.b</c>, <c>list[].a</c>, <c>a.*</c> for every key. A <c>!</c> at the end marks records, a <c>#</c>
    /// values that are compared, a <c>?</c> values of which only the key counts, a <c>^</c> numbers, and
    /// <c>a[]=b[]</c> says that the elements of the one look like those of the other.
    /// </summary>
    public static JsonWanted Of(IEnumerable<string> paths)
    {
        var root = new JsonWanted("");
        foreach (var path in paths)
        {
            if (path.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) root.Repeat(path[..at], path[(at + 1)..]);
            else root.At(path.TrimEnd('!', '#', '?', '^')).Mark(path);
        }
        return root;
    }

    /// <summary>A key as a step of a path, whatever signs are in it.</summary>
    public static string Key(string name) => name.Replace('.', Dot).Replace('=', Equal);

    private void Mark(string path)
    {
        IsRecord |= path.EndsWith('!');
        IsHashed |= path.EndsWith('#');
        IsNumeric |= path.EndsWith('^');
        IsPresence |= path.EndsWith('?');
    }

    // What is inside something looks like the thing itself: assertions in sets of assertions.
    private void Repeat(string inner, string outer)
    {
        var list = At(inner[..^"[]".Length]);
        list.Elements = At(outer);
    }

    private JsonWanted At(string path)
    {
        var place = this;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.EndsWith("[]", StringComparison.Ordinal) ? step[..^"[]".Length] : step;
            if (name == "*") place = place.OfAnyKey();
            else if (name.Length > 0) place = place.KeyOf(name.Replace(Dot, '.').Replace(Equal, '='));
            if (name.Length < step.Length) place = place.OfElements();
        }
        return place;
    }

    private JsonWanted OfAnyKey() => AnyKey ??= new("*");

    private JsonWanted OfElements() => Elements ??= new("[]");

    private JsonWanted KeyOf(string name)
    {
        if (Array.Find(_keys, key => key.Name == name) is { } known) return known;
        var key = new JsonWanted(name);
        _keys = [.. _keys, key];
        var length = key.Utf8.Length;
        if (length >= _keysOfLength.Length) Array.Resize(ref _keysOfLength, length + 1);
        _keysOfLength[length] = [.. _keysOfLength[length] ?? [], key];
        return key;
    }
}
