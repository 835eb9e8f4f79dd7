using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Items that belong together, as a study of any of their values: effective counts and Student's t.</summary>
/// <param name="count">How many strata there are.</param>
/// <param name="clusters">The cluster of each item.</param>
/// <param name="strata">Its stratum.</param>
/// <param name="labels">Its label; NaN for none.</param>
/// <param name="design">How the labelled items were chosen.</param>
internal sealed class MeasureClusters(int count, int[] clusters, int[] strata, double[] labels, CalibrationDesign design)
{
    private const int MostKinds = 200;    // of items: strata times values; exact sums over all pairs of them take a second then

    /// <param name="items">The items, with the cluster of each.</param>
    /// <param name="count">How many strata there are.</param>
    /// <param name="stratumOf">The stratum of an item.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    public static MeasureClusters Of(
        IReadOnlyList<MeasuredItem> items, int count, Func<MeasuredItem, int> stratumOf, CalibrationDesign design)
    {
        var clusters = new int[items.Count];
        var strata = new int[items.Count];
        var labels = new double[items.Count];
        var i = 0;
        foreach (var item in items)
        {
            clusters[i] = item.Cluster;
            strata[i] = stratumOf(item);
            labels[i] = item.Label ?? double.NaN;
            i++;
        }
        return new(count, clusters, strata, labels, design);
    }

    /// <summary>Whether there are few enough values for exact sums.</summary>
    public bool AreCounted => count * (2 + labels.Where(label => !double.IsNaN(label)).Distinct().Count()) <= MostKinds;

    /// <summary>The study of the labels alone, whose design effect is another one.</summary>
    /// <param name="range">The range of the labels.</param>
    public MeanStudy LabelsOnly(ValueRange range) =>
        new MeasureClusters(1, clusters, new int[strata.Length], labels, design).StudyOf(range, label => label, out _);

    /// <summary>The study of a number that is made of each label.</summary>
    /// <param name="range">Its range.</param>
    /// <param name="value">The number.</param>
    /// <param name="designEffect">How many items are worth an independent one.</param>
    public MeanStudy StudyOf(ValueRange range, Func<double, double> value, out double designEffect) =>
        MeanStudy.FromClusters(TableOf(range, value), design, out designEffect);

    /// <summary>The study of the win rate among items that are no tie, which has a design effect of its own.</summary>
    public MeanStudy Decisive() => DecisiveRateEstimator.FromClusters(TableOf(ValueRange.Unit, worth => worth), design, out _);

    private ClusteredTable TableOf(ValueRange range, Func<double, double> value)
    {
        var values = new double?[labels.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(labels[i])) values[i] = value(labels[i]);
        }
        return ClusteredTable.FromItems(range, count, clusters, strata, values);
    }
}
