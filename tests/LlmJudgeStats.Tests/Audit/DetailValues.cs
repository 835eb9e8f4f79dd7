using System.Text.Json;
using System.Text.Json.Nodes;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>Every figure of a finding by its name, and what differs from the figures of others.</summary>
internal static class DetailValues
{
    private const double Near = 1e-8;

    public static JsonObject Of(AuditFinding finding)
    {
        if (finding.Details is not null) AssertDefined(finding.Details);
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written)) finding.WriteDetails(json);
        return JsonNode.Parse(written.ToArray())!.AsObject();
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

    // A number that is not defined is none, and never NaN.
    private static void AssertDefined(object figures)
    {
        foreach (var property in figures.GetType().GetProperties())
        {
            var value = property.GetValue(figures);
            Assert.False(value is double.NaN, property.Name);
            if (value is not IEnumerable<object> rows) continue;
            foreach (var row in rows.Where(row => row is not string)) AssertDefined(row);
        }
    }
}
