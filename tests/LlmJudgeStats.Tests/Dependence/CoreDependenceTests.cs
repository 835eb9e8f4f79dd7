using LlmJudgeStats.Coverage;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>
/// The library against the second implementation, on drawn clusters: equal and very unequal, shared and apart. Sizes and degrees of freedom
/// to 1e-12 of themselves (one rounding each); limits to 1e-8, the bisections of the second implementation.
/// </summary>
public sealed class CoreDependenceTests
{
    private const double Near = 1e-12;
    private const double NearLimit = 1e-8;

    private static readonly double[] s_levels = [0.95, 0.99];

    [Theory]
    [InlineData(ClusterSizes.Equal, ClusterSharing.All, 21)]
    [InlineData(ClusterSizes.HeavyTailed, ClusterSharing.All, 22)]
    [InlineData(ClusterSizes.HeavyTailed, ClusterSharing.Separate, 23)]
    [InlineData(ClusterSizes.OneLarge, ClusterSharing.Labels, 24)]
    public void Studies_by_label_are_those_of_the_second_implementation(ClusterSizes sizes, ClusterSharing sharing, ulong seed)
    {
        var largestKappa = 0.0;
        for (var replicate = 0UL; replicate < 10; replicate++)
        {
            var (counts, clusters) = Drawn(CalibrationDesign.ByLabel, sizes, sharing, seed, replicate);
            var study = JudgeStudy.FromClusters(in counts, CalibrationDesign.ByLabel);
            var plain = PlainDependence.ByLabel(clusters);
            Equal(plain.Kappa.ToDouble(), study.Dependence!.SharedEffect);
            Equal(plain.DegreesOfFreedom, study.DegreesOfFreedom);
            Proportion[] parts = [study.Test, study.Calibration.Sensitivity, study.Calibration.Specificity];
            for (var i = 0; i < parts.Length; i++)
            {
                Equal(plain.EffectiveSize(i).ToDouble(), parts[i].Size);
                Equal(plain.Parts[i]!.DegreesOfFreedom, parts[i].DegreesOfFreedom);
            }
            foreach (var level in s_levels)
            {
                var interval = AsymmetricErrorEstimator.Default.Estimate(in study, level).Interval;
                var (lower, upper) = PlainLimits.GuardedScore(plain, level);
                Assert.Equal((lower, upper), (interval.Lower, interval.Upper), Limits);
            }
            foreach (var side in Enum.GetValues<IntervalSide>())
            {
                Assert.Equal(
                    PlainLimits.GuardedScore(plain, side, 0.95), AsymmetricErrorEstimator.Default.Limit(in study, side, 0.95), NearLimit);
            }
            largestKappa = Math.Max(largestKappa, study.Dependence.SharedEffect);
        }
        // Opposed errors in shared clusters: without a shared effect nothing of it would be tested.
        if (sharing == ClusterSharing.Labels) Assert.True(largestKappa > 1.05);
        if (sharing == ClusterSharing.Separate) Assert.Equal(1, largestKappa);
    }

    [Theory]
    [InlineData(CalibrationDesign.Random, ClusterSizes.Equal, 31)]
    [InlineData(CalibrationDesign.Random, ClusterSizes.HeavyTailed, 32)]
    [InlineData(CalibrationDesign.ByVerdict, ClusterSizes.OneLarge, 33)]
    public void Studies_of_sampled_labels_are_those_of_the_second_implementation(CalibrationDesign design, ClusterSizes sizes, ulong seed)
    {
        for (var replicate = 0UL; replicate < 10; replicate++)
        {
            var (counts, clusters) = Drawn(design, sizes, ClusterSharing.All, seed, replicate);
            PlainStrataCluster[] strata = [.. clusters.Select(g => g.Strata())];
            var study = JudgeStudy.FromClusters(in counts, design);
            var plain = PlainDependence.FromTestItems(clusters);
            Equal(plain.DesignEffect.ToDouble(), study.Dependence!.CommonEffect!.Value);
            Equal(plain.DegreesOfFreedom, study.DegreesOfFreedom);
            var mean = MeanStudy.FromClusters(Table(clusters), design, out var effect);
            Equal(plain.DesignEffect.ToDouble(), effect);
            Equal(plain.DegreesOfFreedom, mean.DegreesOfFreedom);
            foreach (var side in Enum.GetValues<IntervalSide>())
            {
                Assert.Equal(
                    PlainLimits.CorrectedProfile(strata, plain, side, 0.95, design),
                    PostStratifiedEstimator.Default.Limit(in study, side, 0.95), NearLimit);
            }
            if (design != CalibrationDesign.Random) continue;
            foreach (var level in s_levels)
            {
                var interval = PostStratifiedEstimator.Default.Estimate(in study, level).Interval;
                Assert.Equal(PlainLimits.CorrectedProfile(strata, plain, level), (interval.Lower, interval.Upper), Limits);
                interval = StratifiedMeanEstimator.Default.Estimate(in mean, level).Interval;
                Assert.Equal(PlainLimits.CorrectedProfile(strata, plain, level), (interval.Lower, interval.Upper), Limits);
            }
        }
    }

    private static EqualityComparer<(double, double)> Limits { get; } = EqualityComparer<(double, double)>.Create((one, other) =>
        Math.Abs(one.Item1 - other.Item1) <= NearLimit && Math.Abs(one.Item2 - other.Item2) <= NearLimit);

    private static (ClusteredCounts Counts, PlainCluster[] Clusters) Drawn(
        CalibrationDesign design, ClusterSizes sizes, ClusterSharing sharing, ulong seed, ulong replicate)
    {
        var plan = new ClusterPlan
        {
            Clusters = 25,
            LabelledClusters = 15,
            Correlation = 0.3,
            Sizes = sizes,
            Sharing = sharing,
            Errors = ClusterErrors.Opposed,
        };
        var scenario = new JudgeScenario
        {
            PassRate = 0.6,
            Sensitivity = 0.85,
            Specificity = 0.75,
            TestItems = 120,
            Labels = LabelPlan.Of(design, 50, 45),
            Clusters = plan,
        };
        var sampler = new ClusterSampler(scenario, plan);
        var drawn = new ClusterDraw[sampler.Clusters];
        sampler.Draw(seed, replicate, drawn);
        return (sampler.Sum(seed, replicate), [.. drawn.Select(Plain)]);
    }

    private static PlainCluster Plain(ClusterDraw cluster) => new(
        (int)cluster.Labelled.TruePositive, (int)cluster.Labelled.FalseNegative, (int)cluster.Labelled.FalsePositive,
        (int)cluster.Labelled.TrueNegative, (int)cluster.Test.Positives, (int)cluster.Test.Negatives);

    private static ClusteredTable Table(PlainCluster[] clusters) => ClusteredTable.FromClusters(
        ValueRange.Unit, [0, 1], 2, [.. clusters.SelectMany(g => new long[] { g.TN, g.FN, g.FP, g.TP })],
        [.. clusters.SelectMany(g => new long[] { g.TestFailed, g.TestPassed })]);

    private static void Equal(double expected, double given) => Assert.Equal(expected, given, Near * expected);
}
