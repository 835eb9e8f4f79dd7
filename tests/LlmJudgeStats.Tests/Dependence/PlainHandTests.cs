using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>The second implementation against what can be worked out by hand.</summary>
public sealed class PlainHandTests
{
    private const double Infinite = double.PositiveInfinity;

    [Fact]
    public void Two_clusters_that_pass_and_fail_whole_are_as_worked_out_by_hand()
    {
        var rate = PlainDependence.Rate([(2, 2), (0, 0), (2, 0)])!;
        // A = 2, I = 1, B = 1/2, m = s = 2: (2 * 3/2 + 1) / (1 + 1/2).
        Assert.Equal((2, (Rational)8 / 3, 2), (rate.Clusters, rate.DesignEffect, rate.ExactDegrees));
        Assert.Equal((Rational)3 / 2, rate.EffectiveSize);
        Assert.Equal((Rational)3 / 4, rate.EffectivePassed);
    }

    [Theory]
    [InlineData(7, 3)]
    [InlineData(7, 0)]
    [InlineData(2, 2)]
    public void One_cluster_of_several_items_has_no_degrees_of_freedom_and_is_worth_one_item(int items, int passed)
    {
        var rate = PlainDependence.Rate([(items, passed), (0, 0)])!;
        Assert.Equal((items, 0, 1), (rate.DesignEffect, rate.ExactDegrees, rate.EffectiveSize));
        Assert.True(PlainDependence.HasNoWidth(rate.DegreesOfFreedom));
    }

    [Fact]
    public void Clusters_that_all_pass_are_worth_one_item_for_each_mean_cluster()
    {
        var rate = PlainDependence.Rate([(5, 5), (1, 1), (3, 3)])!;
        Assert.Equal(((Rational)35 / 9, (Rational)35 / 9), (rate.MeanCluster, rate.DesignEffect));
    }

    [Fact]
    public void A_judge_that_is_lenient_by_cluster_inflates_both_label_classes_as_worked_out_by_hand()
    {
        var study = PlainDependence.ByLabel([new(2, 0, 1, 1, 0, 0), new(1, 1, 0, 2, 0, 0), new(0, 0, 0, 0, 1, 0), new(0, 0, 0, 0, 0, 1)]);
        // t = 1/2, a = (1/2, -1/8, 1/8): 1 + 2 (1/128) / (1/8 + 2 * 7/4 / 64).
        Assert.Equal((Rational)25 / 23, study.Kappa);
        Assert.Equal(2, study.Shared);
        Assert.Equal([0.0, 1, 1], study.Overlap[1]);
        Assert.Equal([1.0, 0, 0], study.Overlap[0]);
        // A = 1/2, I = 3/4, m = s = 2, B = 5/8: (1/2 * 3/2 + 5/4) / (3/4 + 5/8); the fails alike.
        Assert.Equal((Rational)16 / 11, study.Parts[1]!.DesignEffect);
        Assert.Equal(4 / ((Rational)16 / 11 * 25 / 23), study.EffectiveSize(2));
        Assert.Equal(2 / ((Rational)25 / 23), study.EffectiveSize(0));
        // Pass and fail labels have two degrees of freedom each and share every cluster: V1 = V2 = v, (V0 + 2 v)^2 / (4 v^2 / 2).
        var (n, test) = (4 / (16.0 / 11 * 25 / 23), 2 / (25.0 / 23));
        var p = ((0.75 * n) + 1) / (n + 2);
        var v = 0.25 * p * (1 - p) / n;
        var v0 = 0.25 / test;
        Assert.Equal((v0 + (2 * v)) * (v0 + (2 * v)) / (2 * v * v), study.DegreesOfFreedom, 1e-12);
    }

    [Fact]
    public void Known_rates_leave_the_degrees_of_freedom_to_the_test_set()
    {
        PlainCluster[] clusters = [new(0, 0, 0, 0, 3, 1), new(0, 0, 0, 0, 1, 2), new(0, 0, 0, 0, 5, 0)];
        var study = PlainDependence.ByLabel(clusters, sensitivity: 0.9, specificity: 0.8);
        Assert.Equal(1, study.Kappa);
        Assert.Equal(PlainDependence.Rate([(4, 3), (3, 1), (5, 5)])!.DegreesOfFreedom, study.DegreesOfFreedom, 1e-12);
    }

