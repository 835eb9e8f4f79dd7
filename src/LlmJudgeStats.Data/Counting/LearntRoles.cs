namespace LlmJudgeStats.Data;

/// <summary>Which column plays which part, learnt anew where there are more of them: in JSON lines columns come with the rows.</summary>
/// <param name="row">The row that is read.</param>
/// <param name="errors">Where errors go.</param>
/// <param name="find">The parts of some columns.</param>
internal sealed class LearntRoles(IRowReader row, ErrorLog errors, Func<KnownColumns, ColumnRoles> find)
{
    private int _known = row.Columns.Count;

    public ColumnRoles Now { get; private set; } = find(new(row.Columns, row.ColumnsAreFixed && row.Columns.Count > 0, row.Line));

    /// <summary>Learns the columns that have come since.</summary>
    /// <param name="hasRows">Whether rows were read by the parts of before, which must not change then.</param>
    /// <returns>Whether there were any.</returns>
    public bool Learn(bool hasRows)
    {
        if (row.Columns.Count == _known) return false;
        var roles = find(new(row.Columns, AreAll: false, row.Line));
        if (hasRows && !roles.Continues(Now))
        {
            errors.Add(new(DataCodes.ColumnAmbiguous,
                $"a key of this line matches a column name better than the key of earlier lines ({Excerpt.List(row.Columns)})",
                "write the keys alike on every line"), row.Line);
        }
        Now = roles;
        _known = row.Columns.Count;
        return true;
    }

    /// <summary>Logs what is needed and absent, now that no more columns can come.</summary>
    public void Finish()
    {
        if (!row.ColumnsAreFixed) find(new(row.Columns, AreAll: true, row.Line));
    }

    public string? NameOf(int column) => column < 0 ? null : row.Columns[column];
}
