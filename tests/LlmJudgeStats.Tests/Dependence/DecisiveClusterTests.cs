using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>The decisive win rate of pairs that belong together: dependence.md 4 at the table in which a tie is worth the rate.</summary>
public sealed class DecisiveClusterTests
{
    // Six clusters of two strata with the values 0, 1/2 and 1, the last two without a label.
    private static readonly long[] s_labelled =
    [
        2, 0, 1, 0, 1, 0, 0, 1, 3, 0, 0, 2, 1, 0, 0, 3, 1, 0, 0, 0, 2, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static readonly long[] s_unlabelled = [0, 0, 1, 0, 0, 2, 0, 0, 5, 4, 3, 6];

    [Fact]
    public void The_design_effect_is_that_of_the_rate()
    {
        var table = ClusteredTable.FromClusters(ValueRange.Unit, [0, 0.5, 1], 2, s_labelled, s_unlabelled);
        var study = DecisiveRateEstimator.FromClusters(table, CalibrationDesign.Random, out var effect);
        var alone = new MeanStudy { Table = table.Table, Design = CalibrationDesign.Random };
        var point = DecisiveRateEstimator.Default.Estimate(in alone, 0.9).Point;
        Assert.InRange(point, 0.01, 0.99);
        // The same clusters, a tie being worth the rate from the start.
        var valued = ClusteredTable.FromClusters(ValueRange.Unit, [0, point, 1], 2, s_labelled, s_unlabelled);
        var expected = MeanStudy.FromClusters(valued, CalibrationDesign.Random, out var expectedEffect);
        Assert.True(effect > 1.1);
        Assert.Equal(expectedEffect, effect, 1e-12);
        Assert.Equal(expected.DegreesOfFreedom, study.DegreesOfFreedom, 1e-12);
        Assert.Equal(table.Table.Labelled(0) / effect, study.Table.Labelled(0), 1e-12);
        Assert.Equal([0, 0.5, 1], study.Table.Values.ToArray());
        // It is not that of the win rate.
        MeanStudy.FromClusters(table, CalibrationDesign.Random, out var ofWins);
        Assert.NotEqual(ofWins, effect, 1e-6);
        // An end is where the mean of such a table is refuted.
        var interval = DecisiveRateEstimator.Default.Estimate(in study, 0.9).Interval;
        double[] unlabelled = [study.Table.Unlabelled(0), study.Table.Unlabelled(1)];
        var atEnd = study with
        {
            Table = StrataTable.Of(ValueRange.Unit, [0, interval.Lower, 1], 2, Labelled(study.Table), unlabelled),
        };
        Assert.Equal(0.1, StratifiedMeanEstimator.Default.PValue(in atEnd, interval.Lower), 1e-9);
    }

    [Fact]
    public void Without_ties_it_is_the_win_rate()
    {
        long[] labelled = [.. s_labelled.Select((count, i) => i % 3 == 1 ? 0 : count)];
        var three = ClusteredTable.FromClusters(ValueRange.Unit, [0, 0.5, 1], 2, labelled, s_unlabelled);
        var two = ClusteredTable.FromClusters(
            ValueRange.Unit, [0, 1], 2, [.. labelled.Where((_, i) => i % 3 != 1)], s_unlabelled);
        var study = DecisiveRateEstimator.FromClusters(three, CalibrationDesign.Random, out var effect);
        var wins = MeanStudy.FromClusters(two, CalibrationDesign.Random, out var ofWins);
        Assert.Equal(ofWins, effect, 1e-12);
        var found = DecisiveRateEstimator.Default.Estimate(in study, 0.95);
        var expected = StratifiedMeanEstimator.Default.Estimate(in wins, 0.95);
        Assert.Equal(expected.Point, found.Point, 1e-12);
        Assert.Equal(expected.Interval.Lower, found.Interval.Lower, 1e-9);
        Assert.Equal(expected.Interval.Upper, found.Interval.Upper, 1e-9);
    }

    [Fact]
    public void Single_items_are_independent()
    {
        var counts = StrataTable.Of(ValueRange.Unit, [0, 0.5, 1], 2, [4L, 1, 2, 1, 2, 5], [6L, 3]);
        var study = DecisiveRateEstimator.FromClusters(ClusteredTable.FromItems(counts), CalibrationDesign.Random, out var effect);
        Assert.Equal(1, effect);
        Assert.Equal(new MeanStudy { Table = counts, Design = CalibrationDesign.Random }, study);
    }

    [Fact]
    public void One_sided_data_are_answered()
    {
        // Nobody wins: the rate is 0, and a tie is worth one half in the design effect.
        long[] labelled = [.. s_labelled.Select((count, i) => i % 3 == 2 ? 0 : count)];
        var table = ClusteredTable.FromClusters(ValueRange.Unit, [0, 0.5, 1], 2, labelled, s_unlabelled);
        var study = DecisiveRateEstimator.FromClusters(table, CalibrationDesign.Random, out var effect);
        var estimate = DecisiveRateEstimator.Default.Estimate(in study, 0.95);
        Assert.True(effect >= 1);
        Assert.Equal((0, 0), (estimate.Point, estimate.Interval.Lower));
        Assert.InRange(estimate.Interval.Upper, 0.05, 1);
        var scores = ClusteredTable.FromClusters(ValueRange.Unit, [0, 0.25, 1], 2, s_labelled, s_unlabelled);
        Assert.Throws<ArgumentException>(() => DecisiveRateEstimator.FromClusters(scores, CalibrationDesign.Random, out _));
    }

    private static double[] Labelled(StrataTable table) =>
        [.. Enumerable.Range(0, table.Strata).SelectMany(h => Enumerable.Range(0, table.Values.Length).Select(c => table.Labelled(h, c)))];
}
