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

    public override IReadOnlyList<string> OwnColumns => [Question, Turn];

    public override bool HasLabels => Context.IsOfLabels;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => Record(Top(layout),
    [
        Question, Turn, "model", "score", "judge", "judge[]", "model_1", "model_2", "model_a", "model_b", "g1_winner", "g2_winner",
        "winner", .. Context.Options.Columns.Where(base.Offers).Select(column => column["meta.".Length..]),
    ]);

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        if (record.TextOf(Question) is not { } question)
        {
            Input.Add(Bad(record, record.Find(Question), record.Place + "." + Question, "the number of a question is needed"));
            return;
        }
        var item = record.TextOf(Turn) is { } turn ? $"{question}/{turn}" : question;
        if (record["score"] is not null) MapScore(record, question, item, rows);
        else MapPair(record, question, item, rows);
    }

    private void MapScore(JsonPart record, string question, string item, List<ForeignRow> rows)
    {
        var score = record["score"]!;
        if (score.Kind is not JsonValueKind.Number)
        {
            Input.Add(Bad(record, score, score.Place, "a number is needed"));
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
            Input.Add(Bad(record, null, record.Place + ".model_1", "two models, or a score, are needed"));
            return;
        }
        var side = Context.Options.Side ?? one;
        if (side != one && side != two)
        {
            Context.Ignore("other-pair");
            return;
        }
        if (Winner(record) is not { } winner) return;
        rows.Add(Pair(record, question, $"{item}/{one}/{two}", side, Verdict(winner, side == one)));
        // In a file of labels the two models stand in either order.
        if (!Context.IsOfLabels) return;
        var other = Context.Options.Side is null ? two : side;
        var mirror = Pair(record, question, $"{item}/{two}/{one}", other, Verdict(winner, other == one));
        mirror.IsMirror = true;
        rows.Add(mirror);
    }

    private ForeignRow Pair(JsonPart record, string question, string item, string side, string verdict) => new()
    {
        ItemId = item,
        System = side,
        Judge = JudgeOf(record),
        Metric = "winner",
        Verdict = verdict == Error || Context.IsOfLabels ? null : verdict,
        Label = Context.IsOfLabels && verdict != Error ? verdict : null,
        Missing = verdict == Error ? MissingReason.JudgeError : null,
        Cluster = question,
        Line = record.Line,
        More = More(record),
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
                Input.Add(Bad(record, winner, place ?? winner?.Place ?? record.Place, "model_1, model_2, tie and error are allowed"));
                return null;
        }
    }

    private static string Verdict(string winner, bool isFirst) => winner switch
    {
        "1" => isFirst ? ForeignWords.Pass : ForeignWords.Fail,
        "2" => isFirst ? ForeignWords.Fail : ForeignWords.Pass,
        _ => winner,
    };

    private string?[] More(JsonPart record) => Context.More(column =>
        record.TextOf(column.StartsWith("meta.", StringComparison.Ordinal) ? column["meta.".Length..] : column));

    private static string? JudgeOf(JsonPart record) => record["judge"] switch
    {
        { Kind: JsonValueKind.Array } judge => string.Join('/', judge.Parts.Select(part => part.Text)),
        var judge => judge?.Text,
    };
}
