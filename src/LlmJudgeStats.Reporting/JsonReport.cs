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
    public static string ToText(EstimateReport report) => ToText(buffer => Write(buffer, report));

    /// <summary>The document, ending in a line break.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(CoverageReport report) => ToText(buffer => Write(buffer, report));

    /// <summary>Writes the document as UTF-8 and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="report">A report.</param>
    public static void Write(Stream stream, EstimateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(stream, "estimate", report.Rows, report.Diagnostics, json =>
        {
            foreach (var result in report.Results) WriteResult(json, result);
        });
    }

    /// <summary>Writes the document as UTF-8 and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="report">A report.</param>
    public static void Write(Stream stream, CoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(stream, "coverage", null, report.Diagnostics, json => WriteResult(json, report));
    }

    private static string ToText(Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Stream stream, string command, RowAccount? rows, IReadOnlyList<Diagnostic> diagnostics, Action<Utf8JsonWriter> results)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream, s_options);
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteStartObject("library");
        json.WriteString("name", ReportLibrary.Name);
        json.WriteString("version", ReportLibrary.Version);
        json.WriteEndObject();
        json.WriteString("command", command);
        WriteRows(json, rows);
        json.WriteStartArray("results");
        results(json);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics) WriteDiagnostic(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CoverageReport report)
    {
        var both = report.Summary();
        json.WriteStartObject();
        json.WriteNull("group");
        json.WriteString("design", report.Design?.ReportId);
        WriteCounts(json, report.Counts);
        json.WriteStartObject("coverage");
        json.WriteString("method", report.Method.Id);
        json.WriteString("interval", report.Method.Interval);
        WriteNumber(json, "level", report.Level);
        json.WriteStartObject("known");
        WriteNumber(json, "sensitivity", report.KnownSensitivity ?? double.NaN);
        WriteNumber(json, "specificity", report.KnownSpecificity ?? double.NaN);
        json.WriteEndObject();
        WriteNumber(json, "minimum", both.Minimum);
        WriteNumber(json, "firstPercentile", both.FirstPercentile);
        WriteNumber(json, "mean", both.Mean);
        json.WriteStartObject("at");
        WriteNumber(json, "rate", both.Where.Rate);
        WriteNumber(json, "sensitivity", both.Where.Sensitivity);
        WriteNumber(json, "specificity", both.Where.Specificity);
        json.WriteEndObject();
        WriteNumber(json, "shareBelowLevel", both.ShareBelow);
        WriteNumber(json, "lowerMinimum", report.Summary(IntervalSide.Lower).Minimum);
        WriteNumber(json, "upperMinimum", report.Summary(IntervalSide.Upper).Minimum);
        WriteNumber(json, "expectedWidth", report.Map.MeanWidth);
        json.WriteNumber("gridPoints", report.Map.Points.Count);
        json.WriteNumber("outcomes", report.Outcomes);
        WriteSimulation(json, report);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSimulation(Utf8JsonWriter json, CoverageReport report)
    {
        if (report.Simulation is not { } simulation)
        {
            json.WriteNull("simulation");
            return;
        }
        json.WriteStartObject("simulation");
        json.WriteNumber("replications", simulation.Replications);
        json.WriteNumber("seed", simulation.Seed);
        WriteNumber(json, "standardError", report.StandardError);
        if (simulation.LowestAgain is { } again)
        {
            json.WriteStartObject("lowestAgain");
            json.WriteNumber("replications", again.Replications);
            WriteNumber(json, "coverage", again.Coverage);
            WriteNumber(json, "standardError", again.StandardError);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("lowestAgain");
        }
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, RowAccount? rows)
    {
        if (rows is not { } account)
        {
            json.WriteNull("rows");
            return;
        }
        json.WriteStartObject("rows");
        json.WriteNumber("read", account.Read);
        json.WriteNumber("used", account.Used);
        json.WriteStartObject("skipped");
        foreach (var (reason, count) in account.Skipped) json.WriteNumber(reason, count);
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
        for (var i = 0; i < result.Estimates.Count; i++)
            WriteEstimate(json, result.Study, result.Estimates[i], i == 0 ? result.Details?.Coverage : null);
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

    private static void WriteGroup(Utf8JsonWriter json, IReadOnlyList<GroupKey>? group)
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

    private static void WriteCounts(Utf8JsonWriter json, StudyCounts counts)
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

    private static void WriteEstimate(Utf8JsonWriter json, in JudgeStudy study, in JudgeEstimate estimate, DesignCoverage? coverage)
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
        WriteNumber(json, "effectiveLabels", EffectiveLabels.Of(in study, in estimate) ?? double.NaN);
        WriteCoverage(json, coverage);
        json.WriteStartArray("warnings");
        foreach (var flag in WarningNames.Of(estimate.Warnings)) json.WriteStringValue(flag);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, DesignCoverage? coverage)
    {
        if (coverage is not { } there)
        {
            json.WriteNull("coverage");
            return;
        }
        json.WriteStartObject("coverage");
        WriteNumber(json, "atEstimate", there.AtEstimate);
        WriteNumber(json, "expectedWidth", there.ExpectedWidth);
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
