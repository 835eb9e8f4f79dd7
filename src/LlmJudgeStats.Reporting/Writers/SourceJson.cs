using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of what a file was read as.</summary>
internal static class SourceJson
{
    public static void Write(Utf8JsonWriter json, SourceAccount? source)
    {
        if (!json.Opens("source", source, out _)) return;
        json.WriteString("format", source.Format);
        json.WriteString("version", source.Version);
        json.WriteBoolean("detected", source.Detected);
        json.WriteNumber("files", source.Files);
        WriteCounts(json, "ignored", source.Ignored);
        WriteCounts(json, "metrics", source.Metrics);
        json.WriteEndObject();
    }

    public static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, long>>? counts)
    {
        if (!json.Opens(name, counts, out _)) return;
        foreach (var (key, count) in counts) json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
