using System.Collections;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>The rows of one benchmark in the order of the file, by column: 16 bytes each, for there may be millions.</summary>
internal sealed class ScoredRows : IReadOnlyCollection<ScoredRow>
{
    private const int ItemBits = 6;    // as many items as a word has bits

    private readonly List<ScoreSeries> _series = [];
    private readonly Dictionary<ScoreSeries, int> _seriesByName = [];
    private readonly Dictionary<(int Series, int Items), ulong> _scored = [];    // a bit for each item of a series
    private readonly PagedList<int> _seriesOf = new();
    private readonly PagedList<int> _items = new();
    private readonly PagedList<double> _scores = new();
    private readonly PagedList<OptionalNumber> _numbersOf = new();    // most files have none
    private int _last;

    public int Count => _items.Count;

    /// <summary>What scores belong to, in the order of first appearance.</summary>
    public IReadOnlyList<ScoreSeries> Series => _series;

    /// <summary>The place of a row's series among <see cref="Series"/>.</summary>
    public int SeriesOf(int row) => _seriesOf[row];

    public int ItemOf(int row) => _items[row];

    public double ScoreOf(int row) => _scores[row];

    public double NumberOf(int row) => _numbersOf[row].Value ?? double.NaN;

    /// <summary>Adds a row.</summary>
    /// <returns>Whether it is the first of its item in its series; else nothing was added.</returns>
    public bool TryAdd(in ScoredRow row)
    {
        var series = Find(row.Series);
        ref var scored = ref CollectionsMarshal.GetValueRefOrAddDefault(_scored, (series, row.Item >> ItemBits), out _);
        var bit = 1UL << row.Item;
        if ((scored & bit) != 0) return false;
        scored |= bit;
        _seriesOf.Add(series);
        _items.Add(row.Item);
        _scores.Add(row.Score);
        _numbersOf.Add(new(row.Number));
        return true;
    }

    public IEnumerator<ScoredRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return new(_series[_seriesOf[i]], _items[i], _scores[i], NumberOf(i));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(in ScoreSeries series)
    {
        // Rows of one series mostly stand together.
        if (_series.Count > 0 && _series[_last] == series) return _last;
        if (!_seriesByName.TryGetValue(series, out _last))
        {
            _last = _series.Count;
            _seriesByName.Add(series, _last);
            _series.Add(series);
        }
        return _last;
    }
}
