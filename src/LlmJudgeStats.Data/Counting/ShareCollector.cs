namespace LlmJudgeStats.Data;

/// <summary>Collects the shares of a file.</summary>
internal sealed class ShareCollector(IRowReader row, ErrorLog errors, ShareColumns columns)
{
    private readonly List<KeyValuePair<string, double>> _shares = [];

    public void Count()
    {
        var value = CellText.Trim(row.Cell(Column(columns.Value))).ToString();
        var cell = CellText.Trim(row.Cell(Column(columns.Share)));
        if (StratumShares.TryNumber(cell, out var share)) _shares.Add(new(value, share));
        else errors.Add(new(DataCodes.BadWeight, $"'{Excerpt.Of(cell)}' is not {columns.What}",
            $"write {columns.What}, or a count, with a decimal point")
        {
            Line = row.Line,
        });
    }

    public StratumShares Finish()
    {
        errors.ThrowIfAny();
        try
        {
            return StratumShares.Of(_shares);
        }
        catch (ArgumentException problem)
        {
            var end = problem.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
            errors.Fail(new(DataCodes.BadWeight, end < 0 ? problem.Message : problem.Message[..end],
                $"give each {columns.Value} once, with its {columns.Share} or its count"));
            throw;
        }
    }

    private int Column(string name)
    {
        for (var i = 0; i < row.Columns.Count; i++)
        {
            if (row.Columns[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        }
        errors.Fail(new(DataCodes.ColumnNotFound, $"there is no column '{name}'; the columns are {Excerpt.List(row.Columns)}",
            $"it needs the columns {columns.Value} and {columns.Share}")
        {
            Line = row.Line,
        });
        return -1;
    }
}
