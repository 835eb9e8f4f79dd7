namespace LlmJudgeStats.Data;

/// <summary>Rows of a wide file, each read as one judgment for each criterion.</summary>
/// <remarks>
/// Before the columns of the file stand <c>metric</c>, the name of the criterion, <c>verdict</c> and, where a criterion has labels,
/// <c>label</c>; the columns of the criteria themselves are not seen.
/// </remarks>
internal sealed class CriteriaReader : IRowReader
{
    private const string Verdict = "verdict";
    private const string Label = "label";

    private readonly IRowReader _rows;
    private readonly IReadOnlyList<Criterion> _criteria;
    private readonly ErrorLog _errors;
    private readonly List<string> _columns;
    private readonly List<int> _places = [];         // of the columns behind the first ones, in the file
    private readonly int[] _verdicts;
    private readonly int[] _labels;
    private readonly int _own;                       // how many columns stand before those of the file
    private int _known;
    private int _current;

    public CriteriaReader(IRowReader rows, IReadOnlyList<Criterion> criteria, ErrorLog errors)
    {
        _rows = rows;
        _criteria = criteria;
        _errors = errors;
        _columns = criteria.Any(criterion => criterion.LabelColumn is not null) ? [Criterion.Column, Verdict, Label]
            : [Criterion.Column, Verdict];
        _own = _columns.Count;
        _verdicts = [.. criteria.Select(_ => -1)];
        _labels = [.. criteria.Select(_ => -1)];
        _current = criteria.Count;
        LearnColumns();
        if (rows.ColumnsAreFixed && rows.Columns.Count > 0) RefuseAbsent();
    }

    public IReadOnlyList<string> Columns => _columns;

    public bool ColumnsAreFixed => _rows.ColumnsAreFixed;

    public bool IsNothing => _rows.IsNothing;

    public long Line => _rows.Line;

    public string? MissingReason => _rows.MissingReason;

    public IReadOnlyList<Diagnostic> Notes => _rows.Notes;

    public bool Read()
    {
        _current++;
        if (_current < _criteria.Count && !_rows.IsNothing) return true;
        if (!_rows.Read())
        {
            if (!_rows.ColumnsAreFixed) RefuseAbsent();
            return false;
        }
        _current = 0;
        if (_rows.Columns.Count != _known) LearnColumns();
        return true;
    }

    public ReadOnlySpan<char> Cell(int column) => column == 0
        ? _criteria[_current].VerdictColumn
        : PlaceOf(column) is >= 0 and var place ? _rows.Cell(place) : default;

    public bool IsText(int column) => column == 0 || PlaceOf(column) < 0 || _rows.IsText(PlaceOf(column));

    public string NameOf(int column) => PlaceOf(column) is >= 0 and var place && column > 0 ? _rows.NameOf(place) : _columns[column];

    public void Dispose() => _rows.Dispose();

    private int PlaceOf(int column) => column < 1 ? -1
        : column >= _own ? _places[column - _own]
        : column == 1 ? _verdicts[_current]
        : _labels[_current];

    private void LearnColumns()
    {
        for (; _known < _rows.Columns.Count; _known++)
        {
            var name = _rows.Columns[_known];
            if (BelongsToCriterion(name, _known)) continue;
            if (_columns.IndexOf(name, 0, _own) >= 0) RefuseTaken(name);
            _columns.Add(name);
            _places.Add(_known);
        }
    }

    private bool BelongsToCriterion(string name, int place)
    {
        for (var i = 0; i < _criteria.Count; i++)
        {
            if (_criteria[i].VerdictColumn == name) _verdicts[i] = place;
            if (_criteria[i].LabelColumn == name) _labels[i] = place;
        }
        return _verdicts.Contains(place) || _labels.Contains(place);
    }

    private void RefuseTaken(string name) => _errors.Fail(new(DataCodes.ColumnAmbiguous,
        $"each row is one judgment for each criterion, with a column '{name}', and the file has a column of that name that is none of the "
            + "criteria",
        "name it among the criteria (`Criteria`), or rename it"), _rows.Line, name);

    private void RefuseAbsent()
    {
        var absent = _criteria.Where((_, i) => _verdicts[i] < 0).Select(criterion => criterion.VerdictColumn)
            .Concat(_criteria.Where((criterion, i) => criterion.LabelColumn is not null && _labels[i] < 0)
                .Select(criterion => criterion.LabelColumn!));
        foreach (var name in absent)
        {
            _errors.Add(new(DataCodes.ColumnNotFound,
                $"there is no column '{Excerpt.Of(name)}'; the columns are {Excerpt.List(_rows.Columns)}",
                "write the columns of criteria exactly as in the file (`Criteria`)"));
        }
        _errors.ThrowIfAny();
    }
}
