using LlmJudgeStats.Multiclass;

namespace LlmJudgeStats.Tests.Multiclass;

/// <summary>Shares of classes: laws over drawn tables, and what is flagged.</summary>
public sealed class CategoricalEstimateTests
{
    private const double Rounding = 1e-11;

    private static readonly ConfusionMatrix s_fromTestItems =
        ConfusionMatrix.Of(["a", "b", "c"], ["a", "b", "c", "none"], [30, 4, 2, 3, 5, 40, 6, 2, 1, 3, 25, 4], [300, 420, 280, 60]);

    [Fact]
    public void The_order_of_the_classes_does_not_matter()
    {
        foreach (var (labelled, verdicts) in ClassTables.Some(100))
        {
            var size = verdicts.Length;
            int[] order = [.. Enumerable.Range(0, size).Select(t => (t + 1) % size).Reverse()];
            double[][] turned = [.. order.Select(t => order.Select(v => labelled[t][v]).ToArray())];
            var names = ClassTables.Names(size);
            var (one, other) = (ClassTables.Matrix(labelled, verdicts),
                ClassTables.Matrix(turned, [.. order.Select(v => verdicts[v])], [.. order.Select(t => names[t])]));
            foreach (var design in Enum.GetValues<CalibrationDesign>())
            {
                var (first, second) = (Shares(one, design), Shares(other, design));
                Assert.All(names, name => Same(first.Share(name), second.Share(name)));
                Assert.Equal(first.Confused?.First is null, second.Confused?.First is null);
            }
        }
    }

    /// <summary>Verdicts are found by name: their order need not be that of the labels.</summary>
    [Fact]
    public void The_order_of_the_verdicts_does_not_matter()
    {
        var one = ClassTables.Hull(ConfusionMatrix.Of(["a", "b", "c"], [48, 9, 3, 8, 64, 8, 3, 9, 48], [420, 380, 200]));
        var other = ClassTables.Hull(ConfusionMatrix.Of(
            ["a", "b", "c"], ["c", "a", "b"], [3, 48, 9, 8, 8, 64, 48, 3, 9], [200, 420, 380]));
        Assert.All(one.Classes, name => Assert.Equal(one.Share(name), other.Share(name)));
    }

    [Fact]
    public void Shares_sum_to_one_and_the_mean_is_linear()
    {
        foreach (var (labelled, verdicts) in ClassTables.Some(100))
        {
            var estimate = ClassTables.Hull(ClassTables.Matrix(labelled, verdicts));
            Assert.Equal(1, estimate.Each.Sum(share => share.Unclamped), Rounding);
            Assert.Equal(1, estimate.Each.Sum(share => share.Point), Rounding);
            Assert.All(estimate.Each, share => Assert.InRange(share.Interval.Lower, 0, share.Interval.Upper));
            Assert.All(estimate.Each, share => Assert.InRange(share.Interval.Upper, share.Interval.Lower, 1));
            double[] scores = [.. verdicts.Select((_, t) => (double)(t * t))];
            var (mean, turned) = (estimate.Mean(scores), estimate.Mean([.. scores.Select(score => 7 - (2 * score))]));
            Assert.Equal(7 - (2 * mean.Point), turned.Point, Rounding * 100);
            Assert.Equal(7 - (2 * mean.Interval.Upper), turned.Interval.Lower, Rounding * 100);
            Assert.Equal(7 - (2 * mean.Interval.Lower), turned.Interval.Upper, Rounding * 100);
            Assert.Equal(new Support(0, scores[^1]), mean.Method.Support);
        }
    }

    [Theory]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    public void All_shares_together_hold_at_a_higher_level_each(CalibrationDesign design)
    {
        var three = ConfusionMatrix.Of(["a", "b", "c"], [48, 9, 3, 8, 64, 8, 3, 9, 48], [420, 380, 200]);
        var (estimate, alone) = (Shares(three, design, 0.94), Shares(three, design, 0.98));
        Assert.Equal(0.98, estimate.LevelOfJoint, 1e-15);
        foreach (var (joint, each) in estimate.Joint.Zip(alone.Each))
        {
            Assert.Equal(each.Interval.Lower, joint.Interval.Lower, 1e-12);
            Assert.Equal(each.Interval.Upper, joint.Interval.Upper, 1e-12);
        }
        var two = Shares(ConfusionMatrix.Of(["a", "b"], [48, 12, 9, 61], [420, 380]), design, 0.94);
        Assert.Equal(two.Each, two.Joint);
    }

