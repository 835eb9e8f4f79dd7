namespace LlmJudgeStats.Data;

/// <summary>Whether people pass the items of some values of a column more often than those of others.</summary>
/// <remarks>An item counts once, by the first of its labels: labels of one item know each other.</remarks>
internal sealed class StratumSurvey(SurveyedColumn column, ErrorLog errors)
{
    private const double Level = 0.001;    // one honest file in a thousand is disturbed
    private readonly NumberedNames _names = new();
    private readonly List<(double Passes, double Fails)> _parts = [];
    private readonly IdTable _items = new(errors);

    public SurveyedColumn Column => column;

    /// <summary>Whether the shares differ by more than accident.</summary>
    public bool Differs
    {
        get
        {
            var freedom = 0;
            var square = ShareTest.ChiSquare([.. _parts], ref freedom);
            return ShareTest.PValue(square, freedom) < Level;
        }
    }

    /// <summary>The values with labels, and the share of passes among them, the highest first.</summary>
    public IReadOnlyList<(string Value, double Share, double Labels)> Shares =>
    [
        .. _parts.Select((part, i) => (_names.All[i], Labels: part.Passes + part.Fails, part.Passes))
            .Where(part => part.Labels > 0)
            .Select(part => (part.Item1, part.Passes / part.Labels, part.Labels))
            .OrderByDescending(part => part.Item2).ThenBy(part => part.Item1, StringComparer.Ordinal),
    ];

    public void Add(in SurveyedRow row)
    {
        if (!row.IsLabelled || (row.IsRepeated && !_items.Add(row.Item))) return;
        var place = _names.Of(row.Cell(column.Index));
        if (place == _parts.Count) _parts.Add(default);
        var (passes, fails) = _parts[place];
        _parts[place] = row.Label is Outcome.Pass ? (passes + row.Items, fails) : (passes, fails + row.Items);
    }
}
