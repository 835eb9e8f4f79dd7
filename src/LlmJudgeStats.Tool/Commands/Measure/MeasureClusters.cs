using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Items that belong together, as a study of any of their values: effective counts and Student's t.</summary>
internal sealed class MeasureClusters
{
    private const int MostKinds = 200;    // of items: strata times values; exact sums over all pairs of them take a second then

    private readonly CalibrationDesign _design;
    private readonly int _count;
    private readonly int[] _clusters;
    private readonly int[] _strata;
    private readonly double[] _labels;    // NaN for none

    /// <param name="items">The items, with the cluster of each.</param>
    /// <param name="strata">How many strata there are.</param>
    /// <param name="stratumOf">The stratum of an item.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    public MeasureClusters(
        IReadOnlyList<MeasuredItem> items, int strata, Func<MeasuredItem, int> stratumOf, CalibrationDesign design)
        : this(strata, new int[items.Count], new int[items.Count], new double[items.Count], design)
    {
        var i = 0;
        foreach (var item in items)
        {
            _clusters[i] = item.Cluster;
            _strata[i] = stratumOf(item);
            _labels[i] = item.Label ?? double.NaN;
            i++;
        }
    }

    private MeasureClusters(int count, int[] clusters, int[] strata, double[] labels, CalibrationDesign design)
    {
        _design = design;
        _count = count;
        _clusters = clusters;
        _strata = strata;
        _labels = labels;
    }

    /// <summary>Whether there are few enough values for exact sums.</summary>
    public bool AreCounted
    {
        get
        {
            HashSet<double> labels = [];
            foreach (var label in _labels)
            {
                if (!double.IsNaN(label)) labels.Add(label);
            }
            return _count * (2 + labels.Count) <= MostKinds;
        }
    }

    /// <summary>The study of the labels alone, whose design effect is another one.</summary>
    /// <param name="range">The range of the labels.</param>
    public MeanStudy LabelsOnly(ValueRange range) =>
        new MeasureClusters(1, _clusters, new int[_strata.Length], _labels, _design).StudyOf(range, label => label, out _);

    /// <summary>The study of a number that is made of each label.</summary>
    /// <param name="range">Its range.</param>
    /// <param name="value">The number.</param>
    /// <param name="designEffect">How many items are worth an independent one.</param>
    public MeanStudy StudyOf(ValueRange range, Func<double, double> value, out double designEffect) =>
        MeanStudy.FromClusters(TableOf(range, value), _design, out designEffect);

    /// <summary>The study of the win rate among items that are no tie, which has a design effect of its own.</summary>
    public MeanStudy Decisive() => DecisiveRateEstimator.FromClusters(TableOf(ValueRange.Unit, worth => worth), _design, out _);

    private ClusteredTable TableOf(ValueRange range, Func<double, double> value)
    {
        var values = new double?[_labels.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(_labels[i])) values[i] = value(_labels[i]);
        }
        return ClusteredTable.FromItems(range, _count, _clusters, _strata, values);
    }
}
