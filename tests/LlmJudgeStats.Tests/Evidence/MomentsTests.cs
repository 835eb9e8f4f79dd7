using LlmJudgeStats.Tests.Numerics;

namespace LlmJudgeStats.Tests.Evidence;

public class MomentsTests
{
    private static readonly double[] s_labels = [1, 5, 3, 4, 4, 2, 5, 1, 3], s_scores = [2, 5, 3, 3, 5, 2, 4, 1, 4];

    [Fact]
    public void Few_values_have_mean_and_variance()
    {
        var moments = Moments.FromValues([1, 2, 3, 6]);
        Assert.Equal((4, 3, 14, 14.0 / 3), (moments.Count, moments.Mean, moments.SquaredDeviations, moments.Variance));
        var paired = PairedMoments.FromPairs([1, 2, 3, 6], [2, 1, 3, 4]);
        Assert.Equal(
            (4, 3, 2.5, 7, 7.0 / 3), (paired.Count, paired.Labels.Mean, paired.Scores.Mean, paired.CrossDeviations, paired.Covariance));
        Assert.Equal(moments, paired.Labels);
    }

    [Fact]
    public void The_default_is_the_identity()
    {
        var (moments, paired) = (Moments.FromValues(s_scores), PairedMoments.FromPairs(s_labels, s_scores));
        Assert.Equal((moments, moments), (moments + default(Moments), Moments.AdditiveIdentity + moments));
        Assert.Equal((paired, paired), (paired + default(PairedMoments), PairedMoments.AdditiveIdentity + paired));
        Assert.Equal((default, default), (Moments.FromValues([]), PairedMoments.FromPairs([], [])));
        Assert.Equal((0, double.NaN, double.NaN), (default(Moments).Count, default(Moments).Mean, default(Moments).Variance));
        Assert.Equal(double.NaN, default(PairedMoments).Covariance);
    }

    /// <summary>Whatever the split, to a few roundings of the largest value.</summary>
    [Fact]
    public void Any_split_merges_to_the_whole()
    {
        var random = new Random(1);
        double[] labels = [.. Enumerable.Range(0, 5000).Select(_ => 50 + random.NextDouble())],
            scores = [.. labels.Select(label => label + random.NextDouble())];
        var whole = PairedMoments.FromPairs(labels, scores);
        foreach (var size in new[] { 1, 7, 1000, 4999 })
        {
            var parts = Enumerable.Range(0, ((labels.Length - 1) / size) + 1)
                .Select(i => PairedMoments.FromPairs(labels.AsSpan(i * size, Math.Min(size, 5000 - (i * size))),
                    scores.AsSpan(i * size, Math.Min(size, 5000 - (i * size))))).ToArray();
            var merged = PairedMoments.Merge(parts);
            Assert.Equal(whole.Count, merged.Count);
            Assert.Equal(whole.Labels.Mean, merged.Labels.Mean, 1e-12);
            Assert.Equal(whole.Labels.SquaredDeviations, merged.Labels.SquaredDeviations, 1e-11 * whole.Labels.SquaredDeviations);
            Assert.Equal(whole.CrossDeviations, merged.CrossDeviations, 1e-11 * whole.CrossDeviations);
            Assert.Equal(merged.Scores, Moments.Merge([.. parts.Select(part => part.Scores)]));
        }
        Assert.Equal(ExactMoments.CrossDeviations(labels, scores), whole.CrossDeviations, 1e-14 * whole.CrossDeviations);
    }

    [Fact]
    public void Moments_from_elsewhere_are_the_same()
    {
        var paired = PairedMoments.FromPairs(s_labels, s_scores);
        Assert.Equal(paired, PairedMoments.Of(
            Moments.Of(9, paired.Labels.Mean, paired.Labels.SquaredDeviations),
            Moments.Of(9, paired.Scores.Mean, paired.Scores.SquaredDeviations), paired.CrossDeviations));
        Assert.Equal(default, Moments.Of(0, double.NaN, double.NaN));
        // A perfect correlation, rounded by another program.
        Assert.Equal(2.0000000001, PairedMoments.Of(Moments.Of(2, 0, 2), Moments.Of(2, 0, 2), 2.0000000001).CrossDeviations);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e101)]
    [InlineData(-1e300)]
    public void What_is_no_score_is_named(double value)
    {
        foreach (var place in new[] { 0, 5, 12 })
        {
            var values = new double[13];
            values[place] = value;
            Assert.Contains($"values[{place}] is", Assert.Throws<ArgumentException>("values", () => Moments.FromValues(values)).Message,
                StringComparison.Ordinal);
            Assert.Contains($"labels[{place}] is",
                Assert.Throws<ArgumentException>("labels", () => PairedMoments.FromPairs(values, new double[13])).Message,
                StringComparison.Ordinal);
            Assert.Contains($"scores[{place}] is",
                Assert.Throws<ArgumentException>("scores", () => PairedMoments.FromPairs(new double[13], values)).Message,
                StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>("values", () => Moments.FromValues([value]));
    }

    [Fact]
    public void The_largest_scores_are_taken()
    {
        var moments = Moments.FromValues([1e100, -1e100, 1e100, -1e100]);
        Assert.Equal((0, 4e200), (moments.Mean, moments.SquaredDeviations));
        Assert.True(double.IsFinite((moments + Moments.FromValues([1e100, 1e100])).SquaredDeviations));
    }

    [Fact]
    public void Bad_arguments_throw()
    {
        Assert.Throws<ArgumentException>("scores", () => PairedMoments.FromPairs([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Moments.Of(-1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => Moments.Of(1, double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>("squaredDeviations", () => Moments.Of(2, 0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("squaredDeviations", () => Moments.Of(2, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("squaredDeviations", () => Moments.Of(1, 0, 1));
        Assert.Throws<ArgumentException>("scores", () => PairedMoments.Of(Moments.Of(2, 0, 1), Moments.Of(3, 0, 1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            "crossDeviations", () => PairedMoments.Of(Moments.Of(2, 0, 1), Moments.Of(2, 0, 1), 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(
            "crossDeviations", () => PairedMoments.Of(Moments.Of(2, 0, 1), Moments.Of(2, 0, 1), double.NaN));
        Assert.Throws<ArgumentException>("right", () => Moments.Of(long.MaxValue, 0, 0) + Moments.Of(1, 0, 0));
    }
}
