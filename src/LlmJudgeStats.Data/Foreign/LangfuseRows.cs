using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Scores of Langfuse: verdicts of evaluators and labels of people stand in one list, and meet by what was scored.</summary>
/// <remarks>Read twice; what is needed for the meeting is held: the newest of each score, and the labels.</remarks>
internal sealed class LangfuseRows(ForeignContext context) : ForeignRows(context)
{
    private const string Annotation = "ANNOTATION";
    private const string Evaluation = "EVAL";
    private readonly LangfuseSource _source = new(context);
    private readonly Dictionary<UInt128, (string Timestamp, long Number)> _newest = [];
    private readonly Dictionary<UInt128, List<string>> _labels = [];
    private readonly HashSet<UInt128> _judged = [];
    private readonly HashSet<string> _evaluated = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _told = [];
    private IEnumerator<LangfuseScore>? _scores;
    private long _number;
    private long _read;
    private long _matched;
    private long _unmatched;
    private long _withoutLabel;
    private long _conflicting;

    public override bool HasLabels => true;

    public override bool CountsRuns => false;

    public override void Start()
    {
        var number = 0L;
        foreach (var score in _source.Read())
        {
            if (!IsScore(score)) continue;
            if (score.Source == Evaluation) _evaluated.Add(score.Name);
            ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, KeyOf(score), out var isKnown);
            if (!isKnown || string.CompareOrdinal(score.Timestamp, newest.Timestamp) >= 0) newest = (score.Timestamp, number);
            number++;
        }
        number = 0;
        foreach (var score in _source.Read())
        {
            if (!IsScore(score)) continue;
            if (_newest[KeyOf(score)].Number == number++) Remember(score);
        }
    }

    public override bool Read(List<ForeignRow> rows)
    {
        _scores ??= _source.Read().GetEnumerator();
        if (!_scores.MoveNext())
        {
            Context.Labels = Account();
            return false;
        }
        var score = _scores.Current;
        if (!IsScore(score)) Context.Ignore(KindOf(score));
        else if (_newest[KeyOf(score)].Number != _number++) Context.Ignore("superseded");
        else Map(score, rows);
        return true;
    }

    public override void Dispose() => _scores?.Dispose();

    private static bool IsScore(LangfuseScore score) =>
        score.DataType is not ("TEXT" or "CORRECTION") && score.Source is Evaluation or "API" or Annotation;

    private static string KindOf(LangfuseScore score) =>
        score.DataType is "TEXT" ? "text" : score.DataType is "CORRECTION" ? "correction" : "other-source";

    private bool IsVerdict(LangfuseScore score) =>
        score.Source == Evaluation || (score.Source == "API" && !_evaluated.Contains(score.Name));

    // What the newest of is wanted: of people, that of each.
    private static UInt128 KeyOf(LangfuseScore score) =>
        Hash(score.Item, score.Name, score.Source, score.Source == Annotation ? score.Author : "");

    private string LabelNameOf(string metric) => Context.Options.LabelMetric ?? metric;

    private void Remember(LangfuseScore score)
    {
        if (score.Source != Annotation)
        {
            if (IsVerdict(score)) _judged.Add(Hash(score.Item, LabelNameOf(score.Name)));
            return;
        }
        if (Context.Options.LabelMetric is { } named && score.Name != named) return;
        if (WordOf(score, isLabel: true) is not { } word) return;
        ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(_labels, Hash(score.Item, score.Name), out _);
        words ??= [];
        words.Add(word);
    }

    private void Map(LangfuseScore score, List<ForeignRow> rows)
    {
        var labelName = score.Source == Annotation ? score.Name : LabelNameOf(score.Name);
        var key = Hash(score.Item, labelName);
        if (score.Source == Annotation) MapLabel(score, key, rows);
        else if (IsVerdict(score) && !Context.IsOfLabels) rows.Add(Row(score, score.Name, LabelOf(score, key, isVerdict: true)));
        else Context.Ignore("api");
    }

    // A label that no verdict meets is a row of its own.
    private void MapLabel(LangfuseScore score, UInt128 key, List<ForeignRow> rows)
    {
        if (!_labels.ContainsKey(key)) return;
        if (Context.IsOfLabels)
        {
            rows.Add(Row(score, score.Name, WordOf(score, isLabel: true)));
            return;
        }
        if (_judged.Contains(key) || !_told.Add(key)) return;
        var metric = Context.Options.LabelMetric is null ? score.Name : OnlyMetric ?? score.Name;
        rows.Add(Row(score, metric, LabelOf(score, key, isVerdict: false)));
    }

    private string? OnlyMetric => Context.Options.Filters.FirstOrDefault(filter => filter.Column == "metric")?.Values[0];

    private string? LabelOf(LangfuseScore score, UInt128 key, bool isVerdict)
    {
        if (!_labels.TryGetValue(key, out var words))
        {
            if (IsMeant(score.Name)) _withoutLabel++;
            return null;
        }
        if (IsMeant(score.Name))
        {
            _read += words.Count;
            if (isVerdict) _matched++;
            else _unmatched++;
        }
        var label = RaterVotes.Result(words, Context.Options.Raters, out var contradict);
        if (label is null) _conflicting++;
        if (contradict)
        {
            Context.Errors.Add(new(DataCodes.ContradictingLabels, $"the item has labels that differ: {Excerpt.List(words.Distinct())}",
                "correct the labels, or say what several raters come to (`Raters` = majority)")
            {
                Line = score.Line,
                ItemId = Excerpt.Of(score.Item),
            });
        }
        return label;
    }

    private bool IsMeant(string metric) => Context.Options.Filters.Where(filter => filter.Column == "metric")
        .All(filter => filter.Values.Contains(metric, StringComparer.Ordinal) != filter.IsExclusion);

    private ForeignRow Row(LangfuseScore score, string metric, string? label)
    {
        var isLabel = score.Source == Annotation;
        var isNumber = score.DataType is "NUMERIC";
        return new()
        {
            ItemId = score.Item,
            System = score.System,
            Judge = isLabel ? null : score.Name,
            Metric = metric,
            Verdict = isLabel || isNumber ? null : WordOf(score, isLabel: false),
            Score = isNumber && !isLabel ? score.Value : null,
            Label = label,
            Cluster = score.ObservationId is null ? null : score.TraceId,
            Line = score.Line,
            More = score.More,
        };
    }

    private string? WordOf(LangfuseScore score, bool isLabel)
    {
        if (score.DataType is "CATEGORICAL") return Plain(score.Word ?? score.Value);
        if (score.DataType is "NUMERIC") return score.Value;
        var isTruth = score.DataType is "BOOLEAN" && score.Value is not null
            && (ForeignWords.IsTruthValue(score.Value) || bool.TryParse(score.Value, out _));
        if (isTruth) return isLabel ? Context.Label(score.Value) : Plain(score.Value);
        Context.Errors.Add(new(DataCodes.BadField,
            $"{score.Place} is {(score.Value is null ? "missing" : $"'{Excerpt.Of(score.Value)}'")} for the data type "
                + $"'{Excerpt.Of(score.DataType)}'; 1, 0, true and false are allowed for BOOLEAN",
            "export the scores again")
        {
            Line = score.Line,
            ItemId = Excerpt.Of(score.Item),
        });
        return null;
    }

    private string? Plain(string? word) => Context.Verdict(word);

    private LabelAccount? Account() => Context.IsOfLabels || _labels.Count == 0 ? null : new()
    {
        Read = _read,
        Matched = _matched,
        Unmatched = _unmatched,
        WithoutLabel = _withoutLabel,
        EmptyKeys = 0,
        Agreeing = 0,
        Conflicting = _conflicting,
    };

    private static UInt128 Hash(params ReadOnlySpan<string> parts)
    {
        var hash = new XxHash128();
        foreach (var part in parts)
        {
            hash.Append(MemoryMarshal.AsBytes(part.AsSpan()));
            hash.Append([0xFF, 0xFF]);
        }
        return hash.GetCurrentHashAsUInt128();
    }
}
