namespace LlmJudgeStats.Data;

/// <summary>Collects the shares of a file.</summary>
internal sealed class ShareCollector(IRowReader row, ErrorLog errors)
{
    private readonly List<KeyValuePair<string, double>> _shares = [];

    /// <summary>Which columns are read: of a JSON document, which is the array.</summary>
    public static JudgmentReaderOptions Options { get; } = new() { VerdictColumn = "value", CountColumn = "share" };

    public void Count()
    {
        var value = CellText.Trim(row.Cell(Column("value"))).ToString();
        var cell = CellText.Trim(row.Cell(Column("share")));
        if (StratumShares.TryNumber(cell, out var share)) _shares.Add(new(value, share));
        else errors.Add(new(DataCodes.BadWeight, $"'{Excerpt.Of(cell)}' is not a share", "write a share, or a count, with a decimal point")
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
                "give each value of the stratum column once, with its share in the population or its count"));
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
            "a file of shares has the columns value and share")
        {
            Line = row.Line,
        });
        return -1;
    }
}
