using LlmJudgeStats.LabelQuality;

namespace LlmJudgeStats.Tests.LabelQuality;

/// <summary>Label error and normalised accuracy: examples, laws, and data that say nothing.</summary>
public sealed class LabelQualityTests
{
    private static readonly RepeatedLabels s_labels = new()
    {
        SinglesPassed = 210,
        SinglesFailed = 90,
        PairsPassed = 62,
        PairsDiffering = 14,
        PairsFailed = 24,
    };

    private static readonly ConsistencyTable s_pairs = new()
    {
        BothAgree = 30,
        OnlyJudgeAgrees = 5,
        OnlySecondAgrees = 8,
        NeitherAgrees = 7,
    };

    /// <summary>Park et al. (2024): .6885 of .8125. How many answers stand behind them is assumed, 1,052 each.</summary>
    [Fact]
    public void The_published_share_of_what_people_repeat_comes_out()
    {
        var estimate = Ratio(ConsistencyTable.OfSeparate(724, 1052, 855, 1052));
        Assert.Equal(0.8474, 0.6885 / 0.8125, 1e-4);
        Assert.Equal(0.847, estimate.Point, 5e-4);
        Assert.Equal("0.84678 [0.80514, 0.88987] (95% CI; normalised accuracy, MOVER)", estimate.ToString());
    }

    [Fact]
    public void Labels_are_counted_item_by_item()
    {
        var labels = RepeatedLabels.FromLabels([true, true, false, false, true, false], [true, false, true, null, null, false]);
        Assert.Equal(new()
        {
            SinglesPassed = 1,
            SinglesFailed = 1,
            PairsPassed = 1,
            PairsDiffering = 2,
            PairsFailed = 1,
        }, labels);
        Assert.Equal(0.5, labels.PassRate);
        var table = ConsistencyTable.FromAgreements([true, true, false, false, true, false, null, null, null],
            [true, false, true, false, null, null, true, false, null]);
        Assert.Equal(new()
        {
            BothAgree = 1,
            OnlyJudgeAgrees = 1,
            OnlySecondAgrees = 1,
            NeitherAgrees = 1,
            OnceAgree = 1,
            OnceDisagree = 1,
            RetestAgree = 1,
            RetestDisagree = 1,
        }, table);
        Assert.Equal(new()
        {
            SinglesPassed = 1,
            SinglesFailed = 1,
            PairsPassed = 1,
            PairsDiffering = 2,
            PairsFailed = 1,
        }, table.ToRepeatedLabels());
    }

    /// <summary>What a label says of the judge is what the labels say, where the judge passes everything.</summary>
    [Fact]
    public void A_judge_that_passes_everything_is_as_often_right_as_items_pass()
    {
        bool[] first = [true, true, false, false, true, false, true];
        bool?[] second = [true, false, true, null, null, false, true];
        var agrees = first.Select(label => (bool?)label).ToArray();
        var again = first.Zip(second, (one, two) => two is null ? null : (bool?)(one == two)).ToArray();
        Assert.Equal(RepeatedLabels.FromLabels(first, second), ConsistencyTable.FromAgreements(agrees, again).ToRepeatedLabels());
    }

    [Fact]
    public void Parts_merge_to_the_whole()
    {
        Assert.Equal(s_labels, s_labels + RepeatedLabels.AdditiveIdentity);
        Assert.Equal(2 * s_labels.Count, (s_labels + s_labels).Count);
        Assert.Equal(s_labels.PassRate, (s_labels + s_labels).PassRate, 1e-15);
        Assert.Equal(s_pairs.Accuracy.Rate, (s_pairs + s_pairs).Accuracy.Rate);
        Assert.Equal(100, (s_pairs + s_pairs).Count);
    }

    [Fact]
    public void Passes_and_fails_may_be_exchanged()
    {
        foreach (var labels in LabelTables.Some(30).Append(s_labels))
        {
            var estimate = LabelErrorEstimator.Default.Estimate(in labels, 0.95);
            var flipped = labels.Flip();
            var mirrored = LabelErrorEstimator.Default.Estimate(in flipped, 0.95).Flip();
            Assert.Equal(estimate.Point, mirrored.Point, 1e-12);
            Assert.Equal(estimate.Interval.Lower, mirrored.Interval.Lower, 1e-10);
            Assert.Equal(estimate.Interval.Upper, mirrored.Interval.Upper, 1e-10);
        }
    }

    /// <summary>The judge's and the second label's agreement change places: R/A, one over A/R.</summary>
    [Fact]
    public void A_ratio_may_be_turned_over()
    {
        foreach (var table in LabelTables.Pairs(30).Where(table => table.Accuracy.Successes > 0))
        {
            var turned = table with { OnlyJudgeAgrees = table.OnlySecondAgrees, OnlySecondAgrees = table.OnlyJudgeAgrees };
            var mirrored = Ratio(turned).Flip();
            var estimate = Ratio(table);
            Assert.Equal(estimate.Point, mirrored.Point, 1e-12 * estimate.Point);
            Assert.Equal(estimate.StandardError, mirrored.StandardError, 1e-12 * estimate.Point);
            Assert.Equal(estimate.Interval.Upper, mirrored.Interval.Upper, 1e-9 * estimate.Interval.Upper);
            Assert.Equal(estimate.Interval.Lower, mirrored.Interval.Lower, 1e-9);
        }
    }

