using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// A report as results of Microsoft.Extensions.AI.Evaluation, one for each group: format version 1, as its storage and its viewer read it.
/// </summary>
internal static class ScenarioResults
{
    /// <summary>The name of the only file of a scenario.</summary>
    public const string FileName = "1.json";

    // The strict encoder: their viewer puts results into a page.
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The results of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="execution">The name of the execution that they belong to.</param>
    /// <param name="created">When they were made.</param>
    /// <param name="fix">What to do, in the words of who asked.</param>
    public static IEnumerable<ScenarioResult> Of(EstimateReport report, string execution, DateTime created, Func<string, string> fix)
    {
        var ofResults = ReportDiagnostics.Of(report.Results).Select(one => one.Code).ToHashSet(StringComparer.Ordinal);
        Diagnostic[] ofInput = [.. report.Diagnostics.Where(one => !ofResults.Contains(one.Code))];
        var names = ScenarioNames.Of(report.Results.Select(result => result.Group));
        return report.Results.Zip(names, (result, name) => new ScenarioResult(name, output =>
        {
            Diagnostic[] own = [.. ReportDiagnostics.Of([result]).Select(one => one with { Fix = fix(one.Fix) }), .. ofInput];
            using (var pieces = new JsonPieces(output, Escaping.None, s_options))
            {
                var json = pieces.Json;
                json.WriteStartObject();
                json.WriteString("scenarioName", name);
                json.WriteString("iterationName", "1");
                json.WriteString("executionName", execution);
                json.WriteString("creationTime", created);
                Empty(json);
                json.WriteStartObject("evaluationResult");
                json.WriteStartObject("metrics");
                RateMetricsJson.Write(json, result, own);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteTexts("tags", ["judgestats"]);
                json.WriteNumber("formatVersion", 1);
                json.WriteEndObject();
            }
            output.Write('\n');
        }));
    }

    // There is no conversation behind a rate, but the viewer looks for one.
    private static void Empty(Utf8JsonWriter json)
    {
        json.WriteTexts("messages", []);
        json.WriteStartObject("modelResponse");
        json.WriteTexts("messages", []);
        json.WriteEndObject();
    }
}
