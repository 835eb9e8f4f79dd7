using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>The CSV of promptfoo, which repeats its column names for each prompt and is read by position.</summary>
internal sealed class PromptfooTableRows(ForeignContext context) : TableRows(context)
{
    private const string Status = "Status";
    private static readonly string[] s_itemNames = ["item_id", "id"];

    private readonly List<(int Output, int Status, int Score)> _outputs = [];
    private string[] _names = [];
    private int _item = -1;

    public override bool Offers(string column) => base.Offers(column) || column.StartsWith("vars.", StringComparison.Ordinal);

    protected override FirstRow FirstRow => FirstRow.Data;

    protected override void Begin(ForeignTable table)
    {
        Context.MayHaveNamelessJudge = true;    // a table says nothing of assertions
        if (!table.Read()) return;
        _names = [.. Enumerable.Range(0, table.Columns.Count).Select(place => table.Cell(place) ?? "")];
        _outputs.Clear();
        for (var i = 1; i + 1 < _names.Length; i++)
        {
            if (_names[i] == Status && _names[i + 1] == "Score") _outputs.Add((i - 1, i, i + 1));
        }
        string[] named = Context.Options.IdColumn is { } id && id.StartsWith("vars.", StringComparison.Ordinal)
            ? [id["vars.".Length..]]
            : s_itemNames;
        _item = named.Select(name => Array.IndexOf(_names, name)).FirstOrDefault(place => place >= 0, -1);
    }

    protected override void Map(ForeignTable table, long number, List<ForeignRow> rows)
    {
        var item = _item < 0 ? number.ToString(CultureInfo.InvariantCulture) : Plain(table.Cell(_item));
        rows.AddRange(_outputs.Select(output => Row(table, item, output)).OfType<ForeignRow>());
    }

    private ForeignRow? Row(ForeignTable table, string? item, (int Output, int Status, int Score) output)
    {
        var status = table.Cell(output.Status);
        if (status is not ("PASS" or "FAIL" or "ERROR"))
        {
            Context.Errors.Add(new(DataCodes.BadField,
                $"the status is {(status is null ? "missing" : $"'{Excerpt.Of(status)}'")}; PASS, FAIL and ERROR are allowed",
                "export the results again; JSON says more (promptfoo eval -o results.json)"), table.Line);
            return null;
        }
        return new()
        {
            ItemId = item,
            System = _names[output.Output],
            Metric = "overall",
            Verdict = status == "ERROR" ? null : status == "PASS" ? ForeignWords.Pass : ForeignWords.Fail,
            Score = status == "ERROR" ? null : Plain(table.Cell(output.Score)),
            Missing = status == "ERROR" ? MissingReason.SystemError : null,
            Line = table.Line,
            More = Context.More(column => Plain(table.Cell(PlaceOf(column)))),
        };
    }

    // vars.NAME and meta.NAME are columns NAME here.
    private int PlaceOf(string column) => Array.IndexOf(_names, column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    // An apostrophe in front keeps spreadsheets from computing a cell.
    private static string? Plain(string? cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