    [Fact]
    public void A_one_sided_limit_is_an_end_at_the_same_level()
    {
        var hull = ClassTables.Hull(ConfusionMatrix.Of(["a", "b", "c"], [48, 9, 3, 8, 64, 8, 3, 9, 48], [420, 380, 200]), 0.8);
        var wide = ClassTables.Hull(ConfusionMatrix.Of(["a", "b", "c"], [48, 9, 3, 8, 64, 8, 3, 9, 48], [420, 380, 200]), 0.95);
        Assert.Equal(wide.Share("a").Interval.Lower, hull.Limit("a", IntervalSide.Lower, 0.95));
        Assert.Equal(wide.Share("a").Interval.Upper, hull.Limit("a", IntervalSide.Upper, 0.95));
        Assert.Equal(wide.Mean([1, 0.5, 0]).Interval.Lower, hull.Limit([1, 0.5, 0], IntervalSide.Lower, 0.95));
        var shares = Shares(s_fromTestItems, CalibrationDesign.Random);
        var study = s_fromTestItems.ToShareStudy(1, CalibrationDesign.Random);
        Assert.Equal(StratifiedMeanEstimator.Default.Limit(in study, IntervalSide.Upper, 0.9), shares.Limit("b", IntervalSide.Upper, 0.9));
    }

    [Fact]
    public void Labels_of_the_population_are_means_over_verdicts()
    {
        var shares = Shares(s_fromTestItems, CalibrationDesign.Random);
        var table = StrataTable.Of(
            ValueRange.Unit, [0, 1], 4, [6, 30, 43, 4, 31, 2, 6, 3], (long[])[300, 420, 280, 60]);
        var study = new MeanStudy { Table = table, Design = CalibrationDesign.Random };
        Assert.Equal(StratifiedMeanEstimator.Default.Estimate(in study, 0.95), shares.Share("a"));
        Assert.Equal("post-stratified", shares.Share(0).Method.Id);
        Assert.All(Shares(s_fromTestItems, CalibrationDesign.ByVerdict).Each, share => Assert.True(share.IsIdentified));
    }

    [Fact]
    public void Verdicts_alone_are_taken_at_their_word()
    {
        var matrix = ConfusionMatrix.Of(["a", "b"], ["b", "none"], [0, 0, 0, 0], [30, 10]);
        var shares = Shares(matrix, CalibrationDesign.External);
        Assert.Equal(["a", "b", "none"], shares.Classes);
        Assert.Equal([0, 0.75, 0.25], shares.Each.Select(share => share.Point));
        Assert.All(shares.Each, share => Assert.Equal(EstimateWarnings.Uncorrected, share.Warnings));
        Assert.True(shares.Each[0].Method.IsUncorrected);
        Assert.Equal(0, shares.Each[0].Interval.Lower);
        Assert.InRange(shares.Each[0].Interval.Upper, 0.01, 0.15);
    }

    public static TheoryData<string, long[], long[], CalibrationDesign, EstimateWarnings> WithoutAnAnswer => new()
    {
        { "no item in question", [9, 1, 1, 9], [0, 0], CalibrationDesign.ByLabel, EstimateWarnings.Unidentified },
        { "a class without an item", [9, 1, 0, 0], [5, 5], CalibrationDesign.ByLabel, EstimateWarnings.Unidentified },
        { "one verdict", [9, 0, 9, 0], [5, 5], CalibrationDesign.External, EstimateWarnings.Unidentified },
        { "rates that are equal", [8, 4, 2, 1], [5, 5], CalibrationDesign.External, EstimateWarnings.Unidentified },
        {
            "swapped", [1, 9, 9, 1], [5, 5], CalibrationDesign.ByLabel,
            EstimateWarnings.Unidentified | EstimateWarnings.InvertedJudge
        },
        { "labels by verdict", [9, 1, 1, 9], [5, 5], CalibrationDesign.ByVerdict, EstimateWarnings.DesignMismatch },
    };

    [Theory]
    [MemberData(nameof(WithoutAnAnswer))]
    public void Data_that_say_nothing_give_the_whole_range(
        string why, long[] labelled, long[] verdicts, CalibrationDesign design, EstimateWarnings expected)
    {
        var study = new ClassStudy { Matrix = ConfusionMatrix.Of(["a", "b"], labelled, verdicts), Design = design };
        var estimate = MisclassificationEstimator.Default.Estimate(in study, 0.95);
        Assert.All(estimate.Each, share =>
        {
            Assert.False(share.IsIdentified, why);
            Assert.Equal(new(0, 1, 0.95), share.Interval);
            Assert.Equal(expected, share.Warnings);
        });
        Assert.Equal(new(-1, 4, 0.95), estimate.Mean([4, -1]).Interval);
        Assert.Equal(0, estimate.Limit("a", IntervalSide.Lower, 0.9));
    }

