using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Exports of Label Studio: labels of people, and predictions as verdicts.</summary>
/// <remarks>In a file of labels each annotation is a row; beside verdicts the annotations of a task come to one label.</remarks>
internal sealed class LabelStudioRows(ForeignContext context) : JsonRows(context)
{
    private static readonly string[] s_ofTask = ["id", "inner_id", "data.item_id"];

    private readonly List<string> _controls = [];
    private string? _control;
    private bool _isShort;

    public override bool HasLabels => true;

    // Every bare name may be one of the task's data; the name of the control is that of the labels.
    public override IReadOnlyList<string> OwnColumns =>
        Context.Options.LabelColumn is { } label && Context.IsOfLabels ? [label] : [];

    public override bool Offers(string column) => true;

    public override bool CountsRuns => false;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => Record(Top(layout),
    [
        .. s_ofTask, "annotation_id", "annotator",
        .. Context.Asked.SelectMany(column => new[] { SourceOf(column), column }),
        .. Context.Options.LabelColumn is { } label ? [label] : Array.Empty<string>(),
        "annotations[].was_cancelled", .. Results("annotations[]"), "predictions[].model_version", .. Results("predictions[]"),
    ]);

    public override void Start()
    {
        Survey(record =>
        {
            _isShort |= record.Find("annotations") is null && record.Find("annotation_id") is not null;
            foreach (var result in Lists(record, "annotations").Concat(Lists(record, "predictions"))) LookAt(result);
        });
        var named = Context.Options.LabelColumn;
        _control = named is not null && (_controls.Contains(named) || _isShort) ? named
            : _controls.Count == 1 ? _controls[0]
            : null;
        if (_control is null) RefuseControls(named);
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (_isShort)
        {
            rows.Add(Row(record, label: record.TextOf(_control!)));
            return;
        }
        List<string> labels = [.. LabelsOf(record)];
        if (Context.IsOfLabels) rows.AddRange(labels.Select(label => Row(record, label)));
        else MapPredictions(record, labels, rows);
    }

    private static IEnumerable<string> Results(string place) =>
    [
        place + ".result[].type", place + ".result[].from_name", place + ".result[].value.choices[]", place + ".result[].value.rating",
        place + ".result[].value.number",
    ];

    private static IEnumerable<JsonPart> Lists(JsonPart record, string name) =>
        record[name]?.Parts.SelectMany(one => one["result"]?.Parts ?? []) ?? [];

    private void LookAt(JsonPart result)
    {
        if (result.TextOf("type") is not ("choices" or "rating" or "number") || result.TextOf("from_name") is not { } name) return;
        var isMeant = result.TextOf("type") is "choices" || name == Context.Options.LabelColumn;
        if (isMeant && !_controls.Contains(name)) _controls.Add(name);
    }

    private void RefuseControls(string? named) => Context.Errors.Fail(new(DataCodes.BadField,
        _controls.Count == 0 && !_isShort ? "no annotation has a result of type choices"
            : named is null ? $"the export has several controls: {Excerpt.List(_controls)}"
            : $"the export has no control '{Excerpt.Of(named)}'; there are {Excerpt.List(_controls)}",
        "name the control of the labels (`LabelColumn`)"));

    private IEnumerable<string> LabelsOf(JsonPart record)
    {
        foreach (var annotation in record["annotations"]?.Parts ?? [])
        {
            var isCancelled = annotation["was_cancelled"] is { Kind: JsonValueKind.True };
            if (isCancelled || annotation["result"] is not { Parts.Count: > 0 })
            {
                Context.Cancelled++;
                if (!Context.IsOfLabels) Context.Ignore("cancelled");
            }
            else if (ValueOf(record, annotation) is { } label)
            {
                yield return label;
            }
        }
    }

    private string? ValueOf(JsonPart record, JsonPart annotation)
    {
        foreach (var result in annotation["result"]?.Parts ?? [])
        {
            if (result.TextOf("from_name") != _control) continue;
            var value = result["value"];
            if (value?["choices"] is { } choices) return OnlyChoice(record, choices);
            if ((value?["rating"] ?? value?["number"])?.Text is { } number) return number;
        }
        return null;
    }

    private string? OnlyChoice(JsonPart record, JsonPart choices)
    {
        if (choices.Parts is [{ Text: { } only }]) return only;
        if (choices.Parts.Count == 0) return null;
        var words = Excerpt.List(choices.Parts.Select(part => part.Text ?? ""));
        Input.Add(new(DataCodes.BadField,
            Invariant($"{choices.Place} holds {choices.Parts.Count} choices: {words}; one is allowed"),
            "a label is one of them: make the control a single choice, and let the annotation be corrected"), record.Line);
        return null;
    }

    private void MapPredictions(JsonPart record, List<string> labels, List<ForeignRow> rows)
    {
        string? label = null;
        if (labels.Count > 0)
        {
            label = RaterVotes.Result(labels, Context.Options.Raters, out var contradict);
            if (contradict) RefuseContradiction(record, labels);
        }
        var predictions = record["predictions"]?.Parts ?? [];
        foreach (var prediction in predictions)
        {
            rows.Add(Row(record, label, prediction.TextOf("model_version"), ValueOf(record, prediction), isJudged: true));
        }
        if (predictions.Count == 0 && label is not null) rows.Add(Row(record, label));
    }

    private void RefuseContradiction(JsonPart record, List<string> labels) => Input.Add(new(DataCodes.ContradictingLabels,
        $"{record.Place} has labels that differ: {Excerpt.List(labels.Distinct())}",
        "correct the file, or say what several raters come to (`Raters` = majority)"), record.Line);

    private ForeignRow Row(JsonPart record, string? label, string? judge = null, string? said = null, bool isJudged = false) => new()
    {
        ItemId = ValueAt(record, "item_id") ?? record.TextOf("id"),
        Judge = judge,
        Metric = _control,
        Verdict = Context.TakesScores ? null : Context.Verdict(said),
        Score = Context.TakesScores ? said : null,
        Label = label,
        Missing = isJudged && said is null ? MissingReason.NotScored : null,
        Line = record.Line,
        More = Context.More(column => column == Context.Options.LabelColumn ? label : ValueAt(record, column)),
    };

    private static string? ValueAt(JsonPart record, string column)
    {
        var name = column.StartsWith("data.", StringComparison.Ordinal) ? column["data.".Length..] : ForeignWords.Bare(column);
        return record["data"]?.TextOf(name) ?? record.TextOf(name);
    }

    private static string SourceOf(string column) => column switch
    {
        "id" or "inner_id" => column,
        _ when column.StartsWith("data.", StringComparison.Ordinal) => column,
        _ => "data." + ForeignWords.Bare(column),
    };
}
