using LlmJudgeStats.Panels;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Panels;

/// <summary>Choosing among judges, and how many of them a panel is worth: figures of others, examples, what is refused.</summary>
public sealed class SeveralJudgesTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void The_choice_among_judges_agrees()
    {
        var reference = Case("judge-selection-1");
        long[] right = [.. reference.Input.GetProperty("right").EnumerateArray().Select(one => one.GetInt64())];
        var selection = JudgeSelection.Of(right, reference.Input.GetProperty("items").GetInt64(), reference.Level);
        Assert.Equal(reference.Expect.GetProperty("best").GetInt32(), selection.Best);
        foreach (var (limits, accuracy) in reference.Expect.GetProperty("limits").EnumerateArray().Zip(selection.Accuracies))
        {
            Assert.Equal(limits[0].GetDouble(), accuracy.Lower, Exact);
            Assert.Equal(limits[1].GetDouble(), accuracy.Upper, Exact);
        }
        Assert.Equal(0.9875, selection.LevelOfEach, Exact);
        Assert.Equal("LJS1102", selection.Diagnostics.Single().Code);
    }

    [Fact]
    public void One_judge_is_no_choice_and_of_equal_ones_the_first_is_taken()
    {
        var one = JudgeSelection.Of([40], 50, 0.9);
        Assert.Equal(BinomialInterval.Wilson.Of(Proportion.FromCounts(40, 50), 0.9), one.Accuracies.Single());
        Assert.Empty(one.Diagnostics);
        Assert.Equal(1, JudgeSelection.Of([40, 45, 45], 50, 0.9).Best);
        Assert.Equal([0.8, 0.9, 0.9], JudgeSelection.Of([40, 45, 45], 50, 0.9).Shares);
    }

    [Fact]
    public void The_effective_number_of_judges_agrees()
    {
        var reference = Case("effective-judges-1");
        var errors = new List<bool>();
        var labels = new List<int>();
        foreach (var (name, label) in new[] { ("errors_label_pass", 1), ("errors_label_fail", 0) })
        {
            foreach (var row in reference.Input.GetProperty(name).EnumerateArray())
            {
                errors.AddRange(row.EnumerateArray().Select(one => one.GetInt32() == 1));
                labels.Add(label);
            }
        }
        var correlation = ErrorCorrelation.Of(3, errors.ToArray(), labels.ToArray());
        foreach (var (phi, pair) in reference.Expect.GetProperty("phi_pairs").EnumerateArray().Zip(correlation.Pairs))
            Assert.Equal(phi.GetDouble(), pair.Phi, Exact);
        Assert.Equal(reference.Expect.GetProperty("mean").GetDouble(), correlation.Mean, Exact);
        Assert.Equal(reference.Expect.GetProperty("effective").GetDouble(), correlation.EffectiveJudges, Exact);
        Assert.Equal(0, correlation.LeftOut);
    }

    /// <summary>φ is the ordinary correlation of zeros and ones within a class, worked out from means and deviations.</summary>
    [Fact]
    public void Phi_is_the_correlation_of_errors()
    {
        var random = new Random(4);
        for (var repeat = 0; repeat < 50; repeat++)
        {
            const int Items = 60;
            bool[] errors = [.. Enumerable.Range(0, 2 * Items).Select(_ => random.Next(3) == 0)];
            int[] labels = [.. Enumerable.Range(0, Items).Select(_ => 5 * random.Next(3))];
            var parts = labels.Distinct().Select(label =>
            {
                int[] items = [.. Enumerable.Range(0, Items).Where(item => labels[item] == label)];
                double[] x = [.. items.Select(item => errors[2 * item] ? 1.0 : 0)];
                double[] y = [.. items.Select(item => errors[(2 * item) + 1] ? 1.0 : 0)];
                return (items.Length, MathNet.Numerics.Statistics.Correlation.Pearson(x, y));
            }).Where(part => !double.IsNaN(part.Item2)).ToArray();
            var expected = parts.Sum(part => part.Length * part.Item2) / parts.Sum(part => part.Length);
            var pair = ErrorCorrelation.Of(2, errors, labels).Pairs.Single();
            Assert.Equal(expected, pair.Phi, 1e-10);
            Assert.Equal(Math.Sign(expected), Math.Sign(pair.Phi));
        }
    }

    [Fact]
    public void A_class_without_errors_is_left_out_and_counted()
    {
        // Class 1: 3 both right, 1 and 1 apart, 1 both wrong; in class 0 the first judge never errs.
        bool[] errors = [false, false, false, false, false, false, false, true, true, false, true, true, false, true, false, false];
        var correlation = ErrorCorrelation.Of(2, errors, [1, 1, 1, 1, 1, 1, 0, 0]);
        Assert.Equal(1, correlation.LeftOut);
        Assert.Equal((3 - 1) / (4.0 * 2), correlation.Pairs[0].Phi, Exact);
        Assert.Equal((3 - 1) / 4.0, correlation.Pairs[0].Q, Exact);
        Assert.Equal(2 / 1.25, correlation.EffectiveJudges, Exact);
        // Errors that avoid each other make no more judges than there are.
        Assert.Equal(2, ErrorCorrelation.Of(2, [false, true, true, false, false, false], [1, 1, 1]).EffectiveJudges);
        Assert.True(double.IsNaN(ErrorCorrelation.Of(2, [false, false], [1]).EffectiveJudges));
        Assert.Equal(1, ErrorCorrelation.Of(1, [false, true], [1, 0]).EffectiveJudges);
    }

    public static TheoryData<string, Action> Impossible => new()
    {
        { "no judge", () => JudgeSelection.Of([], 50, 0.95) },
        { "at least one", () => JudgeSelection.Of([0], 0, 0.95) },
        { "cannot exceed", () => JudgeSelection.Of([51], 50, 0.95) },
        { "right[1] is -1", () => JudgeSelection.Of([1, -1], 50, 0.95) },
        { "level", () => JudgeSelection.Of([1], 50, 95) },
        { "one or more", () => ErrorCorrelation.Of(0, [], []) },
        { "need 4", () => ErrorCorrelation.Of(2, [true, false, true], [1, 0]) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_input_throws(string message, Action made) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(made).Message, StringComparison.Ordinal);

    private static ReferenceCase Case(string id) =>
        ReferenceCase.Read("several-judges/catalogue.json").Single(one => one.Id == "several-judges/" + id);
}
