using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Logs of Inspect, as JSON or packed.</summary>
/// <remarks>
/// Read twice: whether a scorer gives truth values or scores is known when all of its values are. A score that people edited keeps its
/// first value, which is the judge's.
/// </remarks>
internal sealed class InspectRows(ForeignContext context) : JsonRows(context)
{
    private static readonly string[] s_ofLog =
    [
        "version", "status", "eval.model", "eval.model_roles.grader", "eval.model_roles.grader.model", "eval.config.epochs", "eval.task",
        "eval.dataset.samples", "eval.scorers[].name", "eval.scorers[].options.model", "*?",
    ];

    private static readonly string[] s_inside =
    [
        "id", "epoch", "error?", "invalidation?", "scores.*.value", "scores.*.value.*", "scores.*.history[].value",
        "scores.*.history[].value.*",
    ];

    private readonly List<InspectLog> _logs = [];
    private readonly List<int> _logOf = [];    // of each file
    private readonly List<string> _metrics = [];
    private readonly HashSet<string> _scores = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Log, string Sample), int> _last = [];
    private int _record;
    private long _edited;

    public override bool CountsRuns => false;

    protected override bool NaNIsMeant => true;

    private InspectLog Log => _logs[_logOf[FileIndex]];

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => layout is JsonLayout.Document
        ? [.. s_ofLog, .. Record("samples[]", Inside), .. Record("", Inside)]
        : Record(Top(layout), Inside);

    private IEnumerable<string> Inside =>
    [
        .. s_inside,
        .. Context.Asked.Where(column => Offers(column) && column != "meta.task")
            .Select(column => "metadata." + ForeignWords.Bare(column)),
    ];

    public override void Start()
    {
        List<ForeignFile> files = [];
        foreach (var file in Context.Files)
        {
            foreach (var part in PartsOf(file))
            {
                files.Add(part);
                _logOf.Add(_logs.Count - 1);
            }
        }
        Context.Files = files;
        Survey(LookAt);
        _record = 0;
        _edited = 0;
        foreach (var scorer in _logs.SelectMany(log => log.Scorers))
        {
            var isKnown = _metrics.Exists(metric => metric == scorer || metric.StartsWith(scorer + "/", StringComparison.Ordinal));
            if (!isKnown) _metrics.Add(scorer);
        }
        NoteUnfinished();
    }

    protected override void EndFile(JsonPart? document)
    {
        if (_edited == 0 || !IsLastFile) return;
        Context.Notes.Add(new(DataCodes.NotTheHeadline, DiagnosticSeverity.Info,
            Invariant($"{_edited} scores were edited by people: the first value of each is the judge's ")
                + "verdict, and the edit is not taken for a label",
            "put what people said into a file of labels"));
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (!IsSample(record) || !IsLast(record)) return;
        if (record["invalidation"] is not null)
        {
            Context.Ignore("invalidated");
            return;
        }
        if (Needed(record, "id", "a number or a text is needed") is not { } id) return;
        var scores = record["scores"];
        var isError = record["error"] is not null && (scores is null || scores.Parts.Count == 0);
        var values = Values(record).ToDictionary(value => value.Metric, value => value.Value, StringComparer.Ordinal);
        foreach (var metric in _metrics)
        {
            var row = Row(record, id, metric);
            if (isError) row.Missing = MissingReason.SystemError;
            else SetVerdict(record, metric, values.GetValueOrDefault(metric), row);
            rows.Add(row);
        }
    }

    private void SetVerdict(JsonPart record, string metric, JsonPart? value, ForeignRow row)
    {
        if (value is null or { IsNull: true } || value.Text is "")
        {
            row.Missing = MissingReason.NotScored;
            return;
        }
        if (value.Kind is JsonValueKind.Array or JsonValueKind.Object)
        {
            Refuse(record, value, value.Place, "a text, a number or a truth value is allowed");
            return;
        }
        if (value.Kind is JsonValueKind.Number) row.Score = value.Text;
        if (!_scores.Contains(metric)) row.Verdict = Context.Letter(value.Text, "C", "I");
    }

    private ForeignRow Row(JsonPart record, string id, string metric) => new()
    {
        ItemId = id,
        System = Log.Model,
        Judge = Log.JudgeOf(metric),
        Metric = metric,
        Run = record.TextOf("epoch") ?? "1",
        Cluster = Log.Epochs > 1 ? id : null,
        Line = record.Line,
        More = Context.More(column => column == "meta.task" ? Log.Task : record["metadata"]?.TextOf(ForeignWords.Bare(column))),
    };

    private void LookAt(JsonPart record)
    {
        if (!IsSample(record)) return;
        if (record["id"]?.Text is { } id) _last[(_logOf[FileIndex], $"{id}\n{record.TextOf("epoch")}")] = _record;
        _record++;
        foreach (var (metric, value) in Values(record))
        {
            if (!_metrics.Contains(metric)) _metrics.Add(metric);
            if (value is { Kind: JsonValueKind.Number } && !Context.IsTruthValue(value.Text!)) _scores.Add(metric);
        }
    }

    // The summaries of a run that was cut off may hold a sample twice.
    private bool IsLast(JsonPart record)
    {
        var number = _record++;
        return Log.IsFinished || record["id"]?.Text is not { } id
            || _last[(_logOf[FileIndex], $"{id}\n{record.TextOf("epoch")}")] == number;
    }

    // The log around the samples is a record of its own, and none of theirs.
    private static bool IsSample(JsonPart record) => record.Find("eval") is null && record.Find("id") is not null;

    private IEnumerable<(string Metric, JsonPart? Value)> Values(JsonPart record)
    {
        foreach (var score in record["scores"]?.Parts ?? [])
        {
            var history = score["history"]?.Parts;
            if (history is { Count: > 0 }) _edited++;
            var value = history is [var first, ..] ? first.Find("value") : score.Find("value");
            if (value is not { Kind: JsonValueKind.Object }) yield return (score.Name!, value);
            else foreach (var part in value.Parts) yield return ($"{score.Name}/{part.Name}", part);
        }
    }

    private IReadOnlyList<ForeignFile> PartsOf(ForeignFile file)
    {
        if (!IsPacked(file))
        {
            _logs.Add(LogOf(HeaderOf(file, JsonLayout.Document, HasHeader)));
            return [file with { Layout = JsonLayout.Document }];
        }
        var archive = new InspectArchive(file, Context.Errors);
        _logs.Add(LogOf(HeaderOf(archive.Log, JsonLayout.Document, _ => false)) with { IsFinished = archive.IsFinished });
        var parts = archive.Short;
        return parts.Count > 0 && HaveScores(parts) ? parts : archive.Whole;
    }

    private bool HaveScores(IReadOnlyList<ForeignFile> parts) =>
        parts.Any(part => AnyRecord(part, JsonLayout.List, record => record["scores"] is not null));

    private static bool IsPacked(ForeignFile file)
    {
        Span<byte> head = stackalloc byte[4];
        return file.Open().ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && ZipMark.IsEntry(head);
    }

    // The keys of "eval" are complete once another stands behind them.
    private static bool HasHeader(JsonPart log) =>
        log.Find("version") is not null && log.Find("status") is not null && log.Find("eval") is not null && log.Parts[^1].Name != "eval";

    private InspectLog LogOf(JsonPart? header)
    {
        var version = header?.TextOf("version");
        if (version is not ("1" or "2")) RefuseVersion(version, "versions 1 and 2");
        Context.Version = version;
        return InspectLog.Of(header!);
    }

    private void NoteUnfinished()
    {
        foreach (var log in _logs.Where(log => !log.IsFinished || log.Status is not (null or "success")))
        {
            var of = log.Expected > 0 && _logs.Count == 1
                ? Invariant($": {_last.Count} of {log.Expected} samples")
                : "";
            Context.Notes.Add(new(DataCodes.UnfinishedRun, DiagnosticSeverity.Warning,
                $"the run was not finished ({Excerpt.Of(log.Status ?? "cut off")}){of}",
                "the samples that are there need not be a fair part of all: run it to its end (inspect eval-retry)"));
        }
    }
}
