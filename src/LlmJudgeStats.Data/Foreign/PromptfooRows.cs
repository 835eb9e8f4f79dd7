using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Results of promptfoo: JSON of versions 2 and 3, JSON lines, and the table of its viewer.</summary>
/// <remarks>
/// Read twice: which item a row is, and which metrics an attempt that failed would have had, is known at the end. <c>success</c> is false
/// for a fail, a failed call and a grader that could not be read: only the first of them is a fail.
/// </remarks>
internal sealed class PromptfooRows(ForeignContext context) : JsonRows(context)
{
    private const string Overall = "overall";
    private const string Human = "human";

    private static readonly string[] s_itemKeys = ["metadata.item_id", "metadata.id", "vars.item_id", "vars.id"];

    private static readonly string[] s_inside =
    [
        "success", "pass", "failureReason", "testIdx", "promptIdx", "provider", "provider.id", "provider.label", "prompt.label",
        "promptId", "vars#", "metadata.item_id", "metadata.id", "metadata.graderError", "gradingResult.metadata.graderError",
        "vars.item_id", "vars.id",
    ];

    private static readonly string[] s_component =
    [
        "pass", "score", "assertion.type", "assertion.metric", "assertion.provider", "assertion.provider.id", "metadata.graderError",
    ];

    // Of the other kinds code decides.
    private static readonly string[] s_judged =
    [
        "llm-rubric", "g-eval", "factuality", "answer-relevance", "select-best", "search-rubric", "pi", "trajectory:goal-success",
    ];

    private static readonly string[] s_judgedKinds = ["model-graded-", "context-"];

    private readonly List<string> _metrics = [];
    private readonly Dictionary<UInt128, string> _items = [];
    private readonly HashSet<string> _severalPrompts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _promptOf = new(StringComparer.Ordinal);
    private string? _itemKey;
    private string? _defaultJudge;
    private long _results;
    private long _differing;
    private bool _hasLabels;

