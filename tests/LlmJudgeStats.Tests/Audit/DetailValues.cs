using System.Text.Json;
using System.Text.Json.Nodes;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>Every figure of a finding by its name, and what differs from the figures of others.</summary>
internal sealed class DetailValues : IAuditDetailsWriter
{
    private const double Near = 1e-8;
    private JsonObject _at;

    private DetailValues() => _at = Values;

    private JsonObject Values { get; } = [];

    public static JsonObject Of(IAuditDetails? details)
    {
        var values = new DetailValues();
        details?.WriteTo(values);
        return values.Values;
    }

    /// <summary>What of the expected figures is missing or further away than 1e-8 (relative above 1); none when all agree.</summary>
    public static IEnumerable<string> Differences(string id, JsonElement expected, JsonNode? actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    var name = $"{id} {property.Name}";
                    if (actual is not JsonObject values || !values.ContainsKey(property.Name)) yield return name + ": missing";
                    else foreach (var one in Differences(name, property.Value, values[property.Name])) yield return one;
                }
                break;
            case JsonValueKind.Array:
                var array = actual as JsonArray;
                if (array?.Count != expected.GetArrayLength()) yield return $"{id}: {actual} is not {expected}";
                else
                {
                    foreach (var one in expected.EnumerateArray().SelectMany((value, i) => Differences($"{id}[{i}]", value, array[i])))
                        yield return one;
                }
                break;
            case JsonValueKind.Number when actual is JsonValue number && number.TryGetValue<double>(out var value):
                var wanted = expected.GetDouble();
                var isNear = Math.Abs(value - wanted) <= Near * Math.Max(1, Math.Abs(wanted));
                if (!isNear) yield return $"{id}: {value:R}, expected {wanted:R}";
                break;
            default:
                var words = expected.ValueKind == JsonValueKind.Null ? "" : expected.ToString();
                if (!string.Equals(words, actual?.ToString() ?? "", StringComparison.OrdinalIgnoreCase))
                    yield return $"{id}: {actual}, expected {expected}";
                break;
        }
    }

    public void Number(string name, double? value)
    {
        Assert.False(value is double.NaN, name);
        _at.Add(name, value);
    }

    public void Count(string name, long? value) => _at.Add(name, value is null ? null : (double)value);

    public void Flag(string name, bool value) => _at.Add(name, value);

    public void Word(string name, string value) => _at.Add(name, value);

    public void Numbers(string name, ReadOnlySpan<double> values)
    {
        var array = new JsonArray();
        foreach (var value in values) array.Add(double.IsNaN(value) ? null : JsonValue.Create(value));
        _at.Add(name, array);
    }

    public void Counts(string name, ReadOnlySpan<int> values)
    {
        var array = new JsonArray();
        foreach (var value in values) array.Add(JsonValue.Create((double)value));
        _at.Add(name, array);
    }

    public void Words(string name, ReadOnlySpan<string> values)
    {
        var array = new JsonArray();
        foreach (var value in values) array.Add(value);
        _at.Add(name, array);
    }

    public void Rows(string name, int count, Action<int> row)
    {
        var (outer, array) = (_at, new JsonArray());
        for (var i = 0; i < count; i++)
        {
            _at = [];
            row(i);
            array.Add(_at);
        }
        _at = outer;
        _at.Add(name, array);
    }
}
