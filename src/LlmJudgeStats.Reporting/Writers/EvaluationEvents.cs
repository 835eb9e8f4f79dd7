using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// A report as lines of OpenTelemetry's JSON: each is a <c>LogsData</c> with one log record, the event of an evaluation. A collector takes
/// a file of them, and a server a line.
/// </summary>
/// <remarks>
/// The JSON encoding of its protocol: names in camelCase, whole numbers of 64 bits as text, an attribute's value in an object that says its
/// type, and nothing for what is not known.
/// </remarks>
internal static class EvaluationEvents
{
    private const string MetricName = "Corrected pass rate";

    /// <summary>Writes a line for each result.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="date">When, where the input has no dates; <see langword="null"/>: not known.</param>
    public static void Write(TextWriter output, EstimateReport report, DateTimeOffset? date)
    {
        var time = Nanoseconds(report.Provenance?.Input?.Newest ?? date);
        foreach (var result in report.Results)
        {
            // The strict encoder: a line is ASCII, and no name can end it.
            using (var pieces = new JsonPieces(output, Escaping.None, default)) Line(pieces.Json, report.Command, result, time);
            output.Write('\n');
        }
    }

    private static void Line(Utf8JsonWriter json, string command, EstimateResult result, string? time)
    {
        json.WriteStartObject();
        Begin(json, "resourceLogs");
        json.WriteStartObject("resource");
        json.WriteStartArray("attributes");
        Attribute(json, EvaluationNames.Service, "judgestats");
        json.WriteEndArray();
        json.WriteEndObject();
        Begin(json, "scopeLogs");
        json.WriteStartObject("scope");
        json.WriteString("name", $"judgestats.{command}");
        json.WriteString("version", ReportLibrary.Version);
        json.WriteEndObject();
        Begin(json, "logRecords");
        if (time is not null) json.WriteString("timeUnixNano", time);
        json.WriteString("eventName", EvaluationNames.Event);
        json.WriteStartArray("attributes");
        Attributes(json, result);
        json.WriteEndArray();
        End(json);    // of the record
        End(json);    // of its scope
        End(json);    // of its resource
        json.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter json, EstimateResult result)
    {
        var estimate = result.Main.Estimate;
        Attribute(json, EvaluationNames.Name, MetricName);
        Attribute(json, EvaluationNames.Score, result.CorrectedRate);
        if (result.Gate is { } gate) Attribute(json, EvaluationNames.Label, LabelOf(gate.Decision.Verdict, result.CorrectedRate));
        Attribute(json, EvaluationNames.Explanation, result.Gate?.Sentence ?? result.Sentence);
        if (!estimate.IsIdentified && Diagnostic.Of(estimate.Warnings) is [var reason, ..])
            Attribute(json, EvaluationNames.Error, reason.Code);
        // What says how often the judge passes is no interval of the corrected rate.
        if (!estimate.Method.IsUncorrected)
        {
            Attribute(json, EvaluationNames.Lower, estimate.Interval.Lower);
            Attribute(json, EvaluationNames.Upper, estimate.Interval.Upper);
            Attribute(json, EvaluationNames.Level, estimate.Interval.Level);
        }
        Attribute(json, EvaluationNames.Method, estimate.Method.Id);
        Attribute(json, EvaluationNames.Uncorrected, result.UncorrectedRate);
        foreach (var key in result.Group ?? []) Attribute(json, EvaluationNames.Group + key.Column, key.Value);
    }

    // A gate that passes on what is no corrected rate does not pass it.
    private static string LabelOf(GateVerdict verdict, double? rate) =>
        verdict == GateVerdict.Pass && rate is null ? GateVerdict.Inconclusive.Id : verdict.Id;

    private static void Attribute(Utf8JsonWriter json, string name, string value) =>
        Attribute(json, name, () => json.WriteString("stringValue", value));

    private static void Attribute(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) Attribute(json, name, () => json.WriteFinite("doubleValue", number));
    }

    private static void Attribute(Utf8JsonWriter json, string name, Action value)
    {
        json.WriteStartObject();
        json.WriteString("key", name);
        json.WriteStartObject("value");
        value();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string array)
    {
        json.WriteStartArray(array);
        json.WriteStartObject();
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Theirs begin in 1970, and end in 2554 with the whole numbers of 64 bits.
    private static string? Nanoseconds(DateTimeOffset? date)
    {
        if (date is not { } known || known < DateTimeOffset.UnixEpoch) return null;
        var since = (UInt128)(known - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        return since <= ulong.MaxValue ? since.ToString(CultureInfo.InvariantCulture) : null;
    }
}