    public override bool HasLabels => _hasLabels;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) =>
    [
        "results.version", "version", "config.defaultTest.options.provider", "config.defaultTest.options.provider.id",
        .. RecordPlaces(layout).SelectMany(place => Record(place, Inside)),
        .. layout is JsonLayout.Document ? ViewerPaths : [],
    ];

    private static string[] RecordPlaces(JsonLayout layout) => layout is JsonLayout.Document ? ["results.results[]"] : [Top(layout)];

    private IEnumerable<string> Inside =>
    [
        .. s_inside,
        .. Context.Options.Columns.Where(Offers).Select(SourceOf),
        .. s_component.Select(path => "gradingResult.componentResults[]." + path),
        "gradingResult.componentResults[].componentResults[]=gradingResult.componentResults[]",
    ];

    // The viewer's table: a test case a row, with an output for each prompt.
    private static IEnumerable<string> ViewerPaths =>
        Record("table.body[]",
        [
            "testIdx", "test.vars#", "vars#", "test.vars.item_id", "test.vars.id", "test.metadata.item_id", "test.metadata.id",
            .. s_inside.Select(path => "outputs[]." + path),
            .. s_component.Select(path => "outputs[].gradingResult.componentResults[]." + path),
            "outputs[].gradingResult.componentResults[].componentResults[]=outputs[].gradingResult.componentResults[]",
        ]);

    public override bool Offers(string column) => base.Offers(column) || column.StartsWith("vars.", StringComparison.Ordinal);

    public override void Start()
    {
        var keyed = s_itemKeys.ToDictionary(key => key, _ => true);
        Survey(record =>
        {
            foreach (var result in ResultsOf(record)) LookAt(record, result, keyed);
        });
        if (_metrics.Count > 1) _metrics.Add(Overall);
        if (Context.Options.IdColumn is { } named && named.StartsWith("vars.", StringComparison.Ordinal)) _itemKey = named;
        else _itemKey = _results == 0 ? null : Array.Find(s_itemKeys, key => keyed[key]);
    }

    protected override void EndSurvey(JsonPart? document)
    {
        if (Layout is not JsonLayout.Document) return;
        if (document?["table"] is not null && document["results"] is null)
        {
            Context.Version = "table";
            return;
        }
        Context.Version = document?["results"]?.TextOf("version");
        if (Context.Version is not ("2" or "3")) RefuseVersion(Context.Version, "versions 2 and 3");
        var provider = document?["config"]?["defaultTest"]?["options"]?["provider"];
        _defaultJudge = NotEmpty(provider?.Text ?? provider?.TextOf("id"));
    }

    protected override void EndFile(JsonPart? document)
    {
        if (_differing == 0) return;
        Context.Notes.Add(new(DataCodes.NotTheHeadline, DiagnosticSeverity.Info,
            string.Create(CultureInfo.InvariantCulture, $"in {_differing} results success is not what all assertions together say: ")
                + "weights, thresholds or a rating by hand decided there",
            "name the assertion that you mean (`Metric`)"));
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        foreach (var result in ResultsOf(record)) MapResult(record, result, rows);
    }

    private static IEnumerable<JsonPart> ResultsOf(JsonPart record) => record["outputs"]?.Parts ?? [record];

    private void LookAt(JsonPart record, JsonPart result, Dictionary<string, bool> keyed)
    {
        _results++;
        foreach (var key in s_itemKeys) keyed[key] &= ValueAt(record, result, key) is not null;
        var number = Number(record, result);
        if (VarsOf(record, result) is { } vars && number is not null
            && (!_items.TryGetValue(vars.Hash, out var first) || IsBefore(number, first))) _items[vars.Hash] = number;
        var provider = ProviderOf(result);
        var prompt = PromptOf(result);
        if (!_promptOf.TryAdd(provider, prompt) && _promptOf[provider] != prompt) _severalPrompts.Add(provider);
        foreach (var (name, _) in Named(result))
        {
            if (name == Human) _hasLabels = true;
            else if (!_metrics.Contains(name)) _metrics.Add(name);
        }
    }

    private static bool IsBefore(string one, string other) =>
        long.TryParse(one, CultureInfo.InvariantCulture, out var number) && long.TryParse(other, CultureInfo.InvariantCulture,
            out var least)
        && number < least;

    private void MapResult(JsonPart record, JsonPart result, List<ForeignRow> rows)
    {
        var success = result["success"] ?? result["pass"];
        var reason = result.TextOf("failureReason") ?? "1";
        if (reason is not ("0" or "1" or "2"))
        {
            Input.Add(Bad(record, result["failureReason"], result.Place + ".failureReason", "0, 1 and 2 are allowed"));
            return;
        }
        var source = new AssertionSource(this, record, result);
        if (reason == "2")
        {
            if (Context.IsOfLabels) return;
            foreach (var metric in _metrics.Count > 0 ? _metrics : [Overall])
                rows.Add(source.Row(metric, null, null, null, MissingReason.SystemError));
            return;
        }
        MapJudged(source, success, rows);
    }

    private void MapJudged(AssertionSource source, JsonPart? success, List<ForeignRow> rows)
    {
        string? label = null;
        var isUnread = IsTrue(source.Result["metadata"]) || IsTrue(source.Result["gradingResult"]?["metadata"]);
        var allPass = true;
        List<(string Name, JsonPart Part, string? Verdict)> judged = [];
        foreach (var (name, component) in Named(source.Result))
        {
            var verdict = VerdictOf(source.Record, component);
            if (name == Human) label = verdict;
            else judged.Add((name, component, verdict));
            var failed = IsTrue(component["metadata"]);
            isUnread |= failed;
            if (name != Human) allPass &= verdict == "pass";
        }
        if (Context.IsOfLabels)
        {
            rows.Add(source.Row(Human, null, null, null, null, label));    // once, however many assertions there are
            return;
        }
        foreach (var (name, component, verdict) in judged)
        {
            var isError = IsTrue(component["metadata"]) || IsTrue(source.Result["metadata"]);
            rows.Add(source.Row(name, isError ? null : verdict, component.TextOf("score"), JudgeOf(component),
                isError ? MissingReason.JudgeError : null, label));
        }
        if (judged.Count > 0 && _metrics.Count <= 1) return;
        var overall = label is null || judged.Count == 0 ? VerdictAt(source.Record, success, source.Result.Place + ".success")
            : allPass ? "pass" : "fail";
        if (judged.Count > 0 && !isUnread && (overall == "pass") != allPass) _differing++;
        rows.Add(source.Row(Overall, isUnread ? null : overall, null, null, isUnread ? MissingReason.JudgeError : null, label));
    }

    private string? VerdictOf(JsonPart record, JsonPart component) =>
        VerdictAt(record, component["pass"], component.Place + ".pass");

    private string? VerdictAt(JsonPart record, JsonPart? part, string place)
    {
        if (part is { Kind: JsonValueKind.True }) return "pass";
        if (part is { Kind: JsonValueKind.False }) return "fail";
        Input.Add(Bad(record, part, place, "true and false are allowed"));
        return null;
    }

    private static bool IsTrue(JsonPart? metadata) => metadata?["graderError"] is { Kind: JsonValueKind.True };

    // Leaves in their order; the second of a name gets a number.
    private static IEnumerable<(string Name, JsonPart Component)> Named(JsonPart result)
    {
        if (result["gradingResult"]?["componentResults"] is not { } components) yield break;
        Dictionary<string, int> names = new(StringComparer.Ordinal);
        foreach (var leaf in Leaves(components))
        {
            var assertion = leaf["assertion"];
            var type = assertion?.TextOf("type");
            var name = type == Human ? Human : NotEmpty(assertion?.TextOf("metric")) ?? NotEmpty(type) ?? "assertion";
            var count = names[name] = names.GetValueOrDefault(name) + 1;
            yield return (count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} #{count}"), leaf);
        }
    }

    private static IEnumerable<JsonPart> Leaves(JsonPart components)
    {
        foreach (var component in components.Parts)
        {
            if (component["componentResults"] is { Parts.Count: > 0 } inner)
            {
                foreach (var leaf in Leaves(inner)) yield return leaf;
            }
            else if (component["assertion"]?.TextOf("type") != "assert-set" && !component.IsNull)
            {
                yield return component;
            }
        }
    }

    private string? JudgeOf(JsonPart component)
    {
        var assertion = component["assertion"];
        if (!IsModelGraded(assertion?.TextOf("type") ?? "")) return null;
        var provider = assertion?["provider"];
        var named = NotEmpty(provider?.Text ?? provider?.TextOf("id")) ?? _defaultJudge;
        if (named is null) Context.MayHaveNamelessJudge = true;
        return named;
    }

    private static bool IsModelGraded(string type)
    {
        var plain = type.StartsWith("not-", StringComparison.Ordinal) ? type["not-".Length..] : type;
        return s_judged.Contains(plain, StringComparer.Ordinal)
            || Array.Exists(s_judgedKinds, kind => plain.StartsWith(kind, StringComparison.Ordinal));
    }

    private static string ProviderOf(JsonPart result)
    {
        var provider = result["provider"];
        return provider?.Text ?? NotEmpty(provider?.TextOf("label")) ?? provider?.TextOf("id") ?? "";
    }

    private static string PromptOf(JsonPart result) =>
        NotEmpty(result["prompt"]?.TextOf("label")) ?? result.TextOf("promptIdx") ?? result.TextOf("promptId") ?? "";

    private string SystemOf(JsonPart result)
    {
        var provider = ProviderOf(result);
        return _severalPrompts.Contains(provider) ? $"{provider} | {PromptOf(result)}" : provider;
    }

    private static JsonPart? VarsOf(JsonPart record, JsonPart result)
    {
        var vars = result["vars"] ?? record["test"]?["vars"] ?? record["vars"];
        return vars is { Hash: var hash } && hash != default ? vars : null;
    }

    private static string? Number(JsonPart record, JsonPart result) => result.TextOf("testIdx") ?? record.TextOf("testIdx");

    private string? ItemOf(JsonPart record, JsonPart result)
    {
        if (_itemKey is not null) return ValueAt(record, result, _itemKey);
        return VarsOf(record, result) is { } vars && _items.TryGetValue(vars.Hash, out var item) ? item : Number(record, result);
    }

    private static string? ValueAt(JsonPart record, JsonPart result, string path)
    {
        var keys = path.Split('.', 2);
        var part = result[keys[0]] ?? record["test"]?[keys[0]];
        return NotEmpty(part?.TextOf(keys[1]));
    }

    private static string SourceOf(string column) => column switch
    {
        "meta.prompt" => "prompt.label",
        _ when column.StartsWith("meta.", StringComparison.Ordinal) => "metadata." + column["meta.".Length..],
        _ => column,
    };

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>What rows of one result have in common.</summary>
    private sealed class AssertionSource(PromptfooRows format, JsonPart record, JsonPart result)
    {
        private readonly string? _item = format.ItemOf(record, result);
        private readonly string _system = format.SystemOf(result);
        private readonly string?[] _more = format.Context.More(column => ValueAt(record, result, SourceOf(column)));

        public JsonPart Record => record;

        public JsonPart Result => result;

        public ForeignRow Row(
            string metric, string? verdict, string? score, string? judge, string? missing, string? label = null) => new()
            {
                ItemId = _item,
                System = _system,
                Judge = judge ?? (metric is Overall || missing is MissingReason.SystemError ? format._defaultJudge : null),
                Metric = metric,
                Verdict = verdict,
                Score = score,
                Label = label,
                Missing = missing,
                Line = record.Line,
                More = _more,
            };
    }
}
