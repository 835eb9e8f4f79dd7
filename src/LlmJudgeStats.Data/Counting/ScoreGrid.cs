using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>Scores by item and column: systems, runs or checkpoints.</summary>
internal sealed class ScoreGrid
{
    private const long MostCells = 200_000_000;    // 2.4 GB
    private readonly double[] _sums;
    private readonly int[] _counts;
    private readonly int[] _columns;
    private readonly Dictionary<int, int> _items = [];
    private readonly List<int> _ids = [];

    private ScoreGrid(int[] columns, Dictionary<int, int> items, List<int> ids)
    {
        _columns = columns;
        _items = items;
        _ids = ids;
        _sums = new double[columns.Length * ids.Count];
        _counts = new int[_sums.Length];
    }

    /// <summary>How many items.</summary>
    public int Items => _ids.Count;

    /// <summary>Whether no cell has several scores, and each is a pass or a fail.</summary>
    public bool IsSingle { get; private set; } = true;

    public static ScoreGrid Of(List<ScoredRow> rows, int[] columns, Func<ScoredRow, int> columnOf, ErrorLog errors)
    {
        var (items, ids) = (new Dictionary<int, int>(), new List<int>());
        foreach (var row in rows)
        {
            if (items.TryAdd(row.Item, ids.Count)) ids.Add(row.Item);
        }
        if ((long)columns.Length * ids.Count > MostCells)
        {
            errors.Fail(new(DataCodes.TooLarge, string.Create(CultureInfo.InvariantCulture,
                $"{columns.Length} columns of {ids.Count} items are too many to be compared"), "keep some of them (`Where`)"));
        }
        var grid = new ScoreGrid(columns, items, ids);
        var places = columns.Select((column, place) => (column, place)).ToDictionary(one => one.column, one => one.place);
        foreach (var row in rows) grid.Add(row, places[columnOf(row)]);
        return grid;
    }

    /// <summary>The number of an item's id.</summary>
    public int IdOf(int item) => _ids[item];

    /// <summary>The items that every column has.</summary>
    public int[] Complete() =>
        [.. Enumerable.Range(0, Items).Where(item => !_counts.AsSpan(item * _columns.Length, _columns.Length).Contains(0))];

    /// <summary>Means of these items, all columns of the first one first.</summary>
    public double[] Means(int[] items)
    {
        var width = _columns.Length;
        var means = new double[items.Length * width];
        for (var i = 0; i < items.Length; i++)
        {
            for (var c = 0; c < width; c++)
                means[(i * width) + c] = Math.Min(1, _sums[(items[i] * width) + c] / _counts[(items[i] * width) + c]);
        }
        return means;
    }

    /// <summary>The places of these items in each column's run, from 0 to 1.</summary>
    public double[] Places(List<ScoredRow> rows, Func<ScoredRow, int> columnOf, int[] items)
    {
        var width = _columns.Length;
        var of = _columns.Select((column, place) => (column, place)).ToDictionary(one => one.column, one => one.place);
        var at = items.Select((item, place) => (item, place)).ToDictionary(one => one.item, one => one.place);
        var last = new double[width];
        foreach (var row in rows) last[of[columnOf(row)]] = Math.Max(last[of[columnOf(row)]], row.Number);
        var places = new double[items.Length * width];
        foreach (var row in rows)
        {
            if (!at.TryGetValue(_items[row.Item], out var item)) continue;
            var column = of[columnOf(row)];
            places[(item * width) + column] = last[column] > 1 ? (row.Number - 1) / (last[column] - 1) : 0;
        }
        return places;
    }

    private void Add(ScoredRow row, int column)
    {
        var cell = (_items[row.Item] * _columns.Length) + column;
        _sums[cell] += row.Score;
        IsSingle &= ++_counts[cell] == 1 && row.Score is 0 or 1;
    }
}
