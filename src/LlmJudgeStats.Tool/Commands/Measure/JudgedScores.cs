using System.Runtime.InteropServices;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Scores of items, taken apart in one pass: there may be millions of them.</summary>
internal sealed class JudgedScores
{
    private readonly List<double> _labels = [];
    private readonly List<double> _judged = [];
    private readonly List<double> _unjudgedLabels = [];
    private readonly double[] _unlabelled;
    private readonly ValueRange _range;
    private int _count;
    private long _unjudged;
    private double _sum = -0.0;    // a sum of nothing but -0 is -0
    private bool _isOnScale = true;

    /// <param name="range">What people's scores can be.</param>
    /// <param name="items">The items.</param>
    public JudgedScores(ValueRange range, IReadOnlyList<MeasuredItem> items)
    {
        _range = range;
        _unlabelled = new double[items.Count];
        foreach (var item in items) Add(item);
    }

    /// <summary>The judge's mean; on another scale than people's it says nothing beside theirs, and is NaN as without any score.</summary>
    public double Mean
    {
        get
        {
            var judged = _judged.Count + _count;
            return judged > 0 && _isOnScale ? _sum / judged : double.NaN;
        }
    }

    public ScoreSample ToSample() =>
        new ScoreSample(
                _range, CollectionsMarshal.AsSpan(_labels), CollectionsMarshal.AsSpan(_judged), _unlabelled.AsSpan(0, _count))
            .WithUnjudged(CollectionsMarshal.AsSpan(_unjudgedLabels), _unjudged);

    /// <summary>The same scores by their moments; items without a score of the judge are none of it.</summary>
    public ScoreStudy ToStudy() => new()
    {
        Labelled = PairedMoments.FromPairs(CollectionsMarshal.AsSpan(_labels), CollectionsMarshal.AsSpan(_judged)),
        Unlabelled = Moments.FromValues(_unlabelled.AsSpan(0, _count)),
    };

    private void Add(in MeasuredItem item)
    {
        if (item.Verdict is not { } score)
        {
            if (item.Label is { } given) _unjudgedLabels.Add(given);
            else _unjudged++;
            return;
        }
        _sum += score;
        _isOnScale &= _range.Contains(score);
        if (item.Label is not { } label)
        {
            _unlabelled[_count++] = score;
            return;
        }
        _labels.Add(label);
        _judged.Add(score);
    }
}
