using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// A result as four numeric metrics of Microsoft.Extensions.AI.Evaluation, each a rate in [0, 1]. One that the data do not determine has no
/// value, and a diagnostic says why: there is never a number that could be quoted by mistake.
/// </summary>
internal static class RateMetricsJson
{
    /// <summary>Writes the four.</summary>
    /// <param name="json">Inside the object of the metrics.</param>
    /// <param name="result">What was found.</param>
    /// <param name="diagnostics">What looked wrong.</param>
    public static void Write(Utf8JsonWriter json, EstimateResult result, IReadOnlyList<Diagnostic> diagnostics)
    {
        Corrected(json, result, diagnostics);
        Judged(json, result);
        var passes = result.Counts.HumanPasses;
        var fails = result.Counts.HumanFails;
        OfJudge(json, result, "Judge sensitivity", result.Judge?.Sensitivity, passes, "passed");
        OfJudge(json, result, "Judge specificity", result.Judge?.Specificity, fails, "failed");
    }

    private static void Corrected(Utf8JsonWriter json, EstimateResult result, IReadOnlyList<Diagnostic> diagnostics)
    {
        var estimate = result.Main.Estimate;
        var obstacle = result.CorrectedRate is null ? Obstacle(in estimate) : null;
        Begin(json, "Corrected pass rate", result.CorrectedRate, obstacle ?? result.Sentence);
        Interpretation(json, result.Gate, hasValue: obstacle is null);
        json.WriteStartArray("diagnostics");
        if (obstacle is not null) Diagnostic(json, DiagnosticSeverity.Error, obstacle);
        foreach (var one in diagnostics) Diagnostic(json, one.Severity, $"{one.Code}: {one.Message} {one.Fix}".TrimEnd());
        json.WriteEndArray();
        json.WriteStartObject("metadata");
        // What says how often the judge passes is no interval of the corrected rate.
        if (!estimate.Method.IsUncorrected) Limits(json, estimate.Interval);
        json.WriteString("method", estimate.Method.Id);
        json.WriteString("interval", estimate.Method.Interval);
        if (result.Design is { } design) json.WriteString("design", design.Id);
        json.WriteString("labels", Labels(result.Counts));
        json.WriteString("testItems", Phrases.Total(result.Counts.Test));
        End(json);
    }

    private static string Obstacle(in JudgeEstimate estimate) => estimate.IsIdentified && estimate.Method.IsUncorrected
        ? "There is no corrected pass rate: the judge was taken at its word."
        : "There is no corrected pass rate: the data do not determine it.";

    // A gate that passes on what is no corrected rate makes no corrected rate good.
    private static void Interpretation(Utf8JsonWriter json, GateFindings? gate, bool hasValue)
    {
        json.WriteStartObject("interpretation");
        json.WriteString("rating", gate is null ? "unknown" : RatingOf(gate.Decision.Verdict, hasValue));
        json.WriteBoolean("failed", gate?.Decision.Verdict == GateVerdict.Fail);
        if (gate is not null) json.WriteString("reason", gate.Sentence);
        json.WriteEndObject();
    }

    private static string RatingOf(GateVerdict verdict, bool hasValue) => verdict switch
    {
        GateVerdict.Pass => hasValue ? "good" : "inconclusive",
        GateVerdict.Fail => "unacceptable",
        GateVerdict.Inconclusive => "inconclusive",
    };

    private static void Judged(Utf8JsonWriter json, EstimateResult result)
    {
        var naive = result.Estimates.FirstOrDefault(one => one.Estimate.Method.IsUncorrected)?.Estimate;
        var rate = result.UncorrectedRate;
        Begin(json, "Judge pass rate (not corrected)", rate, "The share that the judge passed; its errors are not corrected.");
        if (rate is null) Missing(json, "No test item has a verdict.");
        json.WriteStartObject("metadata");
        if (naive is { IsIdentified: true } estimate)
        {
            Limits(json, estimate.Interval);
            json.WriteString("method", estimate.Method.Id);
            json.WriteString("interval", estimate.Method.Interval);
        }
        json.WriteString("testItems", Phrases.Total(result.Counts.Test));
        End(json);
    }

    private static void OfJudge(
        Utf8JsonWriter json, EstimateResult result, string name, JudgeRate? rate, JudgeTally? labels, string kind)
    {
        var measured = rate is { Rate.IsEmpty: false } found ? found : (JudgeRate?)null;
        Begin(json, name, measured?.Rate.Rate, $"Of items that a human {kind}, the share that the judge {kind}, too.");
        if (measured is null)
        {
            Missing(json, result.Design == CalibrationDesign.ByVerdict
                ? "Labels that were chosen by verdict do not show this rate."
                : $"No labelled item is one that a human {kind}.");
        }
        json.WriteStartObject("metadata");
        if (measured is { } shown) Limits(json, shown.Interval);
        json.WriteString("labels", labels is { } counted ? Phrases.Total(counted) : measured is null ? "0" : "known");
        End(json);
    }

    // Readers tell the kind of a metric by its first property.
    private static void Begin(Utf8JsonWriter json, string name, double? value, string reason)
    {
        json.WriteStartObject(name);
        json.WriteString("$type", "numeric");
        if (value is { } rate) json.WriteNumber("value", rate);
        json.WriteString("name", name);
        json.WriteString("reason", reason);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteString("library", $"{ReportLibrary.Name} {ReportLibrary.Version}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Missing(Utf8JsonWriter json, string why) =>
        json.WriteArray("diagnostics", [why], one => Diagnostic(json, DiagnosticSeverity.Error, one));

    private static void Diagnostic(Utf8JsonWriter json, DiagnosticSeverity severity, string message)
    {
        json.WriteStartObject();
        json.WriteString("severity", severity switch
        {
            DiagnosticSeverity.Info => "informational",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Error => "error",
        });
        json.WriteString("message", message);
        json.WriteEndObject();
    }

    private static void Limits(Utf8JsonWriter json, IntervalEstimate interval)
    {
        json.WriteString("lower", Number(interval.Lower));
        json.WriteString("upper", Number(interval.Upper));
        json.WriteString("level", Number(interval.Level));
    }

    private static string Labels(StudyCounts counts) => counts is { HumanPasses: null, HumanFails: null }
        ? "0"
        : ((Int128)(counts.HumanPasses?.Count ?? 0) + (counts.HumanFails?.Count ?? 0)).ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => (value + 0.0).ToString("R", CultureInfo.InvariantCulture);
}
