using LlmJudgeStats.Coverage;
using LlmJudgeStats.PassRates;
using Kind = LlmJudgeStats.ClusteredCounts.Kind;

namespace LlmJudgeStats.Tests.Coverage;

public sealed class ClusterPlanTests
{
    private static readonly ClusterPlan s_plan = new()
    {
        Clusters = 40,
        LabelledClusters = 20,
        Correlation = 0.3,
        Sizes = ClusterSizes.HeavyTailed,
        Sharing = ClusterSharing.All,
        Errors = ClusterErrors.Opposed,
    };

    private static readonly JudgeScenario s_scenario = new()
    {
        PassRate = 0.7,
        Sensitivity = 0.9,
        Specificity = 0.8,
        TestItems = 400,
        Labels = LabelPlan.ByLabel(60, 40),
        Clusters = s_plan,
    };

    /// <summary>Frozen, like draws of independent items: the counts of a seed, and the sums of squares of their clusters.</summary>
    [Theory]
    [InlineData(CalibrationDesign.External, ClusterErrors.Independent, "240/400/40/4858 55/60/20/573 34/40/18/262 20")]
    [InlineData(CalibrationDesign.ByLabel, ClusterErrors.Opposed, "295/400/40/11201 57/60/20/581 33/40/18/261 20")]
    [InlineData(CalibrationDesign.Random, ClusterErrors.Independent, "234/400/40/5642 78/82/19/830 14/18/9/32 19")]
    [InlineData(CalibrationDesign.Random, ClusterErrors.Opposed, "282/400/40/16730 71/75/18/789 22/25/14/56 20")]
    [InlineData(CalibrationDesign.ByVerdict, ClusterErrors.Independent, "256/401/38/5994 57/63/18/499 33/36/12/117 19")]
    public void Draws_are_frozen(CalibrationDesign design, ClusterErrors errors, string expected)
    {
        var scenario = s_scenario with { Labels = LabelPlan.Of(design, 60, 40), Clusters = s_plan with { Errors = errors } };
        var drawn = new StudySampler(scenario).DrawClusters(1, 0);
        Assert.Equal(expected, $"{Text(drawn.Test)} {Text(drawn.PassLabels)} {Text(drawn.FailLabels)} {drawn.SharedClusters}");
        Assert.Equal(JudgeStudy.FromClusters(in drawn, design), new StudySampler(scenario).Draw(1, 0));
    }

    /// <summary>
    /// Pairs of items of a cluster pass together with probability μ² + ρ μ (1 − μ), pairs of different rates with the product, unless they
    /// are opposed. 200,000 clusters; the share of pairs of each lies in [0, 1], so by Hoeffding another seed would miss the bound with
    /// probability 2 exp(−2 · 200,000 · 0.0073²) = 1e-9 a quantity.
    /// </summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.6)]
    public void Items_of_a_cluster_are_as_alike_as_the_plan_says(double correlation)
    {
        const int Clusters = 200_000;
        const double Bound = 0.0073;
        double Alike(double rate) => (rate * rate) + (correlation * rate * (1 - rate));
        double Unlike(double rate) => (1 - correlation) * rate * (1 - rate);
        var scenario = s_scenario with
        {
            TestItems = 4 * Clusters,
            Labels = LabelPlan.ByLabel(4 * Clusters, 4 * Clusters),
            Clusters = new() { Clusters = Clusters, LabelledClusters = Clusters, Correlation = correlation, Sharing = ClusterSharing.All },
        };
        var drawn = new StudySampler(scenario).DrawClusters(5, 0);
        Assert.Equal((Clusters, Clusters, Clusters, Clusters), (
            drawn.Test.Clusters, drawn.PassLabels.Clusters, drawn.FailLabels.Clusters, drawn.SharedClusters));
        var (rate, se, sp) = (scenario.PassRate, scenario.Sensitivity, scenario.Specificity);
        // (θ Se + (1 − θ)(1 − Sp))², the three rates independent.
        var judged = (Alike(rate) * Alike(se)) + (2 * Unlike(rate) * se * (1 - sp)) + (Alike(1 - rate) * Alike(1 - sp));
        Assert.Equal(Alike(se), Pairs(drawn.PassLabels), Bound);
        Assert.Equal(Alike(sp), Pairs(drawn.FailLabels), Bound);
        Assert.Equal(judged, Pairs(drawn.Test), Bound);
        Assert.Equal(se * sp, (double)drawn.Product(Kind.TruePositive, Kind.TrueNegative) / Clusters / 16, Bound);
        // A cluster has one sensitivity, for its test items and its labelled ones.
        Assert.Equal((rate * Alike(se)) + ((1 - rate) * (1 - sp) * se),
            (double)drawn.Product(Kind.TestPass, Kind.TruePositive) / Clusters / 16, Bound);
        Assert.Equal((scenario.JudgedRate, se, sp), (Rate(drawn.Test), Rate(drawn.PassLabels), Rate(drawn.FailLabels)), Near(Bound));
    }

