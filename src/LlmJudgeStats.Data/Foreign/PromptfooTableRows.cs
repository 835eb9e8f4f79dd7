using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>The CSV of promptfoo, which repeats its column names for each prompt and is read by position.</summary>
internal sealed class PromptfooTableRows(ForeignContext context) : ForeignRows(context)
{
    private const string Status = "Status";
    private static readonly string[] s_itemNames = ["item_id", "id"];

    private readonly List<(int Output, int Status, int Score)> _outputs = [];
    private ForeignTable? _table;
    private string[] _names = [];
    private int _item = -1;
    private long _number;
    private int _file;

    public override bool Offers(string column) => base.Offers(column) || column.StartsWith("vars.", StringComparison.Ordinal);

    public override bool Read(List<ForeignRow> rows)
    {
        while (_table is null || !_table.Read())
        {
            if (!OpenNext()) return false;
        }
        var item = _item < 0 ? _number.ToString(CultureInfo.InvariantCulture) : Plain(_table.Cell(_item));
        _number++;
        foreach (var output in _outputs)
        {
            if (Row(item, output) is { } row) rows.Add(row);
        }
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _table?.Dispose();
        base.Dispose(disposing);
    }

    private bool OpenNext()
    {
        Context.MayHaveNamelessJudge = true;    // a table says nothing of assertions
        _table?.Dispose();
        _table = null;
        if (_file == Context.Files.Count) return false;
        _table = new(Context, Context.Files[_file++], FirstRow.Data);
        if (!_table.Read()) return false;
        _names = [.. Enumerable.Range(0, _table.Columns.Count).Select(place => _table.Cell(place) ?? "")];
        _outputs.Clear();
        for (var i = 1; i + 1 < _names.Length; i++)
        {
            if (_names[i] == Status && _names[i + 1] == "Score") _outputs.Add((i - 1, i, i + 1));
        }
        string[] named = Context.Options.IdColumn is { } id && id.StartsWith("vars.", StringComparison.Ordinal)
            ? [id["vars.".Length..]]
            : s_itemNames;
        _item = named.Select(name => Array.IndexOf(_names, name)).FirstOrDefault(place => place >= 0, -1);
        return true;
    }

    private ForeignRow? Row(string? item, (int Output, int Status, int Score) output)
    {
        var status = _table!.Cell(output.Status);
        if (status is not ("PASS" or "FAIL" or "ERROR"))
        {
            Context.Errors.Add(new(DataCodes.BadField,
                $"the status is {(status is null ? "missing" : $"'{Excerpt.Of(status)}'")}; PASS, FAIL and ERROR are allowed",
                "export the results again; JSON says more (promptfoo eval -o results.json)")
            {
                Line = _table.Line,
            });
            return null;
        }
        return new()
        {
            ItemId = item,
            System = _names[output.Output],
            Metric = "overall",
            Verdict = status == "ERROR" ? null : status == "PASS" ? ForeignWords.Pass : ForeignWords.Fail,
            Score = status == "ERROR" ? null : Plain(_table.Cell(output.Score)),
            Missing = status == "ERROR" ? MissingReason.SystemError : null,
            Line = _table.Line,
            More = Context.More(column => Plain(_table.Cell(PlaceOf(column)))),
        };
    }

    // vars.NAME and meta.NAME are columns NAME here.
    private int PlaceOf(string column) => Array.IndexOf(_names, column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    // An apostrophe in front keeps spreadsheets from computing a cell.
    private static string? Plain(string? cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}