    [Fact]
    public void One_cluster_of_several_items_in_any_part_leaves_no_degrees_of_freedom_even_where_its_share_is_nothing()
    {
        // Every verdict of the test set is a fail, so that the sensitivity has no share: t = 0.
        PlainCluster[] fails = [.. Enumerable.Repeat(new PlainCluster(0, 0, 0, 0, 0, 1), 400)];
        PlainCluster[] labels = [.. Enumerable.Repeat(new PlainCluster(0, 0, 1, 0, 0, 0), 5),
            .. Enumerable.Repeat(new PlainCluster(0, 0, 0, 1, 0, 0), 15)];
        Assert.Equal(0, PlainDependence.ByLabel([.. fails, .. labels, new(9, 1, 0, 0, 0, 0)]).DegreesOfFreedom);
        Assert.Equal(Infinite, PlainDependence.ByLabel([.. fails, .. labels, new(1, 0, 0, 0, 0, 0)]).DegreesOfFreedom);
    }

    [Fact]
    public void Labels_from_test_items_of_two_clusters_are_as_worked_out_by_hand()
    {
        var sample = PlainDependence.FromTestItems([new PlainCluster(1, 0, 0, 1, 0, 0), new(0, 0, 1, 1, 0, 0)]);
        Assert.Equal((Rational)1 / 4, sample.Point);
        Assert.Equal((Rational)1 / 32, sample.Clustered);
        Assert.Equal((Rational)3 / 64, sample.Independent);
        Assert.Equal((Rational)5 / 128, sample.Tau);
        Assert.Equal(((Rational)16 / 11, 2), (sample.DesignEffect, sample.ExactDegrees));
    }

    [Fact]
    public void Strata_with_values_between_0_and_1_and_one_without_labels_are_as_worked_out_by_hand()
    {
        var sample = PlainDependence.FromTestItems([new PlainStrataCluster([2, 1, 1], [[1], [0.5], []]), new([2, 1, 1], [[0], [0], []])]);
        Assert.Equal((Rational)5 / 12, sample.Point);
        Assert.Equal((Rational)25 / 512, sample.Clustered);
        Assert.Equal((Rational)53 / 1536, sample.Independent);
        Assert.Equal((Rational)37 / 1152, sample.Tau);
        Assert.Equal((((Rational)75 / 1024) + ((Rational)37 / 576)) / (((Rational)53 / 1536) + ((Rational)37 / 1152)), sample.DesignEffect);
    }

    [Fact]
    public void Labels_from_test_items_of_one_cluster_have_no_degrees_of_freedom_and_single_labels_have_all()
    {
        PlainCluster[] rest = [new(0, 0, 0, 0, 3, 1), new(0, 0, 0, 0, 0, 4)];
        var one = PlainDependence.FromTestItems([new PlainCluster(2, 0, 1, 0, 1, 0), .. rest]);
        Assert.Equal((3, 0), (one.DesignEffect, one.ExactDegrees));
        var single = PlainDependence.FromTestItems([new PlainCluster(1, 0, 0, 0, 4, 0), new(0, 0, 0, 1, 0, 4), .. rest]);
        Assert.Null(single.ExactDegrees);
        Assert.True(single.DesignEffect > 1);
        var alone = PlainDependence.FromTestItems([new PlainCluster(1, 0, 0, 0, 4, 0), .. rest]);
        Assert.Equal(1, alone.DesignEffect);
        Assert.Null(alone.ExactDegrees);
    }

