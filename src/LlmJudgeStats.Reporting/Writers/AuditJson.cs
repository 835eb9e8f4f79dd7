using System.Text.Json;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Audit.Details;

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
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings) Write(json, finding, result.Methods[finding.Check]);
        json.WriteEndArray();
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
        json.WriteStartObject("details");
        finding.Details?.WriteTo(new DetailsWriter(json));
        json.WriteEndObject();
        MethodJson.Write(json, method);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, AuditFigure? figure)
    {
        if (!json.Opens("figure", figure, out _)) return;
        json.WriteString("name", figure.Name);
        json.WriteFinite("value", figure.Value);
        json.WriteFinite("lower", figure.Interval?.Lower ?? double.NaN);
        json.WriteFinite("upper", figure.Interval?.Upper ?? double.NaN);
        json.WriteFinite("level", figure.Interval?.Level ?? double.NaN);
        json.WriteString("unit", figure.Unit);
        json.WriteEndObject();
    }

    /// <summary>Every figure by its name.</summary>
    private sealed class DetailsWriter(Utf8JsonWriter json) : IAuditDetailsWriter
    {
        public void Number(string name, double? value) => json.WriteFinite(name, value ?? double.NaN);

        public void Count(string name, long? value) => json.WriteWhole(name, value);

        public void Flag(string name, bool value) => json.WriteBoolean(name, value);

        public void Word(string name, string value) => json.WriteString(name, value);

        public void Numbers(string name, ReadOnlySpan<double> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                if (double.IsFinite(value)) json.WriteNumberValue(value + 0.0);
                else json.WriteNullValue();
            }
            json.WriteEndArray();
        }

        public void Counts(string name, ReadOnlySpan<int> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteNumberValue(value);
            json.WriteEndArray();
        }

        public void Words(string name, ReadOnlySpan<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }

        public void Rows(string name, int count, Action<int> row)
        {
            json.WriteStartArray(name);
            for (var i = 0; i < count; i++)
            {
                json.WriteStartObject();
                row(i);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    }
}