    /// <summary>At error rates of one half the opposed specificity is one minus the sensitivity. The bound is that of above.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    public void Opposed_error_rates_are_mirror_images(double correlation)
    {
        const int Clusters = 200_000;
        var scenario = s_scenario with
        {
            Sensitivity = 0.5,
            Specificity = 0.5,
            TestItems = 0,
            Labels = LabelPlan.ByLabel(Clusters, Clusters),
            Clusters = s_plan with
            {
                Clusters = Clusters,
                LabelledClusters = Clusters,
                Correlation = correlation,
                Sizes = ClusterSizes.Equal,
                Sharing = ClusterSharing.Labels,
            },
        };
        var drawn = new StudySampler(scenario).DrawClusters(5, 0);
        Assert.Equal(0.25 * (1 - correlation), (double)drawn.Product(Kind.TruePositive, Kind.TrueNegative) / Clusters, 0.0073);
        Assert.Equal((0.5, 0.5, 0.5), (0.5, Rate(drawn.PassLabels), Rate(drawn.FailLabels)), Near(0.0073));
    }

    /// <summary>
    /// Labels drawn from the judged items are an image of them: shares over 4,000 studies of 40 clusters. The mean of a study lies in
    /// [0, 1], so by Hoeffding another seed would miss the bound with probability 2 exp(−2 · 4,000 · 0.052²) = 1e-9.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.Random, 40)]
    [InlineData(CalibrationDesign.Random, 8)]
    [InlineData(CalibrationDesign.ByVerdict, 40)]
    [InlineData(CalibrationDesign.ByVerdict, 8)]
    public void Labels_from_test_items_are_an_image_of_the_items(CalibrationDesign design, int labelledClusters)
    {
        const int Studies = 4_000;
        const double Bound = 0.052;
        var scenario = s_scenario with
        {
            Labels = LabelPlan.Of(design, 12, 8),
            Clusters = s_plan with { LabelledClusters = labelledClusters, Errors = ClusterErrors.Independent },
        };
        var (passing, failing, random) = (0.0, 0.0, 0.0);
        for (var replicate = 0UL; replicate < Studies; replicate++)
        {
            var drawn = new StudySampler(scenario).DrawClusters(7, replicate);
            var labelled = drawn.Labelled;
            Assert.Equal(420, drawn.Count);
            Assert.InRange(drawn.Labels.Clusters, 1, labelledClusters);
            if (design == CalibrationDesign.Random) Assert.Equal(20, labelled.Count);
            else Assert.InRange(labelled.TruePositive + labelled.FalsePositive, 0, 12);
            passing += Portion(labelled.TruePositive, labelled.FalsePositive) / Studies;
            failing += Portion(labelled.FalseNegative, labelled.TrueNegative) / Studies;
            random += (double)(labelled.TruePositive + labelled.FalseNegative) / labelled.Count / Studies;
        }
        if (design == CalibrationDesign.Random) Assert.Equal(0.7, random, Bound);
        // Shares within a verdict are those of the population only about: their denominators vary with the clusters.
        Assert.Equal(0.63 / 0.69, passing, Bound);
        Assert.Equal(0.07 / 0.31, failing, 2 * Bound);
    }

