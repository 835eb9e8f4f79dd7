using System.Text.Json;
using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.JudgeConfidence;

/// <summary>The area under the curve: figures of others, the definition by pairs, and what must hold for every sample.</summary>
public sealed class AucTests
{
    private const double Exact = 1e-12;

    private static readonly AucEstimator s_estimator = AucEstimator.Default;

    [Theory]
    [InlineData("auc-1")]
    [InlineData("auc-2")]
    public void Figures_of_others_agree(string id)
    {
        var reference = ReferenceCase.Read("judge-confidence/catalogue.json").Single(one => one.Id == "judge-confidence/" + id);
        var sample = Sample(Numbers(reference, "right"), Numbers(reference, "wrong"));
        var estimate = s_estimator.Estimate(in sample, reference.Level);
        Assert.Empty(reference.Disagreements(
        [
            ("auc", estimate.Point), ("standard_error", estimate.StandardError), ("lower", estimate.Interval.Lower),
            ("upper", estimate.Interval.Upper), ("smoothed", SmoothedAuc.Of(sample.Confidences, sample.Outcomes).Smoothed),
        ]));
        Assert.Equal(5, reference.Expect.EnumerateObject().Count());
    }

    /// <summary>Sorting against the definition: every pair of a right and a wrong item is looked at, added halves among them.</summary>
    [Fact]
    public void Sorting_agrees_with_the_definition_by_pairs()
    {
        for (ulong seed = 0; seed < 300; seed++)
        {
            var (right, wrong) = Drawn(seed);
            var sample = Sample(right, wrong);
            var (area, smoothed, variance) = ByPairs(right, wrong);
            var found = SmoothedAuc.Of(sample.Confidences, sample.Outcomes);
            Assert.Equal(area, found.Area, Exact);
            Assert.Equal(smoothed, found.Smoothed, Exact);
            Assert.Equal(variance, found.Variance, Exact);
        }
    }

    [Fact]
    public void A_tie_is_half_a_win() => Assert.Equal(0.5, Estimate([0.7, 0.7], [0.7, 0.7]).Point);

