namespace LlmJudgeStats.Data;

/// <summary>The first pass over a file: what stands in its columns.</summary>
internal sealed class ColumnsPass(JudgmentReaderOptions options, ErrorLog errors)
{
    private readonly List<ColumnSurvey> _columns = [];

    public IReadOnlyList<ColumnSurvey> Columns => _columns;

    /// <summary>Rows that are meant.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that a filter left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Reads the rows to their end.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="told">Told how many there were, now and then.</param>
    public void Read(IRowReader rows, Action<long> told)
    {
        var filters = new RowFilters(options.Filters);
        for (var read = 1L; rows.Read(); read++)
        {
            told(read);
            if (rows.IsNothing || !filters.Keep(rows)) continue;
            while (_columns.Count < rows.Columns.Count) _columns.Add(NewColumn(rows.Columns[_columns.Count]));
            foreach (var column in _columns) column.Add(rows);
            Rows++;
        }
        while (_columns.Count < rows.Columns.Count) _columns.Add(NewColumn(rows.Columns[_columns.Count]));
        LeftOut = filters.LeftOut;
        errors.ThrowIfAny();
    }

    private ColumnSurvey NewColumn(string name)
    {
        var mayBeIds = RoleNames.IdRank(name) >= 0 || RoleNames.IsItem(name)
            || (options.IdColumn is { } id && RoleNames.Fold(id) == RoleNames.Fold(name));
        return new(name, _columns.Count, Rows, mayBeIds ? new(errors, Rows) : null);
    }
}