    [Theory]
    [InlineData(ClusterSizes.Equal, 11, 10, 105)]
    [InlineData(ClusterSizes.HeavyTailed, 30, 2, 64)]
    [InlineData(ClusterSizes.OneLarge, 19, 8, 95)]
    [InlineData(ClusterSizes.TenthLarge, 40, 2, 58)]
    public void Sizes_are_fixed_by_the_plan(ClusterSizes sizes, int largest, int smallest, int items)
    {
        var plan = s_plan with { Clusters = 10, LabelledClusters = 25, Sizes = sizes, Correlation = 0 };
        var scenario = s_scenario with { TestItems = items, Clusters = plan };
        var drawn = new ClusterDraw[25];
        new ClusterSampler(scenario, plan).Draw(1, 2, drawn);
        var tests = drawn.Where(cluster => cluster.Test.Count > 0).Select(cluster => cluster.Test.Count).ToArray();
        Assert.Equal((largest, smallest, items), (tests.Max(), tests.Min(), tests.Sum()));
        Assert.Equal((60, 40), (drawn.Sum(cluster => cluster.Labelled.TruePositive + cluster.Labelled.FalseNegative),
            drawn.Sum(cluster => cluster.Labelled.FalsePositive + cluster.Labelled.TrueNegative)));
    }

    [Theory]
    [InlineData(ClusterSharing.Separate, 80, 0)]
    [InlineData(ClusterSharing.Labels, 60, 20)]
    [InlineData(ClusterSharing.All, 40, 20)]
    public void Parts_share_the_clusters_that_the_plan_says(ClusterSharing sharing, int clusters, int shared)
    {
        var plan = s_plan with { Sharing = sharing, Sizes = ClusterSizes.Equal };
        var scenario = s_scenario with { Clusters = plan };
        Assert.Equal(clusters, new ClusterSampler(scenario, plan).Clusters);
        var drawn = new StudySampler(scenario).DrawClusters(1, 2);
        Assert.Equal((40, 20, 20, shared), (
            drawn.Test.Clusters, drawn.PassLabels.Clusters, drawn.FailLabels.Clusters, drawn.SharedClusters));
    }

    [Theory]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void A_replicate_is_the_same_alone_in_any_order_and_on_any_thread(CalibrationDesign design)
    {
        var scenario = s_scenario with { Labels = LabelPlan.Of(design, 60, 40) };
        var sampler = new StudySampler(scenario);
        var (alone, together) = (new ClusteredCounts[100], new ClusteredCounts[100]);
        for (var i = 0; i < alone.Length; i++) alone[i] = new StudySampler(scenario).DrawClusters(3, (ulong)i);
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 },
            i => together[^(i + 1)] = sampler.DrawClusters(3, (ulong)(together.Length - i - 1)));
        Assert.Equal(alone, together);
        Assert.True(alone.Distinct().Count() > 90);
    }

    [Fact]
    public void Coverage_of_a_clustered_scenario_is_simulated()
    {
        var scenario = s_scenario with { Clusters = s_plan with { Sizes = ClusterSizes.Equal } };
        var coverage = CoverageStudy.Run(AsymmetricErrorEstimator.Default, scenario, 500, seed: 1,
            cancellationToken: TestContext.Current.CancellationToken);
        var ignored = CoverageStudy.Run(AsymmetricErrorEstimator.Default, scenario with { Clusters = null }, 500, seed: 1,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(coverage.Coverage, 0.92, 1);
        Assert.True(coverage.MeanWidth > ignored.MeanWidth);
    }

    [Fact]
    public void What_has_no_meaning_with_clusters_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => s_scenario.DrawItems(1, 0));
        Assert.Throws<InvalidOperationException>(() => new StudySampler(s_scenario with { Clusters = null }).DrawClusters(1, 0));
        Assert.Throws<ArgumentException>(() => StudyDesign.Of(s_scenario));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_plan with { Correlation = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_plan with { Correlation = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_plan with { Clusters = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_plan with { LabelledClusters = 0 });
    }

    // The share of ordered pairs of two items of a cluster that pass both: clusters of four.
    private static double Pairs(ClusteredTally tally) =>
        (double)(tally.SumOfSquaredPositives - (UInt128)tally.Positives) / tally.Clusters / 12;

    private static double Rate(ClusteredTally tally) => (double)tally.Positives / tally.Count;

    private static double Portion(long part, long rest) => part + rest == 0 ? 0.5 : (double)part / (part + rest);

    private static string Text(ClusteredTally tally) =>
        $"{tally.Positives}/{tally.Count}/{tally.Clusters}/{tally.SumOfSquaredPositives}";

    private static EqualityComparer<(double, double, double)> Near(double bound) => EqualityComparer<(double, double, double)>.Create(
        (one, other) => Math.Abs(one.Item1 - other.Item1) <= bound && Math.Abs(one.Item2 - other.Item2) <= bound
            && Math.Abs(one.Item3 - other.Item3) <= bound);
}