    [Fact]
    public void Weights_that_go_with_the_outcome_are_seen_without_clusters()
    {
        // 60 passes of weight 1, four fails of weight 5: sizes are halved, p = 3/4, A = 15, I = 15/2, s = 7/4, B = 5/8.
        var rows = Enumerable.Range(0, 64).Select(i => (Row: i, Weight: i < 60 ? 1.0 : 5, Passed: i < 60)).ToArray();
        var rate = PlainDependence.Weighted(rows)!;
        Assert.Equal((40, 1, null), (rate.Items, rate.MeanCluster, rate.ExactDegrees));
        Assert.Equal((15 + ((Rational)245 / 256)) / (((Rational)15 / 2) + ((Rational)245 / 256)), rate.DesignEffect);
        var equal = PlainDependence.Weighted(rows.Select(row => (row.Row, 0.1, row.Passed)))!;
        Assert.Equal((64, 60, 1), (equal.Items, equal.Passed, equal.DesignEffect));
    }

    [Fact]
    public void Equal_weights_of_clusters_and_rows_of_weight_0_give_the_unweighted_answer()
    {
        (int, double, bool)[] rows = [(1, 0.3, true), (1, 0.3, true), (2, 0.3, true), (2, 0.3, false), (2, 0.3, false), (3, 0, true)];
        Assert.Equal(PlainDependence.Rate([(2, 2), (3, 1)]), PlainDependence.Weighted(rows));
    }

    [Fact]
    public void Two_equal_strata_have_the_degrees_of_freedom_of_both_together()
    {
        var part = (Rational.Half, (Rational)1 / 3, (Rational)30, (Rational?)10);
        Assert.Equal(20, PlainDependence.Mix([part, part]).DegreesOfFreedom, 1e-12);
        Assert.Equal(0, PlainDependence.Mix([part, part with { Item4 = 0 }]).DegreesOfFreedom);
    }

    [Fact]
    public void A_difference_that_leaves_no_room_is_as_worked_out_by_hand()
    {
        // Every pair is for A: d = 1 and the bracket 5/6 - 1 is negative, 5/6 - (4/6)^2 is not. The judge is at chance.
        var pairs = PlainDependence.Difference([(2, 2, 0), (2, 2, 0)]);
        Assert.Equal((2, 2), (pairs.DesignEffect, pairs.ExactDegrees));
        (Rational, Rational, Rational?) chance = (Rational.Half, 8, null);
        var (v, labels) = (7.0 / 18 / 2, 1.0 / 32);
        Assert.Equal((v + labels + labels) * (v + labels + labels) / (v * v / 2),
            PlainDependence.DifferenceDegrees(pairs, chance, chance), 1e-12);
        var one = PlainDependence.Difference([(6, 1, 2)]);
        Assert.Equal((6, 0), (one.DesignEffect, one.ExactDegrees));
        Assert.Equal(0, PlainDependence.DifferenceDegrees(one, chance, chance));
    }

    [Fact]
    public void Items_that_run_once_have_no_flip_rate()
    {
        Assert.Equal((null, 0), PlainDependence.Flips([(1, 1), (1, 0)]));
        // A pair of runs of (3, 2) differs with probability 2/3.
        Assert.Equal(((Rational)1 / 3, 1), PlainDependence.Flips([(1, 1), (3, 2), (4, 0)]));
    }

    [Fact]
    public void A_finite_test_set_with_one_verdict_keeps_to_the_equation_of_its_limit()
    {
        const double Z = 1.96;
        PlainFiniteTest.Stratum all = new(100, 50, 0);
        var (lower, upper) = PlainFiniteTest.Limits(Z, all, new(0, 0, 0));
        // x = (50 - 1/2) / (1/2) of F = 100.
        Assert.Equal(Z * Z, 2 * ((99 * Math.Log(0.99 / lower)) + Math.Log(0.01 / (1 - lower))), 1e-11);
        Assert.Equal(1, upper);
        Assert.Equal((0.25, 0.75), PlainFiniteTest.Limits(100, new(4, 1, 1), new(0, 0, 0)));
    }

