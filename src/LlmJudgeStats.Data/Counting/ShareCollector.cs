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
            $"write {columns.What}, or a count, with a decimal point"), row.Line);
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
            errors.Fail(new(DataCodes.BadWeight, problem.Message.Split(" (Parameter '")[0],
                $"give each {columns.Value} once, with its {columns.Share} or its count"));
            throw;
        }
    }

    private int Column(string name)
    {
        var place = row.Columns.FirstPlace(column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        if (place >= 0) return place;
        errors.Fail(new(DataCodes.ColumnNotFound, $"there is no column '{name}'; the columns are {Excerpt.List(row.Columns)}",
            $"it needs the columns {columns.Value} and {columns.Share}"), row.Line);
        return -1;
    }
}
