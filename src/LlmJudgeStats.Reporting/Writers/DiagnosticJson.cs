using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>A diagnostic as JSON.</summary>
internal static class DiagnosticJson
{
    /// <summary>A diagnostic, and what is known of it besides.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic, Action? further = null)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity switch
        {
            DiagnosticSeverity.Info => "info",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Error => "error",
        });
        json.WriteString("message", diagnostic.Message);
        json.WriteString("fix", diagnostic.Fix);
        further?.Invoke();
        json.WriteEndObject();
    }
}
