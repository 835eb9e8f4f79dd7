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
    private static readonly (string Outer, string Inner)[] s_itemSteps = [.. s_itemKeys.Select(StepsOf)];

    // Of either pass.
    private static readonly string[] s_inside =
        ["testIdx", "promptIdx", "provider", "provider.id", "provider.label", "prompt.label", "promptId"];

    private static readonly string[] s_component = ["assertion.type", "assertion.metric"];

    private static readonly string[] s_judgedInside =
        ["success", "pass", "failureReason", "metadata.graderError", "gradingResult.metadata.graderError"];

    private static readonly string[] s_judgedComponent =
        ["pass", "score", "assertion.provider", "assertion.provider.id", "metadata.graderError"];

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
    private readonly List<(string Name, JsonPart Component)> _named = [];
    private readonly Dictionary<string, int> _timesNamed = new(StringComparer.Ordinal);
    private bool _isSurveyed;
    private (string Outer, string Inner)? _itemKey;
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
        .. InsideResult(""),
        .. Context.Asked.Where(Offers).Select(SourceOf),
        .. ItemPaths,
    ];

    // The viewer's table: a test case a row, with an output for each prompt.
    private IEnumerable<string> ViewerPaths =>
        Record("table.body[]",
        [
            "testIdx", "vars#", .. ItemPaths.Select(path => "test." + path),
            .. InsideResult("outputs[]."), .. ItemPaths.Select(path => "outputs[]." + path),
        ]);

    // Which item a result is of: until that is known, all that may tell it.
    private IEnumerable<string> ItemPaths =>
        !_isSurveyed ? [.. s_itemKeys, "vars#"]
        : _itemKey is { } key ? [$"{key.Outer}.{key.Inner}"]
        : ["vars#"];

    private IEnumerable<string> InsideResult(string place)
    {
        string[] inside = _isSurveyed ? [.. s_inside, .. s_judgedInside] : s_inside;
        string[] component = _isSurveyed ? [.. s_component, .. s_judgedComponent] : s_component;
        var components = place + "gradingResult.componentResults[]";
        return
        [
            .. inside.Select(path => place + path),
            .. component.Select(path => $"{components}.{path}"),
            $"{components}.componentResults[]={components}",
        ];
    }

    public override bool Offers(string column) => base.Offers(column) || column.StartsWith("vars.", StringComparison.Ordinal);

    public override void Start()
    {
        var keyed = s_itemKeys.Select(_ => true).ToArray();
        Survey(record =>
        {
            foreach (var result in ResultsOf(record)) LookAt(record, result, keyed);
        });
        if (_metrics.Count > 1) _metrics.Add(Overall);
        var common = _results == 0 ? -1 : Array.IndexOf(keyed, true);
        if (Context.Options.IdColumn is { } named && named.StartsWith("vars.", StringComparison.Ordinal)) _itemKey = StepsOf(named);
        else if (common >= 0) _itemKey = s_itemSteps[common];
        _isSurveyed = true;
        ForgetPaths();
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
        _defaultJudge = ForeignWords.NotEmpty(provider?.Text ?? provider?.TextOf("id"));
    }

    protected override void EndFile(JsonPart? document)
    {
        if (_differing == 0) return;
        Context.Notes.Add(new(DataCodes.NotTheHeadline, DiagnosticSeverity.Info,
            Invariant($"in {_differing} results success is not what all assertions together say: ")
                + "weights, thresholds or a rating by hand decided there",
            "name the assertion that you mean (`Metric`)"));
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        foreach (var result in ResultsOf(record)) MapResult(record, result, rows);
    }

    private static IReadOnlyList<JsonPart> ResultsOf(JsonPart record) => record["outputs"]?.Parts ?? [record];

    private void LookAt(JsonPart record, JsonPart result, bool[] keyed)
    {
        _results++;
        for (var i = 0; i < keyed.Length; i++) keyed[i] &= ValueAt(record, result, s_itemSteps[i]) is not null;
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
            Refuse(record, result["failureReason"], result.Place + ".failureReason", "0, 1 and 2 are allowed");
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
            if (name == Human) label = Context.TakesScores ? component.TextOf("score") : verdict;
            else judged.Add((name, component, verdict));
            isUnread |= IsTrue(component["metadata"]);
            if (name != Human) allPass &= verdict == ForeignWords.Pass;
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
        var overall = label is null || judged.Count == 0 ? VerdictAt(source.Record, success, source.Result, ".success")
            : allPass ? ForeignWords.Pass : ForeignWords.Fail;
        if (judged.Count > 0 && !isUnread && (overall == ForeignWords.Pass) != allPass) _differing++;
        rows.Add(source.Row(Overall, isUnread ? null : overall, null, null, isUnread ? MissingReason.JudgeError : null, label));
    }

    private string? VerdictOf(JsonPart record, JsonPart component) =>
        VerdictAt(record, component["pass"], component, ".pass");

    private string? VerdictAt(JsonPart record, JsonPart? part, JsonPart around, string step) =>
        TruthOf(record, part, around.Place + step)?.Kind switch
        {
            null => null,
            JsonValueKind.True => ForeignWords.Pass,
            _ => ForeignWords.Fail,
        };

    private static bool IsTrue(JsonPart? metadata) => metadata?["graderError"] is { Kind: JsonValueKind.True };

    // Leaves in their order; the second of a name gets a number. The list is that of the last result asked for.
    private List<(string Name, JsonPart Component)> Named(JsonPart result)
    {
        _named.Clear();
        _timesNamed.Clear();
        if (result["gradingResult"]?["componentResults"] is { } components) AddLeaves(components);
        return _named;
    }

    private void AddLeaves(JsonPart components)
    {
        foreach (var component in components.Parts)
        {
            if (component["componentResults"] is { Parts.Count: > 0 } inner) AddLeaves(inner);
            else if (!component.IsNull) AddLeaf(component);
        }
    }

    private void AddLeaf(JsonPart component)
    {
        var assertion = component["assertion"];
        var type = assertion?.TextOf("type");
        if (type == "assert-set") return;
        var name = type == Human ? Human : ForeignWords.NotEmpty(assertion?.TextOf("metric")) ?? ForeignWords.NotEmpty(type) ?? "assertion";
        var count = _timesNamed.GetValueOrDefault(name) + 1;
        _timesNamed[name] = count;
        _named.Add((count == 1 ? name : Invariant($"{name} #{count}"), component));
    }

    private string? JudgeOf(JsonPart component)
    {
        var assertion = component["assertion"];
        if (!IsModelGraded(assertion?.TextOf("type") ?? "")) return null;
        var provider = assertion?["provider"];
        var named = ForeignWords.NotEmpty(provider?.Text ?? provider?.TextOf("id")) ?? _defaultJudge;
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
        return provider?.Text ?? ForeignWords.NotEmpty(provider?.TextOf("label")) ?? provider?.TextOf("id") ?? "";
    }

    private static string PromptOf(JsonPart result) =>
        ForeignWords.NotEmpty(result["prompt"]?.TextOf("label")) ?? result.TextOf("promptIdx") ?? result.TextOf("promptId") ?? "";

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
        if (_itemKey is { } key) return ValueAt(record, result, key);
        return VarsOf(record, result) is { } vars && _items.TryGetValue(vars.Hash, out var item) ? item : Number(record, result);
    }

    private static string? ValueAt(JsonPart record, JsonPart result, (string Outer, string Inner) steps)
    {
        var part = result[steps.Outer] ?? record["test"]?[steps.Outer];
        return ForeignWords.NotEmpty(part?.TextOf(steps.Inner));
    }

    private static (string Outer, string Inner) StepsOf(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return (path[..dot], path[(dot + 1)..]);
    }

    private static string SourceOf(string column) => column switch
    {
        "meta.prompt" => "prompt.label",
        _ when column.StartsWith("meta.", StringComparison.Ordinal) => "metadata." + column["meta.".Length..],
        _ => column,
    };

    /// <summary>What rows of one result have in common.</summary>
    private sealed class AssertionSource(PromptfooRows format, JsonPart record, JsonPart result)
    {
        private readonly string? _item = format.ItemOf(record, result);
        private readonly string _system = format.SystemOf(result);
        private readonly string?[] _more = format.Context.More(column => ValueAt(record, result, StepsOf(SourceOf(column))));

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