    [Fact]
    public void Limits_of_a_finite_test_set_are_between_what_is_seen_and_what_is_not_and_mirror()
    {
        foreach (var items in new[] { 12, 30, 1000 })
        {
            PlainFiniteTest.Stratum[] strata = [new(items, 5, 2), new(items / 2, 1, 5), new(3, 2, 1), new(4, 0, 0)];
            var (lower, upper) = PlainFiniteTest.Limits(1.96, strata);
            var size = strata.Sum(h => h.Items);
            Assert.InRange(lower, 8 / size, upper);
            Assert.InRange(upper, lower, 1 - (8 / size));
            PlainFiniteTest.Stratum[] mirrored = [.. strata.Select(h => new PlainFiniteTest.Stratum(h.Items, h.Fails, h.Passes))];
            var (below, above) = PlainFiniteTest.Limits(1.96, mirrored);
            Assert.Equal(1 - upper, below, 1e-14);
            Assert.Equal(1 - lower, above, 1e-14);
        }
    }

    /// <summary>mpmath, incomplete beta with 40 digits; the tail is the double.</summary>
    [Theory]
    [InlineData(0.5, 0.25, 1.5537739740300373)]
    [InlineData(0.5, 0.005, 4113.964588804181)]
    [InlineData(0.5, 1e-6, 102849115631.63401)]
    [InlineData(0.75, 0.025, 28.746385496646636)]
    [InlineData(1, 0.05, 6.3137515146750427)]
    [InlineData(1.25, 0.25, 0.92097257541987273)]
    [InlineData(1.25, 1e-6, 26659.245228864349)]
    [InlineData(2.5, 0.025, 3.5746548420036831)]
    [InlineData(5, 0.005, 4.0321429835552281)]
    [InlineData(23.75, 0.025, 2.0650488461603395)]
    [InlineData(23.75, 1e-6, 6.2367700746180149)]
    [InlineData(1000.5, 0.025, 1.9623378924593485)]
    [InlineData(1000000.0, 0.25, 0.67448999553108738)]
    [InlineData(1000000.0, 0.005, 2.5758342201053341)]
    [InlineData(Infinite, 0.25, 0.67448975019608174)]
    [InlineData(Infinite, 0.025, 1.9599639845400542)]
    [InlineData(Infinite, 1e-6, 4.753424308822899)]
    public void Quantiles_of_t_agree(double degrees, double tail, double expected)
    {
        Assert.Equal(expected, PlainStudent.Quantile(tail, degrees), 2e-13 * expected);
        Assert.Equal(tail, PlainStudent.UpperTail(expected, degrees), 1e-13 * tail);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(1)]
    [InlineData(3.5)]
    [InlineData(40)]
    [InlineData(1e5)]
    public void Tails_of_t_have_their_closed_forms(double x)
    {
        var root = Math.Sqrt((x * x) + 2);
        Near(Math.Atan(1 / x) / Math.PI, PlainStudent.UpperTail(x, 1));
        Near(1 / (root * (root + x)), PlainStudent.UpperTail(x, 2));
        Near(1 - (1 / (root * (root + x))), PlainStudent.UpperTail(-x, 2));

        static void Near(double expected, double value) => Assert.Equal(expected, value, 1e-13 * expected);
    }

    [Fact]
    public void Two_clusters_ask_for_a_level_that_only_its_error_can_say()
    {
        Assert.Equal(1, PlainStudent.IndependentLevel(0.95, 1.2));
        Assert.InRange(PlainStudent.IndependentTail(0.95, 1.2), 1e-18, 1e-17);
        Assert.Equal(0.95, PlainStudent.IndependentLevel(0.95, Infinite), 1e-14);
        Assert.Equal(0.95, PlainStudent.IndependentOneSidedLevel(0.95, Infinite), 1e-14);
    }

