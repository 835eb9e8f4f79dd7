using System.Text.Json;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>audit</c>.</summary>
internal static class AuditJson
{
    public static void Write(Utf8JsonWriter json, AuditResult result)
    {
        json.WriteStartObject();
        json.WriteString("benchmark", result.Benchmark);
        if (result.Benchmarks.Count > 0) json.WriteTexts("benchmarks", result.Benchmarks);
        json.WriteTexts("systems", result.Systems);
        json.WriteNumber("items", result.Items);
        json.WriteNumber("runs", result.Runs);
        json.WriteNumber("completeItems", result.CompleteItems);
        json.WriteTexts("negativeItems", result.NegativeItems);
        json.WriteFinite("level", result.Level);
        json.WriteArray("findings", result.Findings, finding => Write(json, finding, result.Methods[finding.Check]));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AuditFinding finding, ReportMethod method)
    {
        json.WriteStartObject();
        json.WriteString("check", finding.Check);
        json.WriteString("code", AuditCodes.Of(finding.Check));
        json.WriteString("subject", finding.Subject);
        json.WriteString("verdict", AuditCodes.Word(finding.Verdict));
        WriteFigure(json, finding.Figure);
        json.WriteFinite("threshold", finding.Threshold ?? double.NaN);
        json.WriteFinite("pValue", finding.PValue ?? double.NaN);
        json.WriteString("sentence", finding.Sentence);
        json.WriteString("fix", finding.Fix);
        json.WritePropertyName("details");
        finding.WriteDetails(json);
        MethodJson.Write(json, method);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, AuditFigure? figure)
    {
        if (!json.Opens("figure", figure, out _)) return;
        json.WriteString("name", figure.Name);
        json.WriteFinite("value", figure.Value);
        json.WriteLimits(figure.Interval);
        json.WriteFinite("level", figure.Interval?.Level ?? double.NaN);
        json.WriteString("unit", figure.Unit);
        json.WriteEndObject();
    }
}
