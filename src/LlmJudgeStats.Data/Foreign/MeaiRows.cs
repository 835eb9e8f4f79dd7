using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Results of Microsoft.Extensions.AI.Evaluation: one a file, or the JSON report.</summary>
/// <remarks>
/// A metric without a value is missing, whatever its interpretation says: where a number could not be read it says <c>failed: false</c>,
/// where a truth value could not, <c>failed: true</c>.
/// </remarks>
internal sealed class MeaiRows(ForeignContext context) : JsonRows(context)
{
    private static readonly string[] s_inside =
    [
        "scenarioName", "iterationName", "executionName", "creationTime", "formatVersion", "evaluationResult.metrics.*.$type",
        "evaluationResult.metrics.*.value", "evaluationResult.metrics.*.interpretation.failed",
        "evaluationResult.metrics.*.diagnostics[].severity", "evaluationResult.metrics.*.metadata.eval-model",
        "chatDetails.turnDetails[].model", "modelResponse.modelId",
    ];

    public override bool CountsRuns => false;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) =>
    [
        .. Record(Top(layout), Inside),
        .. layout is JsonLayout.Document ? Record("scenarioRunResults[]", Inside) : [],
    ];

    private IEnumerable<string> Inside => [.. s_inside, .. Context.Asked.Where(Offers).Select(SourceOf)];

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (record.Find("scenarioRunResults") is not null) return;    // the report around the results
        if (record.TextOf("formatVersion") is { } version && version != "1") RefuseVersion(version, "version 1");
        Context.Version = "1";
        if (Needed(record, "scenarioName", "a text is needed") is not { } scenario) return;
        if (record["evaluationResult"]?["metrics"] is not { Kind: JsonValueKind.Object } metrics)
        {
            Refuse(record, record["evaluationResult"]?.Find("metrics"), record.Place + ".evaluationResult.metrics",
                "an object with metrics is needed");
            return;
        }
        TakeTime(record);
        foreach (var metric in metrics.Parts)
        {
            if (!metric.IsNull) rows.Add(RowOf(record, scenario, metric));
        }
    }

    private void TakeTime(JsonPart record)
    {
        if (!DateTimeOffset.TryParse(
            record.TextOf("creationTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return;
        var execution = record.TextOf("executionName") ?? "";
        if (!Context.Executions.TryGetValue(execution, out var known) || known < time) Context.Executions[execution] = time;
    }

    private ForeignRow RowOf(JsonPart record, string scenario, JsonPart metric)
    {
        var run = record.TextOf("iterationName");
        var turn = record["chatDetails"]?["turnDetails"] is { Parts: [var first, ..] } ? first.TextOf("model") : null;
        var row = new ForeignRow
        {
            ItemId = scenario,
            System = record.TextOf("executionName"),
            Judge = metric["metadata"]?.TextOf("eval-model") ?? turn,
            Metric = metric.Name,
            Run = run,
            Cluster = run is null or "1" ? null : scenario,
            Line = record.Line,
            More = Context.More(column => ValueOf(record, metric, column)),
        };
        SetVerdict(record, metric, row);
        return row;
    }

    private void SetVerdict(JsonPart record, JsonPart metric, ForeignRow row)
    {
        if (metric["value"] is not { } value)
        {
            row.Missing = HasError(metric) ? MissingReason.JudgeError : MissingReason.Inconclusive;
            return;
        }
        if (value.Kind is JsonValueKind.Object or JsonValueKind.Array)
        {
            Refuse(record, value, value.Place, "a number, a truth value or a text is allowed");
            return;
        }
        if (value.Kind is JsonValueKind.Number) row.Score = value.Text;
        if (metric["interpretation"] is { } interpretation) row.Verdict = Interpreted(record, interpretation);
        else if (value.Kind is not JsonValueKind.Number) row.Verdict = Context.Verdict(value.Text);
    }

    private string? Interpreted(JsonPart record, JsonPart interpretation) =>
        TruthOf(record, interpretation.Find("failed"), interpretation.Place + ".failed")?.Kind switch
        {
            null => null,
            JsonValueKind.True => ForeignWords.Fail,
            _ => ForeignWords.Pass,
        };

    private static bool HasError(JsonPart metric) =>
        metric["diagnostics"]?.Parts.Any(diagnostic => diagnostic.TextOf("severity") == "error") == true;

    private static string? ValueOf(JsonPart record, JsonPart metric, string column) => column switch
    {
        "meta.model" => record["modelResponse"]?.TextOf("modelId"),
        _ => metric["metadata"]?.TextOf(ForeignWords.Bare(column)),
    };

    private static string SourceOf(string column) =>
        column is "meta.model" ? "modelResponse.modelId" : "evaluationResult.metrics.*.metadata." + column["meta.".Length..];
}
