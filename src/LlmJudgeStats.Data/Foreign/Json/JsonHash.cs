using System.IO.Hashing;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>The fingerprint of a value, the same for any order of keys. No text of it is decoded.</summary>
internal sealed class JsonHash
{
    private readonly Stack<Level> _levels = new();
    private UInt128 _key;

    private JsonHash()
    {
    }

    public bool HasEnded { get; private set; }

    public UInt128 Value { get; private set; }

    /// <summary>Begins at the bracket of an object or an array.</summary>
    public static JsonHash Begin(ref Utf8JsonReader reader)
    {
        var hash = new JsonHash();
        hash._levels.Push(new(reader.TokenType == JsonTokenType.StartObject, default, Seed(reader.TokenType)));
        return hash;
    }

    public void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _key = Of(ref reader);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _levels.Push(new(reader.TokenType == JsonTokenType.StartObject, _key, Seed(reader.TokenType)));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                var ended = _levels.Pop();
                _key = ended.Key;
                Add(ended.Sum);
                break;
            default:
                Add(Of(ref reader));
                break;
        }
    }

    // Keys in any order make the same sum; elements of an array are told apart by their order.
    private void Add(UInt128 value)
    {
        if (_levels.Count == 0)
        {
            Value = value;
            HasEnded = true;
            return;
        }
        var level = _levels.Pop();
        var sum = level.IsObject ? level.Sum + Mix(_key, value) : Mix(level.Sum, value);
        _levels.Push(level with { Sum = sum });
    }

    private static UInt128 Of(ref Utf8JsonReader reader) => XxHash128.HashToUInt128(reader.ValueSpan, (long)reader.TokenType);

    private static UInt128 Seed(JsonTokenType token) => Mix((UInt128)(int)token, UInt128.One);

    private static UInt128 Mix(UInt128 one, UInt128 other)
    {
        Span<byte> bytes = stackalloc byte[32];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, one);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes[16..], other);
        return XxHash128.HashToUInt128(bytes);
    }

    private readonly record struct Level(bool IsObject, UInt128 Key, UInt128 Sum);
}
