namespace LlmJudgeStats.Tests.Dependence;

/// <summary>Studies of weighted items and of strata with known shares, against the page computed a second time.</summary>
public sealed class WeightedStudyTests
{
    private const double Near = 1e-12;

    private static readonly (int Cluster, double Weight, bool Passed)[] s_test =
        [.. Enumerable.Range(0, 90).Select(i => (i / 3, 0.5 + (i % 7), i % 5 != 0))];
    private static readonly (int Cluster, double Weight, bool Passed)[] s_passes =
        [.. Enumerable.Range(0, 48).Select(i => (i, 1.25 + (i % 4), i % 6 != 0))];
    private static readonly (int Cluster, double Weight, bool Passed)[] s_fails =
        [.. Enumerable.Range(0, 40).Select(i => (i / 2, 1.0 + (i % 3), i % 8 == 0))];

    [Fact]
    public void Each_part_has_the_rate_and_the_size_of_the_page()
    {
        var study = JudgeStudy.FromWeights(Tally(s_test), Tally(s_passes), Tally(s_fails), CalibrationDesign.ByLabel);
        Is(PlainDependence.Weighted(s_test)!, study.Test);
        Is(PlainDependence.Weighted(s_passes)!, study.Calibration.Sensitivity);
        Is(PlainDependence.Weighted(s_fails)!, study.Calibration.Specificity.Flip());
        Assert.Equal(CalibrationDesign.ByLabel, study.Calibration.Design);
    }

    [Fact]
    public void What_weights_do_is_said_of_each_part()
    {
        var study = JudgeStudy.FromWeights(Tally(s_test), Tally(s_passes), Tally(s_fails), CalibrationDesign.External);
        var dependence = study.Dependence!;
        Assert.True(dependence.IsWeighted);
        Assert.Equal((30, 90), (dependence.Test.Clusters, dependence.Test.Items));
        Assert.Equal(PlainDependence.Weighted(s_test)!.Items.ToDouble(), dependence.Test.KishSize, Near);
        Assert.Equal(90 / study.Test.Size, dependence.Test.DesignEffect, Near);
        Assert.Equal((20, 40), (dependence.FailLabels.Clusters, dependence.FailLabels.Items));
        Assert.True(double.IsNaN(dependence.SharedEffect));
        Assert.Equal(study.DegreesOfFreedom, dependence.DegreesOfFreedom);
        Assert.Equal(dependence.FailLabels, study.Flip().Dependence!.PassLabels);
    }

    [Fact]
    public void Equal_weights_of_single_items_are_the_independent_study_bit_for_bit()
    {
        var weighted = JudgeStudy.FromWeights(Equal(70, 100), Equal(45, 50), Equal(8, 40), CalibrationDesign.ByLabel);
        var plain = new JudgeStudy
        {
            Test = JudgeTally.Of(70, 100),
            Calibration = Calibration.FromCounts(
                new() { TruePositive = 45, FalseNegative = 5, FalsePositive = 8, TrueNegative = 32 }, CalibrationDesign.ByLabel),
        };
        Assert.Equal((plain.Test, plain.Calibration), (weighted.Test, weighted.Calibration));
        Assert.Equal(AsymmetricErrorEstimator.Default.Estimate(in plain), AsymmetricErrorEstimator.Default.Estimate(in weighted));
        Assert.DoesNotContain(StudyDiagnostics.Of(in weighted, 0.95), one => one.Code is "LJS1050" or "LJS1055");
    }

    [Fact]
    public void Known_rates_go_with_weighted_test_items()
    {
        var study = JudgeStudy.FromWeights(Tally(s_test), Calibration.Known(0.9, 0.8));
        Is(PlainDependence.Weighted(s_test)!, study.Test);
        Assert.True(study.Calibration.IsKnown);
        Assert.Equal(0, study.Dependence!.PassLabels.Clusters);
    }

    [Theory]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Labels_sampled_from_the_test_items_are_refused(CalibrationDesign design)
    {
        Assert.Throws<ArgumentException>(() => JudgeStudy.FromWeights(Tally(s_test), default, default, design));
        Assert.Throws<ArgumentException>(() => JudgeStudy.FromWeights(Tally(s_test), new Calibration { Design = design }));
        Assert.Throws<ArgumentException>(() => JudgeStudy.FromStrata([new(1, Singles(3, 5))], new Calibration { Design = design }));
        Assert.Throws<ArgumentException>(() => JudgeStudy.FromStrata([new(1, Singles(3, 5))], default(ClusteredCounts), design));
    }

