using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Annotations of AlpacaEval: a preference between 1, the baseline's answer, and 2, the system's.</summary>
internal sealed class AlpacaEvalRows(ForeignContext context) : JsonRows(context)
{
    private const string Instruction = "instruction";
    private const string Baseline = "generator_1";
    private const string Candidate = "generator_2";

    private readonly HashSet<string> _systems = new(StringComparer.Ordinal);
    private bool _areWeighted;

    // Every comparison has a number of its own.
    public override bool CountsRuns => false;

    public override bool HasLabels => Context.IsOfLabels;

    public override bool Offers(string column) => base.Offers(column) || column is Instruction or Baseline or Candidate;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) => Record(Top(layout),
    [
        Baseline, Candidate, "annotator", "preference", .. Context.Asked.Where(Offers).Select(SourceOf),
    ]);

    public override void Start()
    {
        if (Context.IsOfLabels) return;
        Context.RefuseOtherBattle(Candidate, Baseline, "the answer of the second generator");
        if (Context.Measure is not null) return;
        Context.Notes.Add(new(DataCodes.NotTheHeadline, DiagnosticSeverity.Info,
            "a share of wins is not the tool's win rate, which is the mean of the preferences, and is another question",
            "quote it as a share of wins"));
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        var isLabel = Context.IsOfLabels;
        var said = Said(record);
        if (_systems.Count < 2 && record.TextOf(Candidate) is { } system) _systems.Add(system);
        rows.Add(new()
        {
            ItemId = record.Index.ToString(CultureInfo.InvariantCulture),
            System = record.TextOf(Candidate),
            Judge = record.TextOf("annotator"),
            Metric = "preference",
            Verdict = isLabel ? null : said.Word,
            Score = isLabel ? null : said.Score,
            Label = !isLabel ? null : Context.TakesScores ? said.Score : said.Word,
            Missing = said.IsUnread ? MissingReason.Unparsed : null,
            Line = record.Line,
            More = Context.More(column => record.TextOf(SourceOf(column))),
        });
    }

    protected override void EndFile(JsonPart? document)
    {
        if (!IsLastFile || Context.IsOfLabels || Context.Measure is not { Kind: MeasureKind.Preference } measure) return;
        if (measure.SystemColumns.Count == 0)
        {
            var whose = _systems.Count == 1 ? $"'{Excerpt.Of(_systems.Single())}'" : "the second generator, and these are several";
            Context.Notes.Add(new(DataCodes.WhoseWin, DiagnosticSeverity.Info, $"a win, of the judge and in labels, is one of {whose}",
                "the first generator is the baseline: its win rate is what is missing to 1"));
        }
        if (!_areWeighted) return;
        Context.Notes.Add(new(DataCodes.NotTheHeadline, DiagnosticSeverity.Info,
            "a preference nearer to one of the two is taken as a win or a loss: the judge's word is not the tool's win rate, which is the "
                + "mean of the preferences",
            "for that mean, ask for scores from 0 to 1 (`MeasureKind.Score`, `Range` = 0,1), with labels of 1, 0.5 and 0"));
    }

    private (string? Word, string? Score, bool IsUnread) Said(JsonPart record)
    {
        var preference = record["preference"];
        if (preference is null && record.Find("preference") is not null) return (null, null, true);
        if (preference is not { Kind: JsonValueKind.Number }
            || !decimal.TryParse(preference.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || (value != 0 && value is < 1 or > 2))
        {
            Refuse(record, preference, record.Place + ".preference", "numbers from 1 to 2, null and 0 are allowed");
            return default;
        }
        if (value == 0) value = 1.5m;    // a tie of older versions
        if (value is not (1 or 1.5m or 2)) _areWeighted = true;
        return (Word(value), (value - 1).ToString(CultureInfo.InvariantCulture), false);
    }

    private string Word(decimal value) => Context.Preference(value == 1.5m ? 0.5 : value > 1.5m ? 1 : 0);

    private static string SourceOf(string column) => column == "meta.baseline" ? Baseline : ForeignWords.Bare(column);
}
