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
    public static string ToText(EstimateReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>The document, ending in a line break.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(CoverageReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>The document, ending in a line break.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(PlanReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>The document, ending in a line break.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(ComparisonReport report) => WrittenText.Of(text => Write(text, report));

    /// <summary>Writes the document as UTF-8 and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="report">A report.</param>
    public static void Write(Stream stream, EstimateReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        Write(new JsonPieces(stream, s_options), report);
    }

    /// <summary>Writes the document as UTF-8 and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="report">A report.</param>
    public static void Write(Stream stream, CoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        Write(new JsonPieces(stream, s_options), report);
    }

    /// <summary>Writes the document, ending in a line break, result by result.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is written as <c>\uXXXX</c>.</param>
    internal static void Write(TextWriter text, EstimateReport report, Escaping escaping = Escaping.None)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(new JsonPieces(text, escaping, s_options), report);
        text.Write('\n');
    }

    /// <summary>Writes the document, ending in a line break. No text of it comes from data.</summary>
    internal static void Write(TextWriter text, CoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(new JsonPieces(text, Escaping.None, s_options), report);
        text.Write('\n');
    }

    /// <summary>Writes the document, ending in a line break.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escaping">What is written as <c>\uXXXX</c>.</param>
    internal static void Write(TextWriter text, PlanReport report, Escaping escaping = Escaping.None)
    {
        ArgumentNullException.ThrowIfNull(report);
        JsonFrame frame = new("plan", report.Rows, report.Source, report.Diagnostics, report.Provenance, report.Labels);
        Write(text, escaping, frame, report.Results, PlanJson.Write);
    }

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, ComparisonReport report, Escaping escaping = Escaping.None)
    {
        ArgumentNullException.ThrowIfNull(report);
        JsonFrame frame = new("compare", report.Rows, report.Source, report.Diagnostics, report.Provenance, report.Labels)
        {
            Further = json => ComparisonJson.WriteBoards(json, report.Leaderboards),
        };
        Write(text, escaping, frame, report.Results, ComparisonJson.Write);
    }

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, MeasureReport report, Escaping escaping = Escaping.None) => Write(text, escaping,
        new(report.Command, report.Rows, report.Source, report.Diagnostics, report.Provenance, report.Labels), report.Results,
        MeasureJson.Write);

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, MeanPlanReport report, Escaping escaping = Escaping.None) => Write(text, escaping,
        new("plan", report.Rows, report.Source, report.Diagnostics, report.Provenance), report.Results, MeanPlanJson.Write);

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, MeanCoverageReport report, Escaping escaping = Escaping.None) => Write(text, escaping,
        new("coverage", Rows: null, Source: null, report.Diagnostics, report.Provenance), report.Results, MeanCoverageJson.Write);

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, JudgeReport report, Escaping escaping = Escaping.None) => Write(text, escaping,
        new("judge", report.Rows, report.Source, report.Diagnostics, report.Provenance, report.Labels), report.Results, JudgeJson.Write);

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, RankReport report, Escaping escaping = Escaping.None) => Write(text, escaping,
        new("rank", report.Rows, report.Source, report.Diagnostics, report.Provenance, report.Labels), report.Results, RankJson.Write);

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, AuditReport report, Escaping escaping = Escaping.None) => Write(text, escaping,
        new("audit", report.Rows, report.Source, report.Diagnostics, report.Provenance), report.Results, AuditJson.Write);

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, AgreeReport report, Escaping escaping = Escaping.None) => Write(text, escaping,
        new("agree", report.Rows, report.Source, report.Diagnostics, report.Provenance), report.Results, AgreeJson.Write);

    internal static void Write<T>(
        TextWriter text, Escaping escaping, in JsonFrame frame, IReadOnlyList<T> results, Action<Utf8JsonWriter, T> write)
    {
        Write(new JsonPieces(text, escaping, s_options), in frame, results, write);
        text.Write('\n');
    }

    // Result by result: no report has to fit into memory as text.
    private static void Write<T>(JsonPieces pieces, in JsonFrame frame, IReadOnlyList<T> results, Action<Utf8JsonWriter, T> write)
    {
        using (pieces)
        {
            Begin(pieces.Json, in frame);
            foreach (var result in results)
            {
                write(pieces.Json, result);
                pieces.Pass();
            }
            End(pieces.Json, in frame);
        }
    }

    private static void Write(JsonPieces pieces, EstimateReport report)
    {
        JsonFrame frame = new(report.Command, report.Rows, report.Source, report.Diagnostics, report.Provenance, report.Labels);
        Write(pieces, in frame, report.Results, (json, result) => EstimateJson.Write(json, report, result));
    }

    // One result, which is the whole report.
    private static void Write(JsonPieces pieces, CoverageReport report) => Write(
        pieces, new("coverage", Rows: null, Source: null, report.Diagnostics, report.Provenance), [report], CoverageJson.Write);

    /// <summary>Writes the document, ending in a line break.</summary>
    internal static void Write(TextWriter text, DoctorReport report, Escaping escaping = Escaping.None)
    {
        ArgumentNullException.ThrowIfNull(report);
        using (var pieces = new JsonPieces(text, escaping, s_options))
        {
            Begin(pieces.Json, "doctor");
            DoctorJson.WriteSource(pieces.Json, report.Source);
            WriteRows(pieces.Json, report.Rows, report.Account);
            DoctorJson.Write(pieces.Json, report);
            ProvenanceJson.Write(pieces.Json, report.Provenance);
            pieces.Json.WriteEndObject();
        }
        text.Write('\n');
    }

    private static void Begin(Utf8JsonWriter json, string command)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteStartObject("library");
        json.WriteString("name", ReportLibrary.Name);
        json.WriteString("version", ReportLibrary.Version);
        json.WriteEndObject();
        json.WriteString("command", command);
    }

    private static void Begin(Utf8JsonWriter json, in JsonFrame frame)
    {
        Begin(json, frame.Command);
        WriteRows(json, frame.Rows, frame.Source);
        WriteLabels(json, frame.Labels);
        SourceJson.Write(json, frame.Source);
        json.WriteStartArray("results");
    }

    private static void End(Utf8JsonWriter json, in JsonFrame frame)
    {
        json.WriteEndArray();
        frame.Further?.Invoke(json);
        json.WriteArray("diagnostics", frame.Diagnostics, diagnostic => DiagnosticJson.Write(json, diagnostic));
        ProvenanceJson.Write(json, frame.Provenance);
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, RowAccount? rows, SourceAccount? source)
    {
        if (!json.Opens("rows", rows, out var account)) return;
        json.WriteNumber("read", account.Read);
        json.WriteNumber("used", account.Used);
        json.WriteStartObject("skipped");
        foreach (var (reason, count) in account.Skipped) json.WriteNumber(reason, count);
        json.WriteEndObject();
        if (source is not null) SourceJson.WriteCounts(json, "missing", source.Missing);
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, LabelAccount? labels)
    {
        if (!json.Opens("labels", labels, out _)) return;
        json.WriteNumber("read", labels.Read);
        json.WriteNumber("matched", labels.Matched);
        json.WriteNumber("unmatched", labels.Unmatched);
        json.WriteNumber("withoutLabel", labels.WithoutLabel);
        json.WriteNumber("emptyKeys", labels.EmptyKeys);
        json.WriteNumber("agreeing", labels.Agreeing);
        json.WriteNumber("conflicting", labels.Conflicting);
        json.WriteNumber("cancelled", labels.Cancelled);
        json.WriteEndObject();
    }
}
