using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Judgments of FastChat (MT-bench): scores of one answer, verdicts on two answers in both orders, and votes of people.</summary>
internal sealed class FastChatRows(ForeignContext context) : JsonRows(context)
{
    private const string Question = "question_id";
    private const string Turn = "turn";
    private const string Tie = "tie";
    private const string Error = "error";
    private const string Inconsistent = "inconsistent";
    private const string First = "model_1";
    private const string Second = "model_2";

    private readonly HashSet<string> _sides = new(StringComparer.Ordinal);
    private long _pairs;
    private long _differing;

    public override IReadOnlyList<string> OwnColumns => [Question, Turn];

    public override bool Offers(string column) =>
        base.Offers(column) || column is First or Second || column == Context.Measure?.OrderColumn;

    public override void Start()
    {
        if (!Context.IsOfLabels) Context.RefuseOtherBattle(First, Second, "the first model of a pair");
    }

    public override bool HasLabels => Context.IsOfLabels;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => Record(Top(layout),
    [
        Question, Turn, "model", "score", "judge", "judge[]", "model_1", "model_2", "model_a", "model_b", "g1_winner", "g2_winner",
        "winner", .. Context.Asked.Where(base.Offers).Select(column => column["meta.".Length..]),
    ]);

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (Needed(record, Question, "the number of a question is needed") is not { } question) return;
        var item = record.TextOf(Turn) is { } turn ? $"{question}/{turn}" : question;
        if (record["score"] is not null) MapScore(record, question, item, rows);
        else MapPair(record, question, item, rows);
    }

    private void MapScore(JsonPart record, string question, string item, List<ForeignRow> rows)
    {
        var score = record["score"]!;
        if (score.Kind is not JsonValueKind.Number)
        {
            Refuse(record, score, score.Place, "a number is needed");
            return;
        }
        var isUnread = score.Text is "-1" or "-1.0";
        rows.Add(new()
        {
            ItemId = item,
            System = record.TextOf("model"),
            Judge = JudgeOf(record),
            Metric = "score",
            Score = isUnread ? null : score.Text,
            Missing = isUnread ? MissingReason.Unparsed : null,
            Cluster = question,
            Line = record.Line,
            More = More(record),
        });
    }

    private void MapPair(JsonPart record, string question, string item, List<ForeignRow> rows)
    {
        var one = record.TextOf("model_1") ?? record.TextOf("model_a");
        var two = record.TextOf("model_2") ?? record.TextOf("model_b");
        if (one is null || two is null)
        {
            Refuse(record, null, record.Place + ".model_1", "two models, or a score, are needed");
            return;
        }
        var side = Context.Options.Side ?? one;
        if (side != one && side != two)
        {
            Context.Ignore("other-pair");
            return;
        }
        if (Context.Measure is { Kind: MeasureKind.Preference, SystemColumns.Count: 0 } && _sides.Count < 2) _sides.Add(side);
        if (AreOrdersApart(record))
        {
            AddOrders(record, question, $"{item}/{one}/{two}", side, side == one, rows);
            return;
        }
        if (Winner(record) is not { } winner) return;
        if (!Context.IsOfLabels && record["winner"] is null) CountOrders(winner);
        rows.Add(Pair(record, question, $"{item}/{one}/{two}", side, Verdict(winner, side == one)));
        // In a file of labels the two models stand in either order.
        if (!Context.IsOfLabels) return;
        var other = Context.Options.Side is null ? two : side;
        var mirror = Pair(record, question, $"{item}/{two}/{one}", other, Verdict(winner, other == one));
        mirror.IsMirror = true;
        rows.Add(mirror);
    }

    protected override void EndFile(JsonPart? document)
    {
        if (!IsLastFile || Context.IsOfLabels || Context.Measure is not { Kind: MeasureKind.Preference }) return;
        string[] said = [.. WhoseWin(), .. Differing()];
        if (said.Length == 0) return;
        Context.Notes.Add(new(DataCodes.WhoseWin, DiagnosticSeverity.Info, string.Join("; ", said),
            _differing > 0
                ? "a column of orders (`OrderColumn` = order) shows whether the place decides; another model is named with `Side`"
                : "another model is named with `Side`"));
    }

    private IEnumerable<string> WhoseWin()
    {
        if (_sides.Count == 0) yield break;
        var whose = _sides.Count == 1 ? $"'{Excerpt.Of(_sides.Single())}'" : "the first model of each pair, and these are several";
        yield return $"a win, of the judge and in labels, is one of {whose}";
    }

    // As the tool's own win rate has it.
    private IEnumerable<string> Differing()
    {
        if (_differing == 0) yield break;
        yield return Invariant(
            $"in {_differing} of {_pairs} pairs the judge says something else in the other order, which is a tie of the judge");
    }

    private void CountOrders(string winner)
    {
        if (winner == Error) return;
        _pairs++;
        if (winner == Inconsistent) _differing++;
    }

    private bool AreOrdersApart(JsonPart record) =>
        Context is { Measure.OrderColumn: not null, IsOfLabels: false } && record["winner"] is null;

    // The first game shows the first model first.
    private void AddOrders(JsonPart record, string question, string item, string side, bool isFirst, List<ForeignRow> rows)
    {
        var first = Side(record, record["g1_winner"], record.Place + ".g1_winner");
        var second = Side(record, record["g2_winner"], record.Place + ".g2_winner");
        if (first is null || second is null) return;
        rows.Add(Pair(record, question, item, side, Verdict(first, isFirst), isFirst ? "ab" : "ba"));
        rows.Add(Pair(record, question, item, side, Verdict(second, isFirst), isFirst ? "ba" : "ab"));
    }

    private ForeignRow Pair(JsonPart record, string question, string item, string side, string verdict, string? order = null) => new()
    {
        ItemId = item,
        System = side,
        Judge = JudgeOf(record),
        Metric = "winner",
        Verdict = verdict == Error || Context.IsOfLabels ? null : verdict,
        Label = Context.IsOfLabels && verdict != Error ? verdict : null,
        Missing = verdict == Error ? MissingReason.JudgeError : null,
        Cluster = question,
        Order = order,
        Line = record.Line,
        More = More(record, order),
    };

    // 1 and 2 for the models, else the word.
    private string? Winner(JsonPart record)
    {
        if (record["winner"] is { } winner) return Side(record, winner);
        var first = Side(record, record["g1_winner"], record.Place + ".g1_winner");
        var second = Side(record, record["g2_winner"], record.Place + ".g2_winner");
        if (first is null || second is null) return null;
        if (first == Error || second == Error) return Error;
        return first == second ? first : Inconsistent;
    }

    private string? Side(JsonPart record, JsonPart? winner, string? place = null)
    {
        switch (winner?.Text)
        {
            case "model_1" or "model_a":
                return "1";
            case "model_2" or "model_b":
                return "2";
            case Error:
                return Error;
            case { } text when text == Tie || text.StartsWith("tie (", StringComparison.Ordinal):
                return Tie;
            default:
                Refuse(record, winner, place ?? winner?.Place ?? record.Place, "model_1, model_2, tie and error are allowed");
                return null;
        }
    }

    private string Verdict(string winner, bool isFirst)
    {
        if (winner is "1" or "2") return Context.Preference(winner == "1" == isFirst ? 1 : 0);
        var isTie = winner == Tie || (winner == Inconsistent && Context is { Measure.Kind: MeasureKind.Preference, IsOfLabels: false });
        return isTie ? Context.Preference(0.5) : winner;
    }

    private string?[] More(JsonPart record, string? order = null) => Context.More(column => column switch
    {
        First => record.TextOf(First) ?? record.TextOf("model_a"),
        Second => record.TextOf(Second) ?? record.TextOf("model_b"),
        _ when column == Context.Measure?.OrderColumn => order,
        _ => record.TextOf(ForeignWords.Bare(column)),
    });

    private static string? JudgeOf(JsonPart record) => record["judge"] switch
    {
        { Kind: JsonValueKind.Array } judge => string.Join('/', judge.Parts.Select(part => part.Text)),
        var judge => judge?.Text,
    };
}
