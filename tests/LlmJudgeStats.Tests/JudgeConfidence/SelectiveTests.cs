using LlmJudgeStats.Intervals;
using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.JudgeConfidence;

/// <summary>Accuracy among confident answers: figures of others, counts by hand, and a threshold that labels never choose.</summary>
public sealed class SelectiveTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void Figures_of_others_agree()
    {
        var reference = ReferenceCase.Read("judge-confidence/catalogue.json").Single(one => one.Id == "judge-confidence/selective-1");
        var found = SelectiveAccuracy.FromDeciles(Counts(reference, "right_per_decile"), Counts(reference, "items_per_decile"));
        var shown = found.LowestThreshold(reference.Input.GetProperty("target").GetDouble(), reference.Level);
        Assert.NotNull(shown);
        Assert.Equal(reference.Expect.GetProperty("deciles_answered").GetInt32(), shown.Value.Deciles);
        double[] expected = [.. reference.Expect.GetProperty("lower_limits").EnumerateArray().Select(number => number.GetDouble())];
        Assert.All(found.Curve.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.LowerLimit(reference.Level), 1e-10));
        Assert.Equal(expected[7], shown.Value.Lower, 1e-10);
        Assert.Equal(0.8, shown.Value.Part.Share.Rate, Exact);
    }

    /// <summary>The start depends on numbers of labels alone: where it fails, a later part that would pass is no answer.</summary>
    [Fact]
    public void The_sequence_begins_where_the_labels_were_not_looked_at()
    {
        long[] items = [.. Enumerable.Repeat(20L, 10)];
        var late = SelectiveAccuracy.FromDeciles([10, 20, 20, 20, 20, 20, 20, 20, 20, 20], items);
        Assert.True(late.Curve[2].LowerLimit(0.95) < 0.8);
        Assert.True(late.Curve[9].LowerLimit(0.95) > 0.8);
        Assert.Null(late.LowestThreshold(0.8, 0.95));
        // A start with too few labels is passed over, however good it looks; after a failure nothing follows.
        var gap = SelectiveAccuracy.FromDeciles([20, 20, 20, 0, 20, 20, 20, 20, 20, 20], items);
        Assert.Equal(3, gap.LowestThreshold(0.8, 0.95)!.Value.Deciles);
        var first = SelectiveAccuracy.FromDeciles([19, 20, 20, 20, 20, 20, 20, 20, 20, 20], items);
        Assert.Equal(10, first.LowestThreshold(0.8, 0.95)!.Value.Deciles);
        Assert.Null(SelectiveAccuracy.FromDeciles(new long[10], new long[10]).LowestThreshold(0.8, 0.95));
    }

    [Fact]
    public void Parts_are_counted_over_all_items_and_never_part_equals()
    {
        double[] confidences = [0.9, 0.9, 0.8, 0.5, 0.5];
        var sample = ConfidenceSample.OfOutcomes(confidences, [true, true, false, true, false], [0.9, 0.9, 0.9, 0.6, 0.1]);
        var found = SelectiveAccuracy.Of(sample);
        Assert.Equal([5.0, 5, 5, 5, 5, 6, 7, 9, 9, 10], found.Curve.Select(part => part.Share.Successes));
        Assert.Equal([2L, 2, 2, 2, 2, 3, 3, 5, 5, 5], found.Curve.Select(part => part.Labelled));
        Assert.Equal([2L, 2, 2, 2, 2, 2, 2, 3, 3, 3], found.Curve.Select(part => part.CameTrue));
        Assert.Equal(0.1, found.Curve[^1].Threshold);
        var part = found.At(0.8);
        Assert.Equal((3, 2, 6.0, 10.0), (part.Labelled, part.CameTrue, part.Share.Successes, part.Share.Size));
        Assert.Equal(BinomialInterval.Wilson.Of(Proportion.FromCounts(2, 3), 0.95), part.Interval(0.95));
        Assert.Equal(0, found.At(1).LowerLimit(0.95));
        var limits = found.Limits(0.9);
        Assert.Equal(BinomialInterval.ClopperPearson.Of(Proportion.FromCounts(3, 5), 0.99), limits[9]);
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0, 1], 1, [1L, 2], [3L]), SelectiveAccuracy.ToStudy(sample, 0.8).Table);
        Assert.Empty(SelectiveAccuracy.Of(ConfidenceSample.OfOutcomes([], [], [])).Curve);
    }

    [Fact]
    public void Confident_minus_other_is_a_difference_of_two_groups()
    {
        var sample = ConfidenceSample.OfOutcomes(
            [.. Enumerable.Repeat(0.9, 20), .. Enumerable.Repeat(0.4, 25)],
            [.. Enumerable.Range(0, 20).Select(i => i < 18), .. Enumerable.Range(0, 25).Select(i => i < 12)], []);
        var estimate = StratifiedMeanEstimator.Default.Estimate(SelectiveAccuracy.Of(sample).ToDifferenceStudy(0.5), 0.95);
        // beyond-values.json strata-weights-1 as a difference: 18 of 20 against 12 of 25.
        Assert.Equal(0.42, estimate.Point, 1e-10);
        Assert.Equal(0.1390138845328941, estimate.Interval.Lower, 1e-10);
        Assert.Equal(0.6549416519296696, estimate.Interval.Upper, 1e-10);
    }

    /// <summary>Against the mean over every order of items that tie.</summary>
    [Fact]
    public void Area_under_the_curve_is_the_mean_over_orders_of_ties()
    {
        var found = SelectiveAccuracy.Of(ConfidenceSample.OfOutcomes([0.9, 0.5, 0.5, 0.2], [true, false, true, false], []));
        double[] one = [0, 1 / 2.0, 1 / 3.0, 2 / 4.0];
        double[] other = [0, 0, 1 / 3.0, 2 / 4.0];
        Assert.Equal((one.Average() + other.Average()) / 2, found.RiskArea(0.95).Point, Exact);
    }

    public static TheoryData<string, Action> Impossible => new()
    {
        { "strictly between 0 and 1", () => Of().LowestThreshold(1, 0.95) },
        { "level", () => Of().LowestThreshold(0.8, 0.4) },
        { "did you mean 0.9?", () => Of().At(90) },
        { "pair up", () => SelectiveAccuracy.FromDeciles([1], [1]) },
        { "exceed", () => SelectiveAccuracy.FromDeciles([2, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_input_throws(string message, Action made) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(made).Message, StringComparison.Ordinal);

    private static SelectiveAccuracy Of() => SelectiveAccuracy.Of(ConfidenceSample.OfOutcomes([0.5], [true], []));

    private static long[] Counts(ReferenceCase reference, string name) =>
        [.. reference.Input.GetProperty(name).EnumerateArray().Select(number => number.GetInt64())];
}