    [Fact]
    public void Few_degrees_of_freedom_still_have_limits_and_fewer_than_one_have_none()
    {
        // Two clusters of test items, 1.2 degrees of freedom: t = 8.6, an error that no level can say.
        PlainCluster[] labels = [.. Enumerable.Repeat(new PlainCluster(1, 0, 0, 0, 0, 0), 30),
            .. Enumerable.Repeat(new PlainCluster(0, 0, 0, 1, 0, 0), 30)];
        var few = PlainDependence.ByLabel([.. labels, new(0, 0, 0, 0, 4, 2), new(0, 0, 0, 0, 5, 1)]);
        Assert.InRange(few.DegreesOfFreedom, 1.2, 1.5);
        var (lower, upper) = PlainLimits.GuardedScore(few, 0.95);
        Assert.InRange(lower, 0, 0.1);
        Assert.InRange(upper, 0.9, 1);
        Assert.InRange(PlainLimits.GuardedScore(few, 0.5).Lower, lower + 0.1, 0.75);
        var none = PlainDependence.ByLabel([.. labels, new(0, 0, 0, 0, 9, 2), new(0, 0, 0, 0, 1, 0)]);
        Assert.InRange(none.DegreesOfFreedom, 0.2, 0.99);
        Assert.Equal((0.0, 1.0), PlainLimits.GuardedScore(none, 0.95));
    }

    /// <summary>No figure of others has one-sided limits of clustered samples: at least z must be where it was.</summary>
    [Theory]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void One_sided_limits_of_single_items_are_those_of_independent_items(CalibrationDesign design)
    {
        PlainStrataCluster pass = new([0, 1], [[], []]), fail = new([1, 0], [[], []]);
        PlainStrataCluster[] clusters = [.. Enumerable.Repeat(pass, 60), .. Enumerable.Repeat(fail, 40),
            .. Enumerable.Repeat(pass with { Labelled = [[], [1]] }, 12), .. Enumerable.Repeat(fail with { Labelled = [[0], []] }, 9),
            .. Enumerable.Repeat(fail with { Labelled = [[1], []] }, 3)];
        var sample = PlainDependence.FromTestItems(clusters);
        var study = new JudgeStudy
        {
            Test = Proportion.FromCounts(60, 100),
            Calibration = new()
            {
                Sensitivity = Proportion.FromCounts(12, 15),
                Specificity = Proportion.FromCounts(9, 9),
                Design = design,
            },
        };
        foreach (var side in Enum.GetValues<IntervalSide>())
        {
            Assert.Equal(PostStratifiedEstimator.Default.Limit(in study, side, 0.95),
                PlainLimits.CorrectedProfile(clusters, sample, side, 0.95, design), 1e-12);
        }
    }

    /// <summary>
    /// What every run of an item repeats is nearly one run: (N - 1)/(N - m) makes it a little less, but at rates of 0 and 1.
    /// </summary>
    [Fact]
    public void Runs_that_never_differ_are_worth_a_little_less_than_one_run_of_each_item()
    {
        var rate = PlainDependence.Rate([.. Enumerable.Repeat((5, 5), 10), .. Enumerable.Repeat((5, 0), 10)])!;
        // A = 125, I = 25, m = s = 5, B = 1/2.
        Assert.Equal((((Rational)125 * 99 / 95) + ((Rational)25 / 4)) / (25 + ((Rational)5 / 4)), rate.DesignEffect);
        Assert.InRange(rate.EffectiveSize.ToDouble(), 19.2, 19.3);
    }

    [Fact]
    public void P_values_are_1_without_a_degree_of_freedom_and_their_own_with_all()
    {
        Assert.Equal((1.0, 1.0), (PlainStudent.PValue(1e-9, 0.99), PlainStudent.OneSidedPValue(9, 0)));
        Assert.Equal(0.03, PlainStudent.PValue(0.03, Infinite), 1e-14);
        Assert.Equal((0.0, 1.0), (PlainStudent.PValue(0, 5), PlainStudent.PValue(1, 5)));
        // The limit at .95 has t at 1 - .9 * .05; where it meets the rate, p is .05.
        Assert.Equal(0.05, PlainStudent.OneSidedPValue(PlainStudent.OneSidedMultiplier(0.95, 7.5), 7.5), 1e-13);
        Assert.Equal(0.05, PlainStudent.OneSidedPValue(PlainStudent.OneSidedMultiplier(0.95, 7.5, false), 7.5, false), 1e-13);
    }
}
