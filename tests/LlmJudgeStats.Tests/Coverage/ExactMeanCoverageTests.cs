using System.Collections.Immutable;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tests.Coverage;

/// <summary>Coverage of means by enumeration, against figures of other code (beyond-values.json coverage-exact-*, 10 digits).</summary>
public sealed class ExactMeanCoverageTests
{
    private const double Digits = 1e-9;

    private static readonly double[] s_levels = [0.9, 0.95, 0.99];

    [Theory]
    [InlineData(0.5, 0, 0.5, 0.9586105347, 0.9586105347, 0.997423172)]
    [InlineData(0.2, 0.6, 0.2, 0.9597570302, 0.980715133, 0.9973791329)]
    public void One_stratum_of_three_values_agrees(double loss, double tie, double win, double at90, double at95, double at99)
    {
        var design = new MeanDesign { Values = [0, 0.5, 1], Strata = 1, Items = 20, Labels = [20] };
        var population = new MeanPopulation { Shares = [1], Values = [[loss, tie, win]] };
        AssertCoverage(design, population, at90, at95, at99);
    }

    [Theory]
    [InlineData(20, 20, 0.2, 0.8, 0.9282962832, 0.9521302295, 0.9955622543)]
    [InlineData(10, 40, 0.2, 0.8, 0.9431652895, 0.9780358725, 0.9978436829)]
    [InlineData(10, 40, 0.9, 0.5, 0.9617982972, 0.9846681548, 0.9966929101)]
    [InlineData(20, 20, 0.99, 0.98, 0.9988388271, 0.9999399597, 0.9999983834)]
    public void Two_groups_agree(int first, int second, double rate, double other, double at90, double at95, double at99)
    {
        var design = new MeanDesign { Values = [0, 1], Strata = 2, Labels = [first, second], Weights = [0.5, 0.5] };
        // The value of the second group is the opposite one.
        var population = new MeanPopulation { Shares = [0.5, 0.5], Values = [[1 - rate, rate], [other, 1 - other]] };
        AssertCoverage(design, population, at90, at95, at99);
    }

    [Fact]
    public void Three_verdicts_with_labels_at_random_agree()
    {
        var design = new MeanDesign { Values = [0, 1], Strata = 3, Items = 20, Labels = [8] };
        double[][] cells = [[0.02, 0.06], [0.03, 0.09], [0.1, 0.7]];
        var population = new MeanPopulation
        {
            Shares = [.. cells.Select(Enumerable.Sum)],
            Values = [.. cells.Select(cell => ImmutableArray.Create(cell[0] / cell.Sum(), cell[1] / cell.Sum()))],
        };
        AssertCoverage(design, population, 0.9775011517, 0.9855358384, 0.9976443126);
    }

