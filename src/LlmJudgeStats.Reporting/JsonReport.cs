using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes a report as JSON, schema version 1 (docs/judgestats.schema.json): the contract for scripts.</summary>
/// <remarks>Property names are camelCase, what is absent is <c>null</c>, numbers round-trip, and NaN or infinity never appears.</remarks>
public static class JsonReport
{
    /// <summary>The version of the schema. It changes only when a meaning does.</summary>
    public const string SchemaVersion = "1";

    private static readonly JsonWriterOptions s_options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document, ending in a line break.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(EstimateReport report)
    {
        using var buffer = new MemoryStream();
        Write(buffer, report);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>Writes the document as UTF-8 and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="report">A report.</param>
    public static void Write(Stream stream, EstimateReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream, s_options);
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteStartObject("library");
        json.WriteString("name", ReportLibrary.Name);
        json.WriteString("version", ReportLibrary.Version);
        json.WriteEndObject();
        json.WriteString("command", "estimate");
        WriteRows(json, report.Rows);
        json.WriteStartArray("results");
        foreach (var result in report.Results) WriteResult(json, result);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in report.Diagnostics) WriteDiagnostic(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, ReportRows? rows)
    {
        if (rows is null)
        {
            json.WriteNull("rows");
            return;
        }
        json.WriteStartObject("rows");
        json.WriteNumber("read", rows.Read);
        json.WriteNumber("used", rows.Used);
        json.WriteStartObject("skipped");
        foreach (var (reason, count) in rows.Skipped) json.WriteNumber(reason, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, EstimateResult result)
    {
        json.WriteStartObject();
        WriteGroup(json, result.Group);
        json.WriteString("design", result.Design?.ReportId);
        WriteCounts(json, result.Counts);
        WriteJudge(json, result.Judge);
        json.WriteStartArray("estimates");
        foreach (var estimate in result.Estimates) WriteEstimate(json, result.Study, estimate);
        json.WriteEndArray();
        json.WriteString("sentence", result.Sentence);
        if (result.RevealedRate is { } rate && result.Revealed is { } labels)
        {
            json.WriteStartObject("revealed");
            WriteTally(json, labels);
            WriteNumber(json, "rate", rate);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("revealed");
        }
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, IReadOnlyList<GroupValue>? group)
    {
        if (group is null)
        {
            json.WriteNull("group");
            return;
        }
        json.WriteStartObject("group");
        foreach (var value in group) json.WriteString(value.Column, value.Value);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, ReportCounts counts)
    {
        json.WriteStartObject("counts");
        json.WriteStartObject("test");
        WriteTally(json, counts.Test);
        json.WriteEndObject();
        if (counts.HumanPasses is null && counts.HumanFails is null)
        {
            json.WriteNull("calibration");
        }
        else
        {
            json.WriteStartObject("calibration");
            WriteCount(json, "truePositive", counts.HumanPasses?.Positives);
            WriteCount(json, "falseNegative", counts.HumanPasses?.Negatives);
            WriteCount(json, "falsePositive", counts.HumanFails?.Positives);
            WriteCount(json, "trueNegative", counts.HumanFails?.Negatives);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteTally(Utf8JsonWriter json, JudgeTally tally)
    {
        json.WriteNumber("passed", tally.Positives);
        json.WriteNumber("total", (decimal)tally.Positives + tally.Negatives);   // two counts of 2^62 do not wrap around
    }

    private static void WriteJudge(Utf8JsonWriter json, JudgeQuality? judge)
    {
        if (judge is not { } quality)
        {
            json.WriteNull("judge");
            return;
        }
        json.WriteStartObject("judge");
        WriteErrorRate(json, "sensitivity", quality.Sensitivity);
        WriteErrorRate(json, "specificity", quality.Specificity);
        json.WriteStartObject("youden");
        WriteNumber(json, "point", quality.Youden);
        WriteLimits(json, quality.YoudenInterval);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteErrorRate(Utf8JsonWriter json, string name, ErrorRate rate)
    {
        json.WriteStartObject(name);
        WriteNumber(json, "point", rate.Rate.Rate);
        WriteLimits(json, rate.Interval);
        json.WriteBoolean("known", rate.Rate.IsKnown);
        json.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter json, in JudgeStudy study, in JudgeEstimate estimate)
    {
        json.WriteStartObject();
        json.WriteString("method", estimate.Method.Id);
        json.WriteString("interval", estimate.Method.Interval);
        WriteNumber(json, "point", estimate.Point);
        WriteNumber(json, "unclamped", estimate.Unclamped);
        WriteNumber(json, "standardError", estimate.IsIdentified ? estimate.StandardError : double.NaN);
        WriteLimits(json, estimate.Interval);
        WriteNumber(json, "level", estimate.Interval.Level);
        json.WriteString("kind", estimate.Interval.Kind switch { IntervalKind.Confidence => "confidence", IntervalKind.Credible => "credible" });
        json.WriteBoolean("identified", estimate.IsIdentified);
        WriteShares(json, VarianceShares.Of(in study, in estimate));
        json.WriteNull("effectiveLabels");
        json.WriteNull("coverage");
        json.WriteStartArray("warnings");
        foreach (var flag in WarningNames.Of(estimate.Warnings)) json.WriteStringValue(flag);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteShares(Utf8JsonWriter json, VarianceShares? shares)
    {
        if (shares is not { } s)
        {
            json.WriteNull("varianceShares");
            return;
        }
        json.WriteStartObject("varianceShares");
        WriteNumber(json, "test", s.Test);
        WriteNumber(json, "passLabels", s.PassLabels);
        WriteNumber(json, "failLabels", s.FailLabels);
        json.WriteEndObject();
    }

    private static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic)
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
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, IntervalEstimate interval)
    {
        WriteNumber(json, "lower", interval.Lower);
        WriteNumber(json, "upper", interval.Upper);
    }

    private static void WriteCount(Utf8JsonWriter json, string name, long? count)
    {
        if (count is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value + 0.0);   // + 0.0: never -0
        else json.WriteNull(name);
    }
}
