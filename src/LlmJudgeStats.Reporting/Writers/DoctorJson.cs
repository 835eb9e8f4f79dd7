using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The parts of a report of <c>doctor</c> as JSON.</summary>
internal static class DoctorJson
{
    public static void WriteSource(Utf8JsonWriter json, DoctorSource source)
    {
        json.WriteStartObject("source");
        json.WriteString("format", source.Format);
        json.WriteString("version", source.Version);
        json.WriteBoolean("detected", source.IsDetected);
        json.WriteString("delimiter", source.Delimiter?.ToString());
        json.WriteString("encoding", source.Encoding);
        json.WriteNumber("bytes", source.Bytes);
        json.WriteBoolean("compressed", source.IsCompressed);
        json.WriteString("path", source.Path);
        json.WriteNumber("files", source.Files);
        WriteCounts(json, "ignored", source.Ignored);
        if (source.Metrics is { } metrics) WriteCounts(json, "metrics", metrics);
        else json.WriteNull("metrics");
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, DoctorReport report)
    {
        WriteColumns(json, report.Columns);
        WriteTable(json, report.Table);
        WriteFindings(json, report.Findings);
        WriteEstimable(json, report.Estimable);
        json.WriteString("next", report.Next);
        WriteChoices(json, report.Choices);
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (kind, count) in counts) json.WriteNumber(kind, count);
        json.WriteEndObject();
    }

    private static void WriteColumns(Utf8JsonWriter json, IReadOnlyList<DoctorColumn> columns)
    {
        json.WriteStartArray("columns");
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("role", column.Role);
            json.WriteString("why", column.Why.Length == 0 ? null : column.Why);
            if (column.Distinct is { } distinct) json.WriteNumber("distinct", distinct);
            else json.WriteNull("distinct");
            json.WriteNumber("missing", column.Missing);
            json.WriteString("words", column.Words);
            json.WriteStartArray("values");
            foreach (var (value, count) in column.Values)
            {
                json.WriteStartObject();
                json.WriteString("value", value);
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, IReadOnlyList<DoctorTableRow> table)
    {
        json.WriteStartArray("table");
        foreach (var row in table)
        {
            json.WriteStartObject();
            json.WriteString("judge", row.Judge);
            json.WriteBoolean("total", row.IsTotal);
            json.WriteNumber("truePositive", row.TruePositive);
            json.WriteNumber("falseNegative", row.FalseNegative);
            json.WriteNumber("falsePositive", row.FalsePositive);
            json.WriteNumber("trueNegative", row.TrueNegative);
            json.WriteNumber("missingPass", row.MissingPass);
            json.WriteNumber("missingFail", row.MissingFail);
            json.WriteNumber("unlabelledPassed", row.UnlabelledPassed);
            json.WriteNumber("unlabelledFailed", row.UnlabelledFailed);
            json.WriteNumber("unlabelledMissing", row.UnlabelledMissing);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<DoctorFinding> findings)
    {
        json.WriteStartArray("diagnostics");
        foreach (var finding in findings)
        {
            DiagnosticJson.Write(json, finding.Diagnostic, () =>
            {
                WriteTexts(json, "columns", finding.Columns);
                if (finding.Count is { } count) json.WriteNumber("count", count);
                else json.WriteNull("count");
                WriteTexts(json, "examples", finding.Examples);
            });
        }
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteEstimable(Utf8JsonWriter json, IReadOnlyList<DoctorEstimable> estimable)
    {
        json.WriteStartArray("estimable");
        foreach (var one in estimable)
        {
            json.WriteStartObject();
            json.WriteString("what", one.What);
            json.WriteNumber("groups", one.Groups);
            WriteRange(json, "testItems", one.TestItems);
            WriteRange(json, "labels", one.Labels);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter json, string name, CountRange range)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(range.Least);
        json.WriteNumberValue(range.Most);
        json.WriteEndArray();
    }

    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<DoctorChoice> choices)
    {
        json.WriteStartArray("choices");
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("decision", choice.Decision);
            json.WriteStartArray("options");
            foreach (var option in choice.Options)
            {
                json.WriteStartObject();
                json.WriteString("command", option.Command);
                json.WriteString("means", option.Means);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
