using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Annotations of AlpacaEval: a preference between 1, the baseline's answer, and 2, the system's.</summary>
internal sealed class AlpacaEvalRows(ForeignContext context) : JsonRows(context)
{
    private const string Instruction = "instruction";
    private const string Tie = "tie";

    // Every comparison has a number of its own.
    public override bool CountsRuns => false;

    public override bool Offers(string column) => base.Offers(column) || column == Instruction;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => Record(Top(layout),
    [
        "generator_1", "generator_2", "annotator", "preference", .. Context.Options.Columns.Where(Offers).Select(SourceOf),
    ]);

    public override void Start() => Context.Notes.Add(new(DataCodes.NotTheHeadline, DiagnosticSeverity.Info,
        "a share of wins is not the tool's win rate, which is the mean of the preferences, and is another question",
        "quote it as a share of wins"));

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        var row = new ForeignRow
        {
            ItemId = record.Index.ToString(CultureInfo.InvariantCulture),
            System = record.TextOf("generator_2"),
            Judge = record.TextOf("annotator"),
            Metric = "preference",
            Line = record.Line,
            More = Context.More(column => record.TextOf(SourceOf(column))),
        };
        SetVerdict(record, row);
        rows.Add(row);
    }

    private void SetVerdict(JsonPart record, ForeignRow row)
    {
        var preference = record["preference"];
        if (preference is null && record.Find("preference") is not null)
        {
            row.Missing = MissingReason.Unparsed;
            return;
        }
        if (preference is not { Kind: JsonValueKind.Number }
            || !decimal.TryParse(preference.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || (value != 0 && value is < 1 or > 2))
        {
            Input.Add(Bad(record, preference, record.Place + ".preference", "numbers from 1 to 2, null and 0 are allowed"));
            return;
        }
        if (value is 0 or 1.5m) row.Verdict = Tie;
        else row.Verdict = value > 1.5m ? ForeignWords.Pass : ForeignWords.Fail;
        if (value != 0) row.Score = (value - 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string SourceOf(string column) => column switch
    {
        "meta.baseline" => "generator_1",
        _ when column.StartsWith("meta.", StringComparison.Ordinal) => column["meta.".Length..],
        _ => column,
    };
}
