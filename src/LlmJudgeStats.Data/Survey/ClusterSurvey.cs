using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>How much rows of one value of a column agree, judge by judge: what they are worth as evidence.</summary>
internal sealed class ClusterSurvey(SurveyedColumn column, ErrorLog errors)
{
    private const int MostValues = 200_000;
    private const int FewestValues = 10;
    private const double MostValuesForItems = 0.9;
    private const double FewestItemsForAValue = 1.5;
    private const double LeastEffect = 1.3;
    private const int FewestEven = 5;          // values
    private const int MostEven = 50;           // rows of a value
    private const double MostAlone = 0.05;     // of the rows
    private readonly Dictionary<(int Judge, UInt128 Value), Sums> _cells = [];
    private readonly HashSet<UInt128> _values = [];
    private readonly ValuesWithin _withinItems = new(errors);
    private bool _isGivenUp;

    public SurveyedColumn Column => column;

    public long Items { get; private set; }

    public long Values => _values.Count;

    /// <summary>Whether every item has one value.</summary>
    public bool HoldsItems => !_isGivenUp && _withinItems.Further == 0;

    /// <summary>Whether values are few, and of several items each.</summary>
    public bool IsCoarser => HoldsItems && Values >= FewestValues && Values < MostValuesForItems * Items
        && Items >= FewestItemsForAValue * Values;

    /// <summary>Whether its name says so and every value has a few rows: then they belong together, however little they agree.</summary>
    public bool GroupsEvenly => HoldsItems && RoleNames.HasWord(column.Name, RoleNames.Groupings) && Values >= FewestEven
        && _cells.Values.All(cell => cell.Rows <= MostEven)
        && _cells.Values.LongCount(cell => cell.Rows == 1) <= MostAlone * _cells.Values.Sum(cell => cell.Rows);

    public double ItemsForAValue => (double)Items / Values;

    /// <summary>The first judge whose verdicts agree within values, with their number and the design effect.</summary>
    public (int Judge, double Rows, double Effect)? Agreeing => _cells.Keys.Select(cell => cell.Judge).Distinct().Order().Select(Of)
        .Where(design => design.Effect >= LeastEffect).Select(design => ((int, double, double)?)design).FirstOrDefault();

    public void Add(in SurveyedRow row)
    {
        if (_isGivenUp) return;
        var cell = row.Cell(column.Index);
        if (cell.IsEmpty) return;
        var value = IdHash.Of(0, cell);
        if (row.IsFirst) Items += row.Items;
        if (row.IsRepeated) _withinItems.Add(row.Item, cell);
        _values.Add(value);
        if (!double.IsNaN(row.Score))
        {
            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (row.Judge, value), out _);
            sums.Add(row.Score, row.Items);
        }
        if (_values.Count <= MostValues) return;
        _isGivenUp = true;
        _cells.Clear();
        _values.Clear();
    }

    // Linearised variance of the mean over that of independent rows.
    private (int Judge, double Rows, double Effect) Of(int judge)
    {
        Sums[] cells = [.. _cells.Where(cell => cell.Key.Judge == judge).Select(cell => cell.Value)];
        var rows = cells.Sum(cell => (double)cell.Rows);
        var mean = cells.Sum(cell => cell.Total) / rows;
        var variance = (cells.Sum(cell => cell.Squares) / rows) - (mean * mean);
        if (cells.Length < 2 || !(variance > 0)) return (judge, rows, 0);
        var between = cells.Sum(cell => Math.Pow(cell.Total - (mean * cell.Rows), 2)) * cells.Length / (cells.Length - 1.0);
        return (judge, rows, between / (rows * variance));
    }

    private struct Sums
    {
        public long Rows;
        public double Total;
        public double Squares;

        public void Add(double score, long items)
        {
            Rows += items;
            Total += items * score;
            Squares += items * score * score;
        }
    }
}
