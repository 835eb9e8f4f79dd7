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
        SourceJson.WriteCounts(json, "ignored", source.Ignored);
        SourceJson.WriteCounts(json, "metrics", source.Metrics);
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

    private static void WriteColumns(Utf8JsonWriter json, IReadOnlyList<DoctorColumn> columns) =>
        json.WriteObjects("columns", columns, column =>
        {
            json.WriteString("name", column.Name);
            json.WriteString("role", column.Role);
            json.WriteString("why", column.Why.Length == 0 ? null : column.Why);
            json.WriteWhole("distinct", column.Distinct);
            json.WriteNumber("missing", column.Missing);
            json.WriteString("words", column.Words);
            json.WriteObjects("values", column.Values, one =>
            {
                json.WriteString("value", one.Value);
                json.WriteNumber("count", one.Count);
            });
        });

    private static void WriteTable(Utf8JsonWriter json, IReadOnlyList<DoctorTableRow> table) =>
        json.WriteObjects("table", table, row =>
        {
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
        });

    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<DoctorFinding> findings) =>
        json.WriteArray("diagnostics", findings, finding => DiagnosticJson.Write(json, finding.Diagnostic, () =>
        {
            json.WriteTexts("columns", finding.Columns);
            json.WriteWhole("count", finding.Count);
            json.WriteTexts("examples", finding.Examples);
        }));

    private static void WriteEstimable(Utf8JsonWriter json, IReadOnlyList<DoctorEstimable> estimable) =>
        json.WriteObjects("estimable", estimable, one =>
        {
            json.WriteString("what", one.What);
            json.WriteNumber("groups", one.Groups);
            WriteRange(json, "testItems", one.TestItems);
            WriteRange(json, "labels", one.Labels);
        });

    private static void WriteRange(Utf8JsonWriter json, string name, CountRange range) =>
        json.WriteArray(name, [range.Least, range.Most], (long count) => json.WriteNumberValue(count));

    private static void WriteChoices(Utf8JsonWriter json, IReadOnlyList<DoctorChoice> choices) =>
        json.WriteObjects("choices", choices, choice =>
        {
            json.WriteString("decision", choice.Decision);
            json.WriteObjects("options", choice.Options, option =>
            {
                json.WriteString("command", option.Command);
                json.WriteString("means", option.Means);
            });
        });
}
