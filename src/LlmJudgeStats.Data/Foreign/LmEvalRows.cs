using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Samples of lm-evaluation-harness: a document a line, once for each filter.</summary>
/// <remarks>Read twice: whether a metric is a truth value or a score is known when all of its values are.</remarks>
internal sealed class LmEvalRows(ForeignContext context) : JsonRows(context)
{
    private const string OptionMark = "--";    // of the other tool

    private readonly HashSet<string> _scores = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);
    private string? _system;
    private string? _task;

    // A line is a document and a filter; its repetitions are inside it.
    public override bool CountsRuns => false;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) =>
        Record(Top(layout), "doc_id", "filter", "metrics[]", "doc_hash", "*^");

    public override void Start()
    {
        Survey(record =>
        {
            if (record.Find("n-shot") is not null) RefuseSums();
            foreach (var name in MetricsOf(record))
            {
                if (record[name] is { Kind: JsonValueKind.Number } value && !Context.IsTruthValue(value.Text!)) _scores.Add(name);
                else if (record[name] is { Kind: JsonValueKind.Array or JsonValueKind.Object }) _lists.Add(name);
            }
        });
        foreach (var _ in _lists) Context.Ignore("metric-not-scalar");
    }

    private void RefuseSums() => Context.Errors.Fail(new(DataCodes.NoJudgments,
        "results of lm-evaluation-harness hold sums, and no judgments",
        $"run it with {OptionMark}log_samples, and read the files samples_*.jsonl"));

    protected override void StartFile()
    {
        const string Prefix = "samples_";
        var name = Path.GetFileName(File.Path);
        var isOurs = name.StartsWith(Prefix, StringComparison.Ordinal);
        _system = isOurs ? ForeignWords.NotEmpty(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(File.Path)))) : null;
        _task = isOurs ? TaskOf(name[Prefix.Length..]) : null;
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (Needed(record, "doc_id", "the number of a document is needed") is not { } document) return;
        var filter = record.TextOf("filter") ?? "none";
        foreach (var name in MetricsOf(record))
        {
            if (_lists.Contains(name)) continue;
            var row = new ForeignRow
            {
                ItemId = document,
                System = _system,
                Metric = filter == "none" ? name : $"{name},{filter}",
                Line = record.Line,
                More = Context.More(column => column switch
                {
                    "meta.task" => _task,
                    "meta.doc_hash" => record.TextOf("doc_hash"),
                    _ => null,
                }),
            };
            SetVerdict(record, name, row);
            rows.Add(row);
        }
    }

    private void SetVerdict(JsonPart record, string name, ForeignRow row)
    {
        var value = record.Find(name);
        if (value is { Kind: JsonValueKind.Null }) row.Missing = MissingReason.NotScored;    // NaN
        else if (value is { Kind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False })
        {
            if (value.Kind is JsonValueKind.Number) row.Score = value.Text;
            if (!_scores.Contains(name)) row.Verdict = Context.Verdict(value.Text);
        }
        else
        {
            Refuse(record, value, $"the metric '{Excerpt.Of(name)}'", "a number is needed, for the list of metrics has it");
        }
    }

    private static IEnumerable<string> MetricsOf(JsonPart record) =>
        record["metrics"]?.Parts.Select(part => part.Text).OfType<string>() ?? [];

    // samples_TASK_2026-03-02T10-00-00.123456.jsonl
    private static string TaskOf(string name)
    {
        for (var at = name.Length - 1; at > 0; at--)
        {
            if (name[at] == '_' && IsDate(name.AsSpan(at + 1))) return name[..at];
        }
        return name;
    }

    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length > 4 && text[..4].IndexOfAnyExceptInRange('0', '9') < 0 && text[4] == '-';
}
