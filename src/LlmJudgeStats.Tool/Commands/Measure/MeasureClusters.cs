using LlmJudgeStats.Data;
using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Items that belong together, as a study of any of their values: effective counts and Student's t.</summary>
/// <param name="items">The items, with the cluster of each.</param>
/// <param name="strata">How many strata there are.</param>
/// <param name="stratumOf">The stratum of an item.</param>
/// <param name="design">How the labelled items were chosen.</param>
internal sealed class MeasureClusters(
    IReadOnlyList<MeasuredItem> items, int strata, Func<MeasuredItem, int> stratumOf, CalibrationDesign design)
{
    private const int MostKinds = 200;    // of items: strata times values; exact sums over all pairs of them take a second then

    private readonly int[] _clusters = [.. items.Select(item => item.Cluster)];
    private readonly int[] _strata = [.. items.Select(stratumOf)];

    /// <summary>Whether there are few enough values for exact sums.</summary>
    public bool AreCounted => strata * (2 + items.Select(item => item.Label).OfType<double>().Distinct().Count()) <= MostKinds;

    /// <summary>The study of the labels alone, whose design effect is another one.</summary>
    /// <param name="range">The range of the labels.</param>
    public MeanStudy LabelsOnly(ValueRange range) =>
        new MeasureClusters(items, 1, _ => 0, design).StudyOf(range, label => label, out _);

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
        double?[] values = [.. items.Select(item => item.Label is { } label ? value(label) : (double?)null)];
        return ClusteredTable.FromItems(range, strata, _clusters, _strata, values);
    }
}
