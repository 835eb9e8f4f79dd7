namespace LlmJudgeStats.Data;

/// <summary>Scores by item and column: systems, runs or checkpoints.</summary>
internal sealed class ScoreGrid
{
    /// <summary>The column of a series that has none.</summary>
    public const int None = -1;

    private const long MostCells = 200_000_000;    // 2.4 GB
    private readonly ScoredRows _rows;
    private readonly int[] _columnOf;
    private readonly int _width;
    private readonly List<int> _ids = [];
    private readonly double[] _sums;
    private readonly int[] _counts;

    /// <summary>The scores of some series.</summary>
    /// <param name="rows">All scores of the benchmark.</param>
    /// <param name="columnOf">The column of each series.</param>
    /// <param name="width">How many columns there are.</param>
    /// <param name="places">Room for a number of each item of the file: zeros, which it holds again afterwards.</param>
    /// <param name="errors">Where errors go.</param>
    public ScoreGrid(ScoredRows rows, int[] columnOf, int width, int[] places, ErrorLog errors)
    {
        _rows = rows;
        _columnOf = columnOf;
        _width = width;
        for (var row = 0; row < rows.Count; row++)
        {
            var id = rows.ItemOf(row);
            if (places[id] != 0 || columnOf[rows.SeriesOf(row)] == None) continue;
            _ids.Add(id);
            places[id] = _ids.Count;
        }
        if ((long)width * _ids.Count > MostCells)
        {
            errors.Fail(new(DataCodes.TooLarge, Invariant(
                $"{width} columns of {_ids.Count} items are too many to be compared"), "keep some of them (`Where`)"));
        }
        _sums = new double[width * _ids.Count];
        _counts = new int[_sums.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            var column = columnOf[rows.SeriesOf(row)];
            if (column != None) Add(((places[rows.ItemOf(row)] - 1) * width) + column, rows.ScoreOf(row));
        }
        foreach (var id in _ids) places[id] = 0;
    }

    /// <summary>How many items.</summary>
    public int Items => _ids.Count;

    /// <summary>Whether no cell has several scores, and each is a pass or a fail.</summary>
    public bool IsSingle { get; private set; } = true;

    /// <summary>The number of an item's id.</summary>
    public int IdOf(int item) => _ids[item];

    /// <summary>The items that every column has.</summary>
    public int[] Complete() =>
        [.. Enumerable.Range(0, Items).Where(item => !_counts.AsSpan(item * _width, _width).Contains(0))];

    /// <summary>Means of these items, all columns of the first one first.</summary>
    public double[] Means(int[] items)
    {
        var means = new double[items.Length * _width];
        for (var i = 0; i < items.Length; i++)
        {
            for (var c = 0; c < _width; c++)
                means[(i * _width) + c] = Math.Min(1, _sums[(items[i] * _width) + c] / _counts[(items[i] * _width) + c]);
        }
        return means;
    }

    /// <summary>The places of these items in each column's run, from 0 to 1.</summary>
    public double[] Places(int[] items)
    {
        var at = items.Select((item, place) => (Id: _ids[item], place)).ToDictionary(one => one.Id, one => one.place);
        var last = new double[_width];
        foreach (var (row, column) in Selected()) last[column] = Math.Max(last[column], _rows.NumberOf(row));
        var places = new double[items.Length * _width];
        foreach (var (row, column) in Selected())
        {
            if (!at.TryGetValue(_rows.ItemOf(row), out var item)) continue;
            places[(item * _width) + column] = last[column] > 1 ? (_rows.NumberOf(row) - 1) / (last[column] - 1) : 0;
        }
        return places;
    }

    private IEnumerable<(int Row, int Column)> Selected()
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var column = _columnOf[_rows.SeriesOf(row)];
            if (column != None) yield return (row, column);
        }
    }

    private void Add(int cell, double score)
    {
        _sums[cell] += score;
        IsSingle &= ++_counts[cell] == 1 && score is 0 or 1;
    }
}
