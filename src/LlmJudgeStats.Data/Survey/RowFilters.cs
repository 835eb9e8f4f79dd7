namespace LlmJudgeStats.Data;

/// <summary>Which rows of a pass are meant, by the filters that were given.</summary>
internal sealed class RowFilters(IReadOnlyList<RowFilter> filters)
{
    private readonly FilterCheck[] _checks = [.. filters.Select(filter => new FilterCheck(filter))];
    private int[] _columns = [];
    private int _columnsKnown = -1;

    /// <summary>Rows that were left out.</summary>
    public long LeftOut { get; private set; }

    public bool Keep(IRowReader row)
    {
        if (_checks.Length == 0) return true;
        if (row.Columns.Count != _columnsKnown) Find(row.Columns);
        if (FilterCheck.AllMatch(_checks, row, _columns)) return true;
        LeftOut++;
        return false;
    }

    private void Find(IReadOnlyList<string> names)
    {
        _columnsKnown = names.Count;
        _columns = [.. filters.Select(filter => RoleNames.PlaceOf(names, filter.Column))];
    }
}
