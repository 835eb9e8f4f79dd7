using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Traces of MLflow with their assessments, and its older table of scores (<c>columns</c>, <c>data</c>).</summary>
internal sealed class MlflowTraceRows(ForeignContext context) : JsonRows(context)
{
    private const string OldScore = "/v1/score";

    private static readonly string[] s_places = ["info.assessments[]", "assessments[]"];

    private static readonly string[] s_ofAssessment =
    [
        "assessment_name", "name", "source.source_type", "source.source_id", "feedback.value", "feedback.error?", "valid", "expectation?",
    ];

    private List<string> _columns = [];
    private bool _hasLabels;

    public override bool HasLabels => _hasLabels;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => layout is JsonLayout.Document
        ? ["columns[]", "*?", .. Record("data[]", "[]^"), .. Record("", Inside)]
        : Record(Top(layout), Inside);

    private IEnumerable<string> Inside =>
    [
        "info.trace_id", "info.request_id", "trace_id", "request_id",
        .. s_places.SelectMany(place => s_ofAssessment.Select(path => $"{place}.{path}")),
        .. Context.Asked.Where(Offers).Select(column => "info.tags." + column["meta.".Length..]),
    ];

    public override void Start()
    {
        if (Context.Choice.Layout is JsonLayout.Document) _columns = ColumnsOf();
        Survey(record => _hasLabels |= Assessments(record).Any(one => one["source"]?.TextOf("source_type") == "HUMAN"));
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (record.Kind is JsonValueKind.Array) MapTableRow(record, rows);
        else if (record.Find("columns") is null) MapTrace(record, rows);
    }

    private List<string> ColumnsOf()
    {
        var document = HeaderOf(Context.Files[0], JsonLayout.Document,
            part => part.Find("columns") is not null && part.Find("data") is not null);
        Context.StartPass();
        return [.. document?["columns"]?.Parts.Select(part => part.Text ?? "") ?? []];
    }

    private void MapTableRow(JsonPart record, List<ForeignRow> rows)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (!_columns[i].EndsWith(OldScore, StringComparison.Ordinal)) continue;
            var value = i < record.Parts.Count ? record.Parts[i] : null;
            if (value is not (null or { IsNull: true } or { Kind: JsonValueKind.Number }))
            {
                Refuse(record, value, value.Place, "a number is needed");
                continue;
            }
            rows.Add(new()
            {
                ItemId = record.Index.ToString(CultureInfo.InvariantCulture),
                Metric = _columns[i][..^OldScore.Length],
                Score = value?.Text,
                Missing = value?.Text is null ? MissingReason.NotScored : null,
                Line = record.Line,
            });
        }
    }

    private void MapTrace(JsonPart record, List<ForeignRow> rows)
    {
        var info = record["info"];
        var item = info?.TextOf("trace_id") ?? info?.TextOf("request_id") ?? record.TextOf("trace_id") ?? record.TextOf("request_id");
        var labels = Labels(record);
        HashSet<string> judged = new(StringComparer.Ordinal);
        foreach (var assessment in Assessments(record))
        {
            if (!IsUsed(assessment) || TypeOf(assessment) is not ("LLM_JUDGE" or "AI_JUDGE" or "CODE")) continue;
            judged.Add(LabelNameOf(NameOf(assessment)));
            rows.Add(Row(record, item, assessment, labels.GetValueOrDefault(LabelNameOf(NameOf(assessment)))));
        }
        foreach (var (name, label) in labels)
        {
            if (label is not null && !judged.Contains(name))
                rows.Add(new() { ItemId = item, Metric = name, Label = label, Line = record.Line, More = More(record) });
        }
    }

    private ForeignRow Row(JsonPart record, string? item, JsonPart assessment, string? label)
    {
        var feedback = assessment["feedback"];
        var isError = feedback?["error"] is not null;
        var value = isError ? null : feedback?["value"];
        var isScore = value is { Kind: JsonValueKind.Number };
        var isUnknown = value?.Text?.Equals(MissingReason.Unknown, StringComparison.OrdinalIgnoreCase) == true;
        if (value is { Kind: JsonValueKind.Object or JsonValueKind.Array })
            Refuse(record, value, value.Place, "a text, a number or a truth value is allowed");
        return new()
        {
            ItemId = item,
            Judge = TypeOf(assessment) == "CODE" ? "code" : assessment["source"]?.TextOf("source_id"),
            Metric = NameOf(assessment),
            Verdict = isScore || isUnknown ? null : Context.Verdict(value?.Text),
            Score = isScore ? value!.Text : null,
            Label = label,
            Missing = isError ? MissingReason.JudgeError
                : isUnknown ? MissingReason.Unknown
                : value?.Text is null ? MissingReason.NotScored
                : null,
            Line = record.Line,
            More = More(record),
        };
    }

    private Dictionary<string, string?> Labels(JsonPart record)
    {
        Dictionary<string, List<string>> words = new(StringComparer.Ordinal);
        foreach (var assessment in Assessments(record))
        {
            if (TypeOf(assessment) != "HUMAN" || !IsMeant(assessment)) continue;
            if (Context.Options.LabelMetric is { } named && named != NameOf(assessment)) continue;
            if (assessment["feedback"]?["value"]?.Text is not { } word) continue;
            if (!words.TryGetValue(NameOf(assessment), out var known))
            {
                known = [];
                words.Add(NameOf(assessment), known);
            }
            known.Add(Context.Label(word)!);
        }
        Dictionary<string, string?> labels = new(StringComparer.Ordinal);
        foreach (var (name, several) in words)
        {
            labels[name] = RaterVotes.Result(several, Context.Options.Raters, out var contradict);
            if (!contradict) continue;
            Input.Add(new(DataCodes.ContradictingLabels, $"{record.Place} has labels of '{Excerpt.Of(name)}' that differ",
                "correct them, or say what several raters come to (`Raters` = majority)"), record.Line);
        }
        return labels;
    }

    // What was overridden, or says what is expected, is no verdict and no label.
    private bool IsUsed(JsonPart assessment)
    {
        if (IsMeant(assessment)) return true;
        Context.Ignore(assessment["expectation"] is not null ? "expectation" : "overridden");
        return false;
    }

    private static bool IsMeant(JsonPart assessment) =>
        assessment["expectation"] is null && assessment["valid"] is not { Kind: JsonValueKind.False };

    private string?[] More(JsonPart record) => Context.More(column => record["info"]?["tags"]?.TextOf(ForeignWords.Bare(column)));

    private static IEnumerable<JsonPart> Assessments(JsonPart record) =>
        (record["info"]?["assessments"] ?? record["assessments"])?.Parts ?? [];

    private string LabelNameOf(string metric) => Context.Options.LabelMetric ?? metric;

    private static string? TypeOf(JsonPart assessment) => assessment["source"]?.TextOf("source_type");

    private static string NameOf(JsonPart assessment) => assessment.TextOf("assessment_name") ?? assessment.TextOf("name") ?? "";
}