    [Theory]
    [InlineData(1, 29, true)]     // nearly equal, and fewer than 30
    [InlineData(1, 200, false)]
    [InlineData(1000, 200, true)] // one item has nearly all the weight
    public void Very_unequal_weights_are_told(double largest, int others, bool isTold)
    {
        double[] weights = [largest, .. Enumerable.Repeat(1.5, others)];
        var study = JudgeStudy.FromWeights(
            WeightedTally.FromItems(weights, [.. weights.Select((_, i) => i % 3 > 0)]), Equal(45, 50), Equal(8, 40),
            CalibrationDesign.External);
        var told = StudyDiagnostics.Of(in study, 0.95).Where(one => one.Code == "LJS1055").ToArray();
        Assert.Equal(isTold, told.Length == 1);
        if (isTold) Assert.StartsWith($"{others + 1} test items have the weight of ", told[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Strata_are_mixed_as_the_page_says_and_each_from_its_clusters()
    {
        (double Share, (int Items, int Passed)[] Clusters)[] strata =
        [
            (0.3, [.. Enumerable.Range(0, 40).Select(i => (1 + (i % 3), i % 2))]),
            (0.7, [.. Enumerable.Range(0, 60).Select(i => (2, i % 3))]),
        ];
        var study = JudgeStudy.FromStrata(
            [.. strata.Select(one => new StratumTally(one.Share, Clusters(one.Clusters)))], Calibration.Known(0.9, 0.8));
        var plain = PlainDependence.Mix(
        [
            .. strata.Select(one => (Share: Rational.Of(one.Share), Rate: PlainDependence.Rate(one.Clusters)!))
                .Select(one => (one.Share, one.Rate.Rate, one.Rate.EffectiveSize, one.Rate.ExactDegrees)),
        ]);
        Assert.Equal(plain.Rate.ToDouble(), study.Test.Rate, Near);
        Assert.Equal(plain.EffectiveSize.ToDouble(), study.Test.Size, 1e-9);
        Assert.Equal(plain.DegreesOfFreedom, study.Test.DegreesOfFreedom, 1e-9);
        Assert.Equal((100, 199), (study.Dependence!.Test.Clusters, study.Dependence.Test.Items));
    }

    [Fact]
    public void A_stratum_below_20_items_is_told_and_one_without_a_share_is_left_out()
    {
        var labels = Calibration.FromCounts(
            new() { TruePositive = 45, FalseNegative = 5, FalsePositive = 8, TrueNegative = 32 }, CalibrationDesign.External);
        var small = JudgeStudy.FromStrata([new(0.5, Singles(10, 19)), new(0.5, Singles(10, 20))], labels);
        var large = JudgeStudy.FromStrata([new(0.5, Singles(10, 20)), new(0.5, Singles(10, 20)), new(0, Singles(1, 2))], labels);
        Assert.Contains(StudyDiagnostics.Of(in small, 0.95), one => one.Code == "LJS1058" && one.Severity == DiagnosticSeverity.Info);
        Assert.DoesNotContain(StudyDiagnostics.Of(in large, 0.95), one => one.Code == "LJS1058");
        Assert.Equal(40, large.Dependence!.Test.Items);
    }

    [Fact]
    public void Labels_of_strata_keep_their_clusters()
    {
        var counts = ClusteredCounts.OfCluster(
            new() { TruePositive = 5, FalseNegative = 1, FalsePositive = 1, TrueNegative = 3 }, new() { Positives = 4, Negatives = 4 })
            + ClusteredCounts.OfCluster(
                new() { TruePositive = 3, FalseNegative = 2, FalsePositive = 0, TrueNegative = 4 }, new() { Positives = 1, Negatives = 0 })
            + ClusteredCounts.OfCluster(
                new() { TruePositive = 6, FalseNegative = 1, FalsePositive = 2, TrueNegative = 4 }, default);
        var study = JudgeStudy.FromStrata([new(0.5, Singles(10, 30)), new(0.5, Singles(20, 30))], in counts, CalibrationDesign.ByLabel);
        var alone = JudgeStudy.FromClusters(counts.LabelsAlone, CalibrationDesign.ByLabel);
        Assert.Equal(alone.Calibration, study.Calibration);
        Assert.Equal((3, 3), (study.Dependence!.PassLabels.Clusters, study.Dependence.FailLabels.Clusters));
    }

    private static void Is(PlainRate expected, Proportion rate)
    {
        Assert.Equal(expected.Rate.ToDouble(), rate.Rate, Near);
        Assert.Equal(expected.EffectiveSize.ToDouble(), rate.Size, 1e-9);
        Assert.Equal(expected.DegreesOfFreedom, rate.DegreesOfFreedom, 1e-9);
    }

    private static WeightedTally Tally(IEnumerable<(int Cluster, double Weight, bool Passed)> rows)
    {
        WeightedTally sum = default;
        foreach (var own in rows.GroupBy(row => row.Cluster))
            sum += WeightedTally.OfCluster([.. own.Select(row => row.Weight)], [.. own.Select(row => row.Passed)]);
        return sum;
    }

    private static WeightedTally Equal(int passed, int all) =>
        WeightedTally.FromItems([.. Enumerable.Repeat(0.7, all)], [.. Enumerable.Range(0, all).Select(i => i < passed)]);

    private static ClusteredTally Singles(long passed, long all) => ClusteredCounts.FromItems(default, JudgeTally.Of(passed, all)).Test;

    private static ClusteredTally Clusters(IEnumerable<(int Items, int Passed)> clusters)
    {
        ClusteredTally sum = default;
        foreach (var (items, passed) in clusters) sum += ClusteredTally.OfCluster(JudgeTally.Of(passed, items));
        return sum;
    }
}
