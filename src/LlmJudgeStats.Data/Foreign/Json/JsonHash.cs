using System.IO.Hashing;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>The fingerprint of a value, the same for any order of keys. No text of it is decoded.</summary>
internal sealed class JsonHash
{
    private Level[] _levels = new Level[8];
    private int _depth;
    private UInt128 _key;

    /// <summary>Whether a value was begun that nobody has stopped.</summary>
    public bool IsTaking { get; private set; }

    public bool HasEnded { get; private set; }

    public UInt128 Value { get; private set; }

    /// <summary>Begins at the bracket of an object or an array.</summary>
    public void Begin(ref Utf8JsonReader reader)
    {
        IsTaking = true;
        HasEnded = false;
        _depth = 0;
        Enter(ref reader, default);
    }

    /// <summary>Takes no more: the value was read, or is given up.</summary>
    public void Stop()
    {
        IsTaking = false;
        HasEnded = false;
    }

    public void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _key = Of(ref reader);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Enter(ref reader, _key);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                var ended = _levels[--_depth];
                _key = ended.Key;
                Add(ended.Sum);
                break;
            default:
                Add(Of(ref reader));
                break;
        }
    }

    private void Enter(ref Utf8JsonReader reader, UInt128 key)
    {
        if (_depth == _levels.Length) Array.Resize(ref _levels, 2 * _depth);
        _levels[_depth++] = new(reader.TokenType == JsonTokenType.StartObject, key, Seed(reader.TokenType));
    }

    // Keys in any order make the same sum; elements of an array are told apart by their order.
    private void Add(UInt128 value)
    {
        if (_depth == 0)
        {
            Value = value;
            HasEnded = true;
            return;
        }
        ref var level = ref _levels[_depth - 1];
        var sum = level.IsObject ? level.Sum + Mix(_key, value) : Mix(level.Sum, value);
        level = level with { Sum = sum };
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
