using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>An evaluation table of MLflow: a column of values for each scorer, with its rationale and errors beside it.</summary>
internal sealed class MlflowTableRows(ForeignContext context) : ForeignRows(context)
{
    private const string Value = "/value";
    private const string OldScore = "/v1/score";
    private static readonly string[] s_ids = ["request_id", "trace_id"];

    private ForeignTable? _table;
    private int _file;
    private long _number;
    private int _id = -1;
    private (string Name, int Value, int ErrorCode, int ErrorMessage, bool IsScore)[] _scorers = [];

    public override bool Read(List<ForeignRow> rows)
    {
        while (_table is null || !_table.Read())
        {
            if (!OpenNext()) return false;
        }
        var item = _table.Cell(_id) ?? (_id < 0 ? _number.ToString(CultureInfo.InvariantCulture) : null);
        _number++;
        foreach (var scorer in _scorers) rows.Add(Row(item, scorer));
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _table?.Dispose();
        base.Dispose(disposing);
    }

    private bool OpenNext()
    {
        _table?.Dispose();
        _table = null;
        if (_file == Context.Files.Count) return false;
        _table = new(Context, Context.Files[_file++]);
        _id = s_ids.Select(_table.Find).FirstOrDefault(place => place >= 0, -1);
        _scorers = [.. _table.Columns.Select(Scorer).Where(scorer => scorer.Value >= 0)];
        if (_scorers.Length > 0) return true;
        Context.Errors.Fail(new(DataCodes.BadField, "no column is called NAME/value or NAME/v1/score",
            "write the table of results as the tool gives it (result_df)"));
        return false;
    }

    private (string Name, int Value, int ErrorCode, int ErrorMessage, bool IsScore) Scorer(string column, int place)
    {
        if (column.EndsWith(OldScore, StringComparison.Ordinal)) return (column[..^OldScore.Length], place, -1, -1, true);
        if (!column.EndsWith(Value, StringComparison.Ordinal)) return ("", -1, -1, -1, false);
        var name = column[..^Value.Length];
        return (name, place, _table!.Find(name + "/error_code"), _table.Find(name + "/error_message"), false);
    }

    private ForeignRow Row(string? item, (string Name, int Value, int ErrorCode, int ErrorMessage, bool IsScore) scorer)
    {
        var isError = _table!.Cell(scorer.ErrorCode) is not null;
        var value = isError ? null : _table.Cell(scorer.Value);
        var isScore = scorer.IsScore || IsNumber(value);
        var isUnknown = value?.Equals(MissingReason.Unknown, StringComparison.OrdinalIgnoreCase) == true;
        return new()
        {
            ItemId = item,
            Metric = scorer.Name,
            Verdict = isScore || isUnknown ? null : ForeignWords.Verdict(Context.Options, value),
            Score = isScore ? value : null,
            Missing = isError ? MissingReason.JudgeError
                : isUnknown ? MissingReason.Unknown
                : value is null ? MissingReason.NotScored
                : null,
            Line = _table.Line,
            More = Context.More(column => _table.Cell(_table.Find(column["meta.".Length..]))),
        };
    }

    private static bool IsNumber(string? value) =>
        value is not null && !ForeignWords.IsTruthValue(value)
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
}
