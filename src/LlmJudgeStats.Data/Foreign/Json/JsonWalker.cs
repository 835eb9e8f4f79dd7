using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Follows the tokens of a document and keeps what is wanted of it.</summary>
internal sealed class JsonWalker
{
    private readonly Stack<Level> _levels = new();
    private readonly JsonWanted _wanted;
    private JsonWanted? _next;             // what is wanted of the value to come
    private string? _nextName;
    private int _skipped;                  // levels inside something that nobody wants
    private JsonHash? _hash;

    public JsonWalker(JsonWanted wanted)
    {
        _wanted = wanted;
        _next = wanted;
    }

    /// <summary>What was kept of the document itself, records left out; nothing before its first token.</summary>
    public JsonPart? Document { get; private set; }

    /// <summary>Whether the document has come to its end.</summary>
    public bool HasEnded => Document is not null && _levels.Count == 0 && _skipped == 0;

    /// <summary>The record that has just ended.</summary>
    public JsonPart? Record { get; private set; }

    /// <summary>The number of the document in its file, from 0, for one a line.</summary>
    public int Number { get; set; }

    /// <summary>Begins a document.</summary>
    public void Restart()
    {
        _levels.Clear();
        _next = _wanted;
        _nextName = null;
        _skipped = 0;
        _hash = null;
        Document = null;
        Record = null;
    }

    /// <summary>Takes a token; <see langword="true"/> when a record has ended with it.</summary>
    /// <param name="reader">At the token.</param>
    /// <param name="line">The line of a place in what is being read.</param>
    /// <exception cref="JsonException">A key that is wanted stands twice in an object, or a text that is wanted is none.</exception>
    public bool Take(ref Utf8JsonReader reader, Func<long, long> line)
    {
        _hash?.Take(ref reader);
        if (_skipped > 0)
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) _skipped++;
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) _skipped--;
            return false;
        }
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                Choose(ref reader);
                return false;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Enter(ref reader, line);
                return false;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                return Leave();
            default:
                TakeScalar(ref reader);
                return false;
        }
    }

    private void Choose(ref Utf8JsonReader reader)
    {
        var level = _levels.Peek();
        foreach (var key in level.Wanted.Keys)
        {
            if (!reader.ValueTextEquals(key.Utf8)) continue;
            _next = key;
            _nextName = key.Name;
            if (level.Part.Find(key.Name) is not null) throw new JsonException($"the key '{key.Name}' stands twice in an object");
            return;
        }
        _next = level.Wanted.AnyKey;
        _nextName = _next is null ? null : TextOf(ref reader);
        if (_nextName is not null && level.Part.Find(_nextName) is not null)
            throw new JsonException($"the key '{Excerpt.Of(_nextName)}' stands twice in an object");
    }

    private void Enter(ref Utf8JsonReader reader, Func<long, long> line)
    {
        var isElement = NextElement();
        if (_next is null)
        {
            _skipped = 1;
            return;
        }
        var part = PartOf(ref reader, null, isElement, line);
        if (_next.IsHashed && _hash is null) _hash = JsonHash.Begin(ref reader);
        _levels.Push(new(_next, part, reader.TokenType == JsonTokenType.StartArray));
        _next = null;
    }

    private JsonPart PartOf(ref Utf8JsonReader reader, string? text, bool isElement, Func<long, long>? line)
    {
        var kind = KindOf(reader.TokenType);
        if (_levels.Count == 0)
        {
            Document = new()
            {
                Kind = kind,
                Index = Number,
                Parent = null,
                Root = "$",
                Text = text,
                Line = line?.Invoke(reader.TokenStartIndex) ?? 0,
            };
            return Document;
        }
        var above = _levels.Peek();
        if (_next!.IsRecord)
        {
            var place = $"{above.Part.Place}[{above.Count - 1}]";
            return new()
            {
                Kind = kind,
                Index = above.Count - 1,
                Parent = null,
                Root = place,
                Text = text,
                Line = line?.Invoke(reader.TokenStartIndex) ?? 0,
            };
        }
        var part = new JsonPart
        {
            Kind = kind,
            Index = isElement ? above.Count - 1 : 0,
            Parent = above.Part,
            Name = isElement ? null : _nextName,
            Text = text,
        };
        above.Part.Add(part);
        return part;
    }

    // What is wanted of an element is known from its array.
    private bool NextElement()
    {
        if (_levels.Count == 0 || !_levels.Peek().IsArray) return false;
        var level = _levels.Pop();
        _levels.Push(level with { Count = level.Count + 1 });
        _next = level.Wanted.Elements;
        return true;
    }

    private bool Leave()
    {
        var level = _levels.Pop();
        _next = null;
        if (level.Wanted.IsHashed && _hash is { HasEnded: true } hash)
        {
            level.Part.Hash = hash.Value;
            _hash = null;
        }
        if (!level.Wanted.IsRecord) return false;
        Record = level.Part;
        return true;
    }

    private void TakeScalar(ref Utf8JsonReader reader)
    {
        var isElement = NextElement();
        if (_next is null) return;
        var text = reader.TokenType switch
        {
            _ when _next.IsPresence => "",
            JsonTokenType.Null => null,
            JsonTokenType.String when _next.IsNumeric => "",
            JsonTokenType.String => TextOf(ref reader),
            _ => Encoding.UTF8.GetString(reader.ValueSpan),
        };
        _ = PartOf(ref reader, text, isElement, null);
        _next = null;
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a text holds half of a surrogate pair or bytes that are no UTF-8, which is no character");
        }
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Level(JsonWanted Wanted, JsonPart Part, bool IsArray)
    {
        public int Count { get; init; }
    }
}