    [Fact]
    public void Right_for_wrong_is_the_mirror_image()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            var (right, wrong) = Drawn(seed);
            var one = Estimate(right, wrong);
            var other = Estimate(wrong, right).Flip();
            Assert.Equal(one.Point, other.Point, Exact);
            Assert.Equal(one.Interval.Lower, other.Interval.Lower, Exact);
            Assert.Equal(one.Interval.Upper, other.Interval.Upper, Exact);
        }
    }

    [Fact]
    public void Only_the_order_of_confidences_matters()
    {
        double[] right = [0.9, 0.8, 0.8, 0.4, 0.6];
        double[] wrong = [0.3, 0.8, 0.1];
        var other = Estimate([.. right.Reverse().Select(c => c * c)], [.. wrong.Reverse().Select(c => c * c)]);
        Assert.Equal(Estimate(right, wrong), other);
    }

    [Fact]
    public void Intervals_are_nested_inside_the_range_and_agree_with_p_values()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            var (right, wrong) = Drawn(seed);
            if (Math.Min(right.Length, wrong.Length) < 2) continue;
            var sample = Sample(right, wrong);
            var inner = s_estimator.Estimate(in sample, 0.8).Interval;
            var outer = s_estimator.Estimate(in sample, 0.95).Interval;
            Assert.InRange(outer.Lower, 0, inner.Lower);
            Assert.InRange(outer.Upper, inner.Upper, 1);
            if (outer.Lower > 0) Assert.Equal(0.05, s_estimator.PValue(in sample, outer.Lower), 1e-9);
            if (outer.Upper < 1) Assert.Equal(0.05, s_estimator.PValue(in sample, outer.Upper), 1e-9);
            var limit = s_estimator.Limit(in sample, IntervalSide.Lower, 0.975);
            Assert.Equal(outer.Lower, limit, Exact);
            if (limit > 0) Assert.Equal(0.025, s_estimator.PValue(in sample, limit, Alternative.Greater), 1e-9);
            Assert.Equal(1, s_estimator.PValue(in sample, 1, Alternative.Greater));
        }
    }

    [Fact]
    public void Few_items_say_so_and_never_give_a_narrow_interval()
    {
        Assert.False(Estimate([], []).IsIdentified);
        var none = Estimate([0.5, 0.9], []);
        Assert.False(none.IsIdentified);
        Assert.True(none.Warnings.HasFlag(EstimateWarnings.Unidentified));
        var one = Estimate([0.9, 0.8, 0.7], [0.1]);
        Assert.Equal(1, one.Point);
        Assert.Equal((0, 1), (one.Interval.Lower, one.Interval.Upper));
        Assert.True(one.Warnings.HasFlag(EstimateWarnings.SmallCalibration));
        var sample = Sample([0.9, 0.8, 0.7], [0.1]);
        Assert.Equal(1, s_estimator.PValue(in sample, 0.5));
        Assert.Equal(0, s_estimator.Limit(in sample, IntervalSide.Lower, 0.95));
        Assert.Equal(1, s_estimator.Limit(in sample, IntervalSide.Upper, 0.95));
        var apart = Estimate([.. Enumerable.Repeat(1.0, 1000)], [.. Enumerable.Repeat(0.0, 1000)]);
        Assert.Equal((1, 1), (apart.Point, apart.Interval.Upper));
        Assert.InRange(apart.Interval.Lower, 0.99, 0.999);
    }

    [Fact]
    public void Impossible_input_throws()
    {
        Assert.Contains("did you mean 0.9?", Refused([90], [0.1]), StringComparison.Ordinal);
        Assert.Contains("is NaN", Refused([double.NaN], [0.1]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ConfidenceSample.OfOutcomes([0.5], [], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate([0.5], [0.4], 95));
        Assert.Throws<ArgumentNullException>(() => s_estimator.Estimate(null!, 0.95));

        static string Refused(double[] right, double[] wrong) => Assert.Throws<ArgumentException>(() => Sample(right, wrong)).Message;
    }

    private static JudgeEstimate Estimate(double[] right, double[] wrong, double level = 0.95)
    {
        var sample = Sample(right, wrong);
        return s_estimator.Estimate(in sample, level);
    }

    private static ConfidenceSample Sample(double[] right, double[] wrong) => ConfidenceSample.OfOutcomes(
        [.. right, .. wrong], [.. right.Select(_ => true), .. wrong.Select(_ => false)], []);

    private static double[] Numbers(ReferenceCase reference, string name) =>
        [.. reference.Input.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    // Grades in tenths, many of them equal; sizes from 1 to 40.
    private static (double[] Right, double[] Wrong) Drawn(ulong seed)
    {
        var random = new Philox(seed, 7);
        var right = new double[1 + (int)(random.NextDouble() * 40)];
        var wrong = new double[1 + (int)(random.NextDouble() * 40)];
        for (var i = 0; i < right.Length; i++) right[i] = Math.Floor(random.NextDouble() * 11) / 10;
        for (var i = 0; i < wrong.Length; i++) wrong[i] = Math.Floor(random.NextDouble() * 9) / 10;
        return (right, wrong);
    }

    private static (double Area, double Smoothed, double Variance) ByPairs(double[] right, double[] wrong)
    {
        (double Value, double Weight)[] rights = [.. right.Select(value => (value, 1.0)), (-1, 0.5), (2, 0.5)];
        (double Value, double Weight)[] wrongs = [.. wrong.Select(value => (value, 1.0)), (-1, 0.5), (2, 0.5)];
        var m = right.Length + 1.0;
        var n = wrong.Length + 1.0;
        double[] ofRight = [.. rights.Select(one => wrongs.Sum(other => other.Weight * Won(one.Value, other.Value)) / n)];
        double[] ofWrong = [.. wrongs.Select(other => rights.Sum(one => one.Weight * Won(one.Value, other.Value)) / m)];
        var smoothed = rights.Select((one, i) => one.Weight * ofRight[i]).Sum() / m;
        var variance = (rights.Select((one, i) => one.Weight * Math.Pow(ofRight[i] - smoothed, 2)).Sum() / m / m)
            + (wrongs.Select((one, i) => one.Weight * Math.Pow(ofWrong[i] - smoothed, 2)).Sum() / n / n);
        return (right.Average(one => wrong.Average(other => Won(one, other))), smoothed, variance);

        static double Won(double right, double wrong) => right > wrong ? 1 : right == wrong ? 0.5 : 0;
    }
}
