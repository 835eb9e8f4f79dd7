namespace LlmJudgeStats.Data;

/// <summary>Test runs of DeepEval: as it saves them, or as its results are written out.</summary>
/// <remarks>A metric that crashed has an error and <c>success: false</c>, which is no fail.</remarks>
internal sealed class DeepEvalRows(ForeignContext context) : JsonRows(context)
{
    private static readonly string[] s_cases = ["testCases[]", "conversationalTestCases[]", "test_results[]"];

    private static readonly string[] s_inside =
    [
        "name", "metadata.item_id", "metadata.id", "additional_metadata.item_id", "additional_metadata.id",
        .. new[] { "metricsData[]", "metrics_data[]" }.SelectMany(list => new[]
        {
            list + ".name", list + ".success", list + ".error?", list + ".score", list + ".threshold", list + ".evaluationModel",
            list + ".evaluation_model",
        }),
    ];

    private static readonly string[] s_itemKeys = ["item_id", "id"];

    private string? _itemKey;
    private string? _system;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) =>
    [
        "hyperparameters.model", "identifier", "testRunData.hyperparameters.model", "testRunData.identifier",
        .. s_cases.SelectMany(place => Record(place, Inside)),
        .. s_cases.SelectMany(place => Record("testRunData." + place, Inside)),
        .. layout is JsonLayout.Document ? [] : Record(Top(layout), Inside),
    ];

    private IEnumerable<string> Inside =>
        [.. s_inside, .. Context.Asked.Where(Offers).Select(column => "metadata." + ForeignWords.Bare(column))];

    public override void Start()
    {
        var keyed = s_itemKeys.ToDictionary(key => key, _ => true);
        var cases = 0L;
        Survey(record =>
        {
            cases++;
            foreach (var key in s_itemKeys) keyed[key] &= Metadata(record, key) is not null;
        });
        _itemKey = cases == 0 ? null : Array.Find(s_itemKeys, key => keyed[key]);
        if (_itemKey is not null || cases == 0) return;
        Context.Notes.Add(new(DataCodes.NamesByOrder, DiagnosticSeverity.Warning,
            "test cases have no metadata item_id or id in all of them, so their names are the item ids: names such as test_case_0 count "
                + "in the order of running, and mean other items in another run",
            "give each test case an item_id in its metadata"));
    }

    protected override void EndSurvey(JsonPart? document)
    {
        var run = document?["testRunData"] ?? document;
        _system = ForeignWords.NotEmpty(run?["hyperparameters"]?.TextOf("model")) ?? ForeignWords.NotEmpty(run?.TextOf("identifier"));
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        var item = _itemKey is null ? record.TextOf("name") : Metadata(record, _itemKey);
        var metrics = record["metricsData"] ?? record["metrics_data"];
        foreach (var metric in metrics?.Parts ?? []) MapMetric(record, item, metric, rows);
    }

    private void MapMetric(JsonPart record, string? item, JsonPart metric, List<ForeignRow> rows)
    {
        if (Needed(record, "name", "the name of a metric is needed", metric) is not { } name) return;
        var isError = metric["error"] is not null;
        var success = isError ? null : TruthOf(record, metric.Find("success"), metric.Place + ".success");
        if (success is null && !isError) return;
        rows.Add(new()
        {
            ItemId = item,
            System = _system,
            Judge = metric.TextOf("evaluationModel") ?? metric.TextOf("evaluation_model"),
            Metric = name,
            Verdict = Context.Verdict(success?.Text),
            Score = isError ? null : metric.TextOf("score"),
            Missing = isError ? MissingReason.JudgeError : null,
            Threshold = metric.TextOf("threshold"),
            Line = record.Line,
            More = Context.More(column => record["metadata"]?.TextOf(ForeignWords.Bare(column))),
        });
    }

    private static string? Metadata(JsonPart record, string key) =>
        ForeignWords.NotEmpty(record["metadata"]?.TextOf(key)) ?? ForeignWords.NotEmpty(record["additional_metadata"]?.TextOf(key));
}
