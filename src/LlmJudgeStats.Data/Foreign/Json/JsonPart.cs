using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>What was kept of a JSON value: a scalar's text, and of an object or an array the parts that were wanted.</summary>
internal sealed class JsonPart
{
    private List<JsonPart>? _parts;

    public required JsonValueKind Kind { get; init; }

    /// <summary>The key in the object around it; nothing for an element of an array and for a whole record.</summary>
    public string? Name { get; init; }

    /// <summary>The place in the array around it, or in the whole document for a record.</summary>
    public required int Index { get; init; }

    /// <summary>What it stands in, which does not keep it when it is a record.</summary>
    public required JsonPart? Parent { get; init; }

    /// <summary>A scalar as it is written, a text without its quotes; nothing for objects, arrays and null.</summary>
    public string? Text { get; init; }

    /// <summary>The physical line on which it begins; known for records.</summary>
    public long Line { get; init; }

    /// <summary>Tells values that are equal up to the order of keys; where that was wanted.</summary>
    public UInt128 Hash { get; set; }

    public IReadOnlyList<JsonPart> Parts => _parts ?? (IReadOnlyList<JsonPart>)[];

    /// <summary>Whether there is a value: null is none.</summary>
    public bool IsNull => Kind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>The part with a key; nothing when there is none, or it is null.</summary>
    public JsonPart? this[string name]
    {
        get
        {
            var part = Find(name);
            return part is { IsNull: false } ? part : null;
        }
    }

    /// <summary>Where it stands, for messages.</summary>
    public string Place
    {
        get
        {
            if (Parent is null) return "$";
            var step = Name is null ? Invariant($"[{Index}]") : StepOf(Name);
            return Parent.Place + step;
        }
    }

    /// <summary>The part with a key, null or not.</summary>
    public JsonPart? Find(string name)
    {
        if (_parts is null) return null;
        foreach (var part in _parts)
        {
            if (part.Name == name) return part;
        }
        return null;
    }

    /// <summary>Whether there are parts with all of these keys, null or not.</summary>
    public bool Has(params string[] names) => Array.TrueForAll(names, name => Find(name) is not null);

    /// <summary>The text of a scalar with a key; nothing when there is none.</summary>
    public string? TextOf(string name) => this[name]?.Text;

    /// <summary>Adds a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="expected">How many there may be.</param>
    public void Add(JsonPart part, int expected)
    {
        _parts ??= new(Math.Clamp(expected, 4, 16));
        _parts.Add(part);
    }

    private static string StepOf(string name)
    {
        var isPlain = name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isPlain ? "." + name : new StringBuilder("['").Append(Excerpt.Of(name)).Append("']").ToString();
    }
}
