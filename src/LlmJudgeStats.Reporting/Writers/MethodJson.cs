using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of what a method assumes and where it comes from: the same two properties in every command.</summary>
internal static class MethodJson
{
    /// <summary>Writes both, inside the object that names the method.</summary>
    public static void Write(Utf8JsonWriter json, ReportMethod method)
    {
        var citation = method.Citation;
        json.WriteTexts("assumptions", method.Assumptions);
        json.WriteStartObject("citation");
        json.WriteString("key", citation.Key);
        json.WriteString("text", citation.Text);
        json.WriteString("link", citation.Link?.AbsoluteUri);
        json.WriteEndObject();
    }
}