    [Fact]
    public void Intervals_nest_and_hold_their_point()
    {
        foreach (var labels in LabelTables.Some(20))
            Nested(level => LabelErrorEstimator.Default.Estimate(in labels, level));
        foreach (var table in LabelTables.Pairs(20))
        {
            Nested(level => Ratio(table, level));
            Nested(level => Ratio(table with { OnceAgree = 10, OnceDisagree = 5 }, level));
        }

        static void Nested(Func<double, JudgeEstimate> estimate)
        {
            var last = estimate(0.5);
            foreach (var level in new[] { 0.8, 0.95, 0.999 })
            {
                var next = estimate(level);
                Assert.True(next.Interval.Lower <= last.Interval.Lower + 1e-12 && next.Interval.Upper >= last.Interval.Upper - 1e-12);
                Assert.True(!next.IsIdentified || next.Interval.Contains(next.Point));
                last = next;
            }
        }
    }

    /// <summary>
    /// Which formula answers depends on where the second labels are, and the paired one is the narrower for agreeing answers.
    /// </summary>
    [Fact]
    public void Where_second_labels_are_decides_the_interval()
    {
        Assert.Equal((ConsistencyKind.Paired, "corrected-profile"), (s_pairs.Kind, Ratio(s_pairs).Method.Interval));
        var subset = s_pairs with { OnceAgree = 1 };
        Assert.Equal((ConsistencyKind.Subset, "mover"), (subset.Kind, Ratio(subset).Method.Interval));
        var separate = ConsistencyTable.OfSeparate(35, 50, 38, 50);
        Assert.Equal((ConsistencyKind.Separate, "mover"), (separate.Kind, Ratio(separate).Method.Interval));
        Assert.Equal(Ratio(s_pairs).Point, Ratio(separate).Point);
        Assert.True(Ratio(s_pairs).Interval.Width < Ratio(separate).Interval.Width);
    }

    [Fact]
    public void A_judge_may_be_nearer_to_the_label_than_people_to_themselves()
    {
        var estimate = Ratio(new() { BothAgree = 60, OnlyJudgeAgrees = 30, OnlySecondAgrees = 5, NeitherAgrees = 5 });
        Assert.Equal(90.0 / 65, estimate.Point, 1e-12);
        Assert.Equal(EstimateWarnings.None, estimate.Warnings);
        Assert.True(estimate.Interval.Lower > 1);
        Assert.Equal(Support.Ratio, estimate.Method.Support);
    }