    [Fact]
    public void Other_verdicts_wait_for_a_word()
    {
        var refused = ClassTables.Hull(s_fromTestItems);
        Assert.All(refused.Each, share => Assert.Equal(EstimateWarnings.DesignMismatch, share.Warnings));
        var merged = ClassTables.Hull(s_fromTestItems.MergeVerdict("none", "c"));
        Assert.All(merged.Each, share => Assert.True(share.IsIdentified));
    }

    [Fact]
    public void Classes_that_the_judge_confuses_are_named_and_merged()
    {
        double[][] labelled = [[90, 5, 5], [6, 50, 44], [4, 46, 50]];
        double[] verdicts = [300, 350, 350];
        var estimate = ClassTables.Hull(ClassTables.Matrix(labelled, verdicts, ["good", "weak", "bad"]));
        var confused = estimate.Confused!;
        Assert.Equal(("weak", "bad"), (confused.First, confused.Second));
        Assert.Equal(TextbookHull.SmallestSingularValue(labelled), confused.SingularValue, 1e-12);
        Assert.InRange(confused.SingularValue, 0, 0.2);
        Assert.Equal([false, true, true], estimate.Each.Select(share => share.Warnings.HasFlag(EstimateWarnings.WeakJudge)));
        // A score that is the same for both does not suffer.
        Assert.False(estimate.Mean([1, 0, 0]).Warnings.HasFlag(EstimateWarnings.WeakJudge));
        Assert.True(estimate.Mean([1, 0.5, 0]).Warnings.HasFlag(EstimateWarnings.WeakJudge));
        var merged = ClassTables.Hull(ClassTables.Matrix([[90, 10], [10, 190]], [300, 700], ["good", "weak+bad"]));
        Same(merged.Share("weak+bad"), confused.Merged!.Value);
        var said = Assert.Single(estimate.Diagnostics, found => found.Code == "LJS1103");
        Assert.Contains("'weak' and 'bad'", said.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(estimate.Diagnostics, found => found.Code == "LJS1003");
    }

    [Fact]
    public void Clear_classes_are_not_confused_and_two_are_not_merged()
    {
        var clear = ClassTables.Hull(ConfusionMatrix.Of(["a", "b"], [48, 12, 9, 61], [420, 380]));
        Assert.Null(clear.Confused);
        Assert.Equal(EstimateWarnings.None, clear.Warnings);
        var weak = ClassTables.Hull(ConfusionMatrix.Of(["a", "b"], [55, 45, 45, 55], [420, 380]));
        Assert.Equal("a", weak.Confused!.First);
        Assert.Null(weak.Confused.Merged);
    }

    [Fact]
    public void Few_labels_and_shares_below_zero_are_flagged()
    {
        var few = ClassTables.Hull(ConfusionMatrix.Of(["a", "b"], [8, 1, 1, 20], [50, 50]));
        Assert.All(few.Each, share => Assert.True(share.Warnings.HasFlag(EstimateWarnings.SmallCalibration)));
        var clamped = ClassTables.Hull(ConfusionMatrix.Of(["a", "b"], [40, 10, 10, 40], [10, 90]));
        Assert.Equal(0, clamped.Share("a").Point);
        Assert.True(clamped.Share("a").Unclamped < 0);
        Assert.True(clamped.Share("b").Warnings.HasFlag(EstimateWarnings.Clamped));
    }

    [Fact]
    public void Bad_questions_throw()
    {
        var estimate = Shares(s_fromTestItems, CalibrationDesign.Random);
        Assert.Throws<ArgumentOutOfRangeException>(() => estimate.Share(3));
        Assert.Throws<ArgumentException>(() => estimate.Share("x"));
        Assert.Throws<ArgumentException>(() => estimate.Mean([1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => estimate.Mean([1, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => estimate.Limit("a", IntervalSide.Lower, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassTables.Hull(s_fromTestItems, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares(s_fromTestItems, CalibrationDesign.Random, double.NaN));
        Assert.Throws<ArgumentNullException>(() => JudgeStats.ClassShares(null!, 0.95));
    }

    private static CategoricalEstimate Shares(ConfusionMatrix matrix, CalibrationDesign design, double level = 0.95) =>
        JudgeStats.ClassShares(new() { Matrix = matrix, Design = design }, level);

    private static void Same(JudgeEstimate expected, JudgeEstimate actual)
    {
        Assert.Equal(expected.Point, actual.Point, Rounding);
        Assert.Equal(expected.StandardError, actual.StandardError, Rounding);
        Assert.Equal(expected.Interval.Lower, actual.Interval.Lower, Rounding);
        Assert.Equal(expected.Interval.Upper, actual.Interval.Upper, Rounding);
        Assert.Equal(expected.Warnings, actual.Warnings);
    }
}
