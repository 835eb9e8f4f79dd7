using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of how a report was made.</summary>
internal static class ProvenanceJson
{
    public static void Write(Utf8JsonWriter json, Provenance? provenance)
    {
        if (!json.Opens("provenance", provenance, out _)) return;
        json.WriteString("command", provenance.CommandLine);
        if (provenance.Input is { } input)
        {
            json.WritePropertyName("input");
            Write(json, input);
        }
        else json.WriteNull("input");
        json.WriteArray("further", provenance.Further, further => Write(json, further));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportedInput input)
    {
        json.WriteStartObject();
        if (input.Role is { } role) json.WriteString("role", role);
        json.WriteString("name", input.Name);
        json.WriteWhole("bytes", input.Bytes);
        json.WriteString("sha256", input.Sha256);
        if (input.Role is null) json.WriteTexts("columns", input.Columns);
        json.WriteEndObject();
    }
}