    /// <summary>Two strata and two values are a pass rate with two verdicts, which other code enumerates.</summary>
    [Theory]
    [InlineData(CalibrationDesign.ByVerdict, 12, 4, 3)]
    [InlineData(CalibrationDesign.ByVerdict, 3, 5, 6)]
    [InlineData(CalibrationDesign.Random, 12, 4, 3)]
    public void Two_verdicts_are_those_of_a_pass_rate(CalibrationDesign chosen, int unlabelled, int passes, int fails)
    {
        const double rate = 0.7, sensitivity = 0.8, specificity = 0.9;
        var isByVerdict = chosen == CalibrationDesign.ByVerdict;
        var judged = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
        var design = new MeanDesign
        {
            Values = [0, 1],
            Strata = 2,
            Items = unlabelled + passes + fails,
            Labels = isByVerdict ? [passes, fails] : [passes + fails],
        };
        var population = new MeanPopulation
        {
            Shares = [judged, 1 - judged],
            Values =
            [
                [1 - (rate * sensitivity / judged), rate * sensitivity / judged],
                [(1 - rate) * specificity / (1 - judged), rate * (1 - sensitivity) / (1 - judged)],
            ],
        };
        Assert.Equal(chosen, design.Design);
        var expected = ExactCoverage.AtPoint(PostStratifiedEstimator.Default, new()
        {
            TestItems = unlabelled,
            Labels = isByVerdict ? LabelPlan.ByVerdict(passes, fails) : LabelPlan.Random(passes + fails),
        }, 0.9, rate, sensitivity, specificity, cancellationToken: TestContext.Current.CancellationToken);
        var found = ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, design, 0.9, cancellationToken: TestContext.Current.CancellationToken).At(population);
        Assert.Equal(expected.Coverage, found.Both, 1e-10);
        Assert.Equal(expected.LowerCoverage, found.Lower, 1e-10);
        Assert.Equal(expected.UpperCoverage, found.Upper, 1e-10);
        Assert.Equal(expected.Width, found.Width, 1e-10);
    }

    [Fact]
    public void Outcomes_are_counted_before()
    {
        var design = new MeanDesign { Values = [0, 0.5, 1], Strata = 2, Items = 6, Labels = [4] };
        // C(9, 4) ways to put 4 items into 6 cells, and 3 ways to put 2 into 2.
        Assert.Equal(126 * 3, design.Outcomes(), 1e-9);
        Assert.Equal(126 * 3, ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, design, 0.9, cancellationToken: TestContext.Current.CancellationToken).Outcomes);
        var byVerdict = design with { Labels = [2, 3] };
        // By verdict 7 ways to put 6 items into 2 strata, and at most C(4, 2) C(5, 2) to label them.
        Assert.Equal(7 * 6 * 10, byVerdict.Outcomes(), 1e-9);
        var counted = Enumerable.Range(0, 7).Sum(first => Ways(Math.Min(2, first)) * Ways(Math.Min(3, 6 - first)));
        Assert.Equal(counted, ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, byVerdict, 0.9, cancellationToken: TestContext.Current.CancellationToken).Outcomes);
        Assert.Throws<ArgumentException>(() => (design with { Labels = [7] }).Outcomes());
        Assert.Throws<ArgumentException>(() => (design with { Labels = [1, 2, 3] }).Outcomes());

        static int Ways(int labels) => (labels + 1) * (labels + 2) / 2;
    }

    [Fact]
    public void Probabilities_sum_to_one_and_sides_are_those_of_the_limits()
    {
        var design = new MeanDesign { Values = [0, 0.5, 1], Strata = 2, Items = 9, Labels = [5] };
        var population = new MeanPopulation { Shares = [0.3, 0.7], Values = [[0.2, 0.3, 0.5], [0.6, 0.1, 0.3]] };
        var everything = ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, design, 1 - 1e-12, cancellationToken: TestContext.Current.CancellationToken).At(population);
        Assert.Equal(1, everything.Both, 1e-12);
        var oneSided = ExactMeanCoverage.OneSided(
            StratifiedMeanEstimator.Default, design, 0.95, cancellationToken: TestContext.Current.CancellationToken).At(population);
        Assert.InRange(oneSided.Both, oneSided.Lower + oneSided.Upper - 1 - 1e-12, Math.Min(oneSided.Lower, oneSided.Upper));
        var large = design with { Items = 1000, Labels = [300] };
        Assert.Throws<ArgumentException>(() => ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, large, 0.95, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => population with { Shares = [0.3, 0.6] });
    }

    [Fact]
    public void It_tells_the_share_that_is_done_and_stops_when_told_to()
    {
        var design = new MeanDesign { Values = [0, 0.5, 1], Strata = 2, Items = 9, Labels = [5] };
        var told = new Told(null);
        var coverage = ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, design, 0.9, told, TestContext.Current.CancellationToken);
        Assert.Equal(1, told.Shares[^1]);
        Assert.Equal(told.Shares.Order().Distinct(), told.Shares);
        Assert.Equal(1 + (coverage.Outcomes / 256), told.Shares.Count);
        using var stopping = new CancellationTokenSource();
        var stopped = new Told(stopping);
        Assert.Throws<OperationCanceledException>(() =>
            ExactMeanCoverage.OneSided(StratifiedMeanEstimator.Default, design, 0.9, stopped, stopping.Token));
        Assert.Single(stopped.Shares);
    }

    private sealed class Told(CancellationTokenSource? stopping) : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value)
        {
            Shares.Add(value);
            stopping?.Cancel();
        }
    }

    private static void AssertCoverage(MeanDesign design, MeanPopulation population, params double[] expected)
    {
        for (var i = 0; i < s_levels.Length; i++)
        {
            var coverage = ExactMeanCoverage.Enumerate(
                StratifiedMeanEstimator.Default, design, s_levels[i],
                cancellationToken: TestContext.Current.CancellationToken).At(population);
            Assert.Equal(expected[i], coverage.Both, Digits);
        }
    }
}
