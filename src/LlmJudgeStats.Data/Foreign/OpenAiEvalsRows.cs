using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>The record log of OpenAI evals: the specification, then events.</summary>
internal sealed class OpenAiEvalsRows(ForeignContext context) : JsonRows(context)
{
    private const string Match = "match";
    private const string Choice = "choice";
    private const string Score = "score";
    private const string Invalid = "__invalid__";

    private readonly List<string> _metrics = [];
    private string? _system;
    private string? _judge;
    private bool _hasReport;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => Record(Top(layout),
        "spec.completion_fns[]", "final_report?", "sample_id", "type", "data.correct", "data.choice", "data.*^");

    public override void Start() => Survey(record =>
    {
        var names = record.TextOf("type") switch
        {
            Match => [Match],
            "metrics" => MetricsOf(record["data"]),
            _ => Array.Empty<string>(),
        };
        foreach (var name in names.Where(name => !_metrics.Contains(name))) _metrics.Add(name);
    });

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (record["spec"] is { } spec) TakeSpec(spec);
        else if (record.Find("final_report") is not null)
        {
            _hasReport = true;
            Context.Ignore("final-report");
        }
        else MapEvent(record, rows);
    }

    protected override void EndFile(JsonPart? document)
    {
        if (_hasReport) return;
        Context.Notes.Add(new(DataCodes.UnfinishedRun, DiagnosticSeverity.Warning,
            "the log has no final report: the run was not finished, and the samples that are there need not be a fair part of all",
            "run it to its end, or make sure that nothing but chance decided which samples came first"));
    }

    private void TakeSpec(JsonPart spec)
    {
        string[] models = [.. spec["completion_fns"]?.Parts.Select(part => part.Text).OfType<string>() ?? []];
        _system = models.Length > 0 ? models[0] : null;
        _judge = models.Length > 0 ? models[^1] : null;
        Context.Ignore("spec");
    }

    private void MapEvent(JsonPart record, List<ForeignRow> rows)
    {
        var type = record.TextOf("type");
        if (type is not (Match or "metrics" or "error"))
        {
            Context.Ignore(type ?? "no-type");
            return;
        }
        if (Needed(record, "sample_id", "the id of a sample is needed") is not { } item) return;
        if (type == Match) MapMatch(record, item, rows);
        else if (type == "metrics") MapMetrics(record, item, rows);
        else foreach (var metric in _metrics) rows.Add(Row(record, item, metric, null, null, MissingReason.SystemError));
    }

    private void MapMatch(JsonPart record, string item, List<ForeignRow> rows)
    {
        if (TruthOf(record, record["data"]?.Find("correct"), record.Place + ".data.correct") is { } correct)
            rows.Add(Row(record, item, Match, Context.Verdict(correct.Text), null, null));
    }

    private void MapMetrics(JsonPart record, string item, List<ForeignRow> rows)
    {
        var isUnread = record["data"]?.TextOf(Choice) == Invalid;
        foreach (var name in MetricsOf(record["data"]))
        {
            var value = record["data"]![name]!;
            var missing = isUnread && name is Choice or Score ? MissingReason.Unparsed : null;
            var isNumber = value.Kind is JsonValueKind.Number;
            var word = isNumber || missing is not null ? null : Context.Letter(value.Text, "Y", "N");
            rows.Add(Row(record, item, name, word, isNumber && missing is null ? value.Text : null, missing));
        }
    }

    private ForeignRow Row(JsonPart record, string item, string metric, string? verdict, string? score, string? missing) => new()
    {
        ItemId = item,
        System = _system,
        Judge = _judge,
        Metric = metric,
        Verdict = verdict,
        Score = score,
        Missing = missing,
        Line = record.Line,
    };

    // Texts beside the choice are no verdicts.
    private static string[] MetricsOf(JsonPart? data) =>
    [
        .. data?.Parts.Where(part => part.Name == Choice
            ? part is { Kind: JsonValueKind.String, Text.Length: > 0 }
            : part.Kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False).Select(part => part.Name!) ?? [],
    ];
}
