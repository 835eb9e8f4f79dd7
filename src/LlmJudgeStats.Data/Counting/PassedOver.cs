namespace LlmJudgeStats.Data;

/// <summary>Rows that are passed over before they are read: there is nothing in them, or a filter leaves them out.</summary>
internal sealed class PassedOver(IRowReader row, IReadOnlyList<RowFilter> filters)
{
    public FilterCheck[] Filters { get; } = [.. filters.Select(filter => new FilterCheck(filter))];

    /// <summary>Rows with nothing in them.</summary>
    public long Nothing { get; private set; }

    /// <summary>Rows that a filter leaves out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Whether there is nothing in the current row, which is counted then.</summary>
    public bool IsNothing()
    {
        if (!row.IsNothing) return false;
        Nothing += row.FileRows;
        return true;
    }

    /// <summary>Whether a filter leaves the current row out, which is counted then.</summary>
    /// <param name="columns">The column of each filter.</param>
    public bool IsLeftOut(int[] columns)
    {
        if (FilterCheck.AllMatch(Filters, row, columns)) return false;
        LeftOut += row.FileRows;
        return true;
    }
}
