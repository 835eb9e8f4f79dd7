using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Follows the tokens of a document and keeps what is wanted of it.</summary>
internal sealed class JsonWalker(JsonWanted wanted)
{
    private readonly JsonHash _hash = new();
    private readonly ShortTexts _texts = new();
    private Level[] _levels = new Level[16];
    private int _depth;
    private readonly JsonWanted _wanted = wanted;
    private JsonWanted? _next = wanted;    // what is wanted of the value to come
    private string? _nextName;
    private int _skipped;                  // levels inside something that nobody wants

    /// <summary>What was kept of the document itself, records left out; nothing before its first token.</summary>
    public JsonPart? Document { get; private set; }

    /// <summary>Whether the document has come to its end.</summary>
    public bool HasEnded => Document is not null && _depth == 0 && _skipped == 0;

    /// <summary>The record that has just ended.</summary>
    public JsonPart? Record { get; private set; }

    /// <summary>The number of the document in its file, from 0, for one a line.</summary>
    public int Number { get; set; }

    /// <summary>Begins a document.</summary>
    public void Restart()
    {
        _depth = 0;
        _next = _wanted;
        _nextName = null;
        _skipped = 0;
        _hash.Stop();
        Document = null;
        Record = null;
    }

    /// <summary>Takes what there is of the document; <see langword="true"/> when a record has ended.</summary>
    /// <param name="reader">Before the next token.</param>
    /// <param name="line">The line of a place in what is being read.</param>
    /// <exception cref="JsonException">
    /// It is no JSON, a key that is wanted stands twice in an object, or a text that is wanted is none.
    /// </exception>
    public bool Read(ref Utf8JsonReader reader, Func<long, long> line)
    {
        while (Next(ref reader))
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    Choose(ref reader);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Enter(ref reader, line);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    if (Leave()) return true;
                    break;
                default:
                    TakeScalar(ref reader);
                    break;
            }
        }
        return false;
    }

    // To the next token that may be wanted. Nothing is read twice when it is not there yet, as it would be with TrySkip.
    private bool Next(ref Utf8JsonReader reader)
    {
        while (_skipped > 0)
        {
            if (!reader.Read()) return false;
            if (_hash.IsTaking) _hash.Take(ref reader);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) _skipped++;
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) _skipped--;
        }
        if (!reader.Read()) return false;
        if (_hash.IsTaking) _hash.Take(ref reader);
        return true;
    }

    private void Choose(ref Utf8JsonReader reader)
    {
        ref var level = ref _levels[_depth - 1];
        _next = reader.ValueIsEscaped ? FindEscaped(level.Wanted.Keys, ref reader) : Find(level.Wanted, reader.ValueSpan);
        _nextName = _next?.Name;
        if (_next is null)
        {
            _next = level.Wanted.AnyKey;
            if (_next is null) return;
            _nextName = TextOf(ref reader);
        }
        if (level.Part.Find(_nextName!) is not null)
            throw new JsonException($"the key '{Excerpt.Of(_nextName!)}' stands twice in an object");
    }

    private static JsonWanted? Find(JsonWanted wanted, ReadOnlySpan<byte> name)
    {
        foreach (var key in wanted.KeysOf(name.Length))
        {
            if (name.SequenceEqual(key.Utf8)) return key;
        }
        return null;
    }

    private static JsonWanted? FindEscaped(ReadOnlySpan<JsonWanted> keys, ref Utf8JsonReader reader)
    {
        foreach (var key in keys)
        {
            if (reader.ValueTextEquals(key.Utf8)) return key;
        }
        return null;
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
        if (_next.IsHashed && !_hash.IsTaking) _hash.Begin(ref reader);
        if (_depth == _levels.Length) Array.Resize(ref _levels, 2 * _depth);
        _levels[_depth++] = new(_next, part);
        _next = null;
    }

    private JsonPart PartOf(ref Utf8JsonReader reader, string? text, bool isElement, Func<long, long>? line)
    {
        var isDocument = _depth == 0;
        var isRecord = _next!.IsRecord;
        var above = isDocument ? default : _levels[_depth - 1];
        var part = new JsonPart
        {
            Kind = KindOf(reader.TokenType),
            Index = isDocument ? Number : isElement || isRecord ? above.Count - 1 : 0,
            Parent = isDocument ? null : above.Part,
            Name = isDocument || isRecord || isElement ? null : _nextName,
            Text = text,
            Line = isDocument || isRecord ? line?.Invoke(reader.TokenStartIndex) ?? 0 : 0,
        };
        if (isDocument) Document = part;
        else if (!isRecord) above.Part.Add(part, above.Wanted.Keys.Length);
        return part;
    }

    // What is wanted of an element is known from its array.
    private bool NextElement()
    {
        if (_depth == 0) return false;
        ref var level = ref _levels[_depth - 1];
        if (!level.IsArray) return false;
        level.Count++;
        _next = level.Wanted.Elements;
        return true;
    }

    private bool Leave()
    {
        var level = _levels[--_depth];
        _next = null;
        if (level.Wanted.IsHashed && _hash.HasEnded)
        {
            level.Part.Hash = _hash.Value;
            _hash.Stop();
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
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => _texts.Find(reader.ValueSpan) ?? _texts.Keep(Encoding.UTF8.GetString(reader.ValueSpan)),
        };
        _ = PartOf(ref reader, text, isElement, null);
        _next = null;
    }

    private string TextOf(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && _texts.Find(reader.ValueSpan) is { } known) return known;
        try
        {
            return _texts.Keep(reader.GetString() ?? "");
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
    private struct Level(JsonWanted wanted, JsonPart part)
    {
        public readonly JsonWanted Wanted => wanted;

        public readonly JsonPart Part => part;

        public readonly bool IsArray => part.Kind == JsonValueKind.Array;

        /// <summary>How many elements of an array have begun.</summary>
        public int Count { get; set; }
    }
}