    [Fact]
    public void Labels_that_never_agree_say_nothing()
    {
        foreach (var table in new ConsistencyTable[]
        {
            default, new() { OnceAgree = 20 }, new() { OnlyJudgeAgrees = 20 }, new() { RetestAgree = 20 },
            ConsistencyTable.OfSeparate(30, 40, 0, 12),
        })
        {
            var estimate = Ratio(table);
            Assert.False(estimate.IsIdentified);
            Assert.Equal((0, double.PositiveInfinity), (estimate.Interval.Lower, estimate.Interval.Upper));
            Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.Unidentified));
        }
    }

    [Fact]
    public void Doubles_that_differ_as_often_as_not_say_nothing()
    {
        foreach (var labels in new[] { s_labels with { PairsDiffering = 86 }, s_labels with { PairsDiffering = 200 }, default })
        {
            foreach (var estimate in new[]
            {
                LabelErrorEstimator.Default.Estimate(in labels, 0.9), LabelErrorEstimator.ErrorRate(in labels, 0.9),
            })
            {
                Assert.False(estimate.IsIdentified);
                Assert.Equal((estimate.Method.Support.Lower, estimate.Method.Support.Upper),
                    (estimate.Interval.Lower, estimate.Interval.Upper));
                Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.Unidentified));
            }
        }
    }

    [Fact]
    public void Few_doubles_are_said_and_a_rate_beyond_the_end_is_kept()
    {
        var few = s_labels with { PairsPassed = 20, PairsDiffering = 4, PairsFailed = 8 };
        Assert.Equal(EstimateWarnings.FewDoubles, LabelErrorEstimator.Default.Estimate(in few, 0.95).Warnings);
        Assert.Equal(EstimateWarnings.None, LabelErrorEstimator.Default.Estimate(in s_labels, 0.95).Warnings);
        var high = new RepeatedLabels
        {
            SinglesPassed = 300,
            SinglesFailed = 0,
            PairsPassed = 60,
            PairsDiffering = 20,
            PairsFailed = 0,
        };
        var estimate = LabelErrorEstimator.Default.Estimate(in high, 0.95);
        Assert.Equal((1, true, EstimateWarnings.Clamped), (estimate.Point, estimate.Unclamped > 1, estimate.Warnings));
    }

    [Fact]
    public void People_who_answer_many_items_have_a_point_only()
    {
        var study = new ConsistencyStudy { Table = s_pairs, HasClusters = true };
        var estimate = NormalizedAccuracyEstimator.Default.Estimate(in study, 0.95);
        Assert.Equal(35.0 / 38, estimate.Point, 1e-15);
        Assert.Equal((0, double.PositiveInfinity), (estimate.Interval.Lower, estimate.Interval.Upper));
        Assert.Equal(EstimateWarnings.PointOnly | EstimateWarnings.ClusteredRatio, estimate.Warnings);
        Assert.Equal(["LJS1100", "LJS1116"], Diagnostic.Of(estimate.Warnings).Select(one => one.Code));
    }

    [Fact]
    public void Five_figures_stand_together()
    {
        var ceiling = HumanCeiling.Of(new() { Table = s_pairs with { RetestDisagree = 10, RetestAgree = 40 } }, 0.95);
        Assert.Equal(35.0 / 50, ceiling.Accuracy.Point);
        Assert.Equal(78.0 / 100, ceiling.SelfConsistency.Point);
        Assert.Equal(0.7 / 0.78, ceiling.NormalizedAccuracy.Point, 1e-15);
        Assert.Equal((1 - Math.Sqrt(1 - 0.44)) / 2, ceiling.LabelError.Point, 1e-15);
        // Of the items with a verdict alone: h = (30 + 12/2)/50, d = 12/50.
        Assert.Equal(0.5 + (0.22 / Math.Sqrt(0.52)), ceiling.DisattenuatedAccuracy.Point, 1e-15);
    }

    [Fact]
    public void Labels_of_many_kinds_have_no_label_error()
    {
        var ceiling = HumanCeiling.Of(new() { Table = s_pairs, HasManyKinds = true }, 0.95);
        Assert.True(ceiling.NormalizedAccuracy.IsIdentified);
        Assert.Equal(EstimateWarnings.DesignMismatch, ceiling.LabelError.Warnings);
        Assert.Equal(EstimateWarnings.DesignMismatch, ceiling.DisattenuatedAccuracy.Warnings);
    }

    [Fact]
    public void A_subset_whose_answers_oppose_each_other_is_told()
    {
        var subset = new ConsistencyTable { BothAgree = 20, OnlyJudgeAgrees = 10, OnlySecondAgrees = 10, NeitherAgrees = 1, OnceAgree = 9 };
        Assert.Equal(EstimateWarnings.OpposedAgreement, Ratio(subset).Warnings);
        Assert.Equal(EstimateWarnings.None, Ratio(subset with { OnceAgree = 0 }).Warnings);
        Assert.Equal(EstimateWarnings.None, Ratio(subset with { NeitherAgrees = 9 }).Warnings);
    }

    /// <summary>Every small table, and counts of a billion.</summary>
    [Fact]
    public void No_counts_make_an_answer_fail()
    {
        long[] counts = [0, 1, 1_000_000_000];
        foreach (var both in counts)
            foreach (var judge in counts)
                foreach (var second in counts)
                    foreach (var neither in counts)
                    {
                        var table = new ConsistencyTable
                        {
                            BothAgree = both,
                            OnlyJudgeAgrees = judge,
                            OnlySecondAgrees = second,
                            NeitherAgrees = neither,
                        };
                        Sound(Ratio(table));
                        Sound(Ratio(table with { OnceAgree = 1 }));
                        var labels = table.ToRepeatedLabels() with { SinglesPassed = judge, SinglesFailed = second };
                        Sound(LabelErrorEstimator.Default.Estimate(in labels, 0.95));
                        Sound(LabelErrorEstimator.ErrorRate(in labels, 0.95));
                    }

        static void Sound(JudgeEstimate estimate)
        {
            var support = estimate.Method.Support;
            Assert.True(estimate.Interval.Lower >= support.Lower && estimate.Interval.Upper <= support.Upper);
            Assert.True(!estimate.IsIdentified || estimate.Interval.Contains(estimate.Point));
            Assert.False(double.IsNaN(estimate.StandardError));
            Assert.True(estimate.Interval.Width > 0 || estimate.StandardError == 0, estimate.ToString());
        }
    }

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => s_labels with { PairsDiffering = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsistencyTable { RetestAgree = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistencyTable.OfSeparate(5, 4, 0, 0));
        Assert.Throws<ArgumentException>(() => RepeatedLabels.FromLabels([true], []));
        Assert.Throws<ArgumentException>(() => ConsistencyTable.FromAgreements([true], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ratio(s_pairs, 95));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelErrorEstimator.Default.Estimate(in s_labels, 95));
    }

    private static JudgeEstimate Ratio(ConsistencyTable table, double level = 0.95)
    {
        var study = new ConsistencyStudy { Table = table };
        return NormalizedAccuracyEstimator.Default.Estimate(in study, level);
    }
}
