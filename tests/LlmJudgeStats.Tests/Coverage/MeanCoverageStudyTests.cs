using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tests.Coverage;

/// <summary>Coverage of means by simulation: enumeration is the oracle.</summary>
public sealed class MeanCoverageStudyTests
{
    private const int Studies = 8_000;

    private static readonly MeanPopulation s_population = new()
    {
        Shares = [0.3, 0.7],
        Values = [[0.2, 0, 0.8], [0.6, 0.1, 0.3]],
    };

    [Theory]
    [InlineData(CalibrationDesign.Random, false)]
    [InlineData(CalibrationDesign.ByVerdict, false)]
    [InlineData(CalibrationDesign.Random, true)]
    public void It_is_near_what_enumeration_finds(CalibrationDesign chosen, bool isWeighted)
    {
        var design = new MeanDesign
        {
            Values = [-1, 0, 1],
            Strata = 2,
            Items = isWeighted ? 0 : 11,
            Labels = isWeighted || chosen == CalibrationDesign.ByVerdict ? [4, 5] : [6],
            Weights = isWeighted ? [0.4, 0.6] : [],
        };
        Assert.Equal(chosen, design.Design);
        var truth = ExactMeanCoverage.Enumerate(
            StratifiedMeanEstimator.Default, design, 0.8, cancellationToken: TestContext.Current.CancellationToken).At(s_population);
        var found = Run(design, s_population, 3);
        var error = Math.Sqrt(truth.Both * (1 - truth.Both) / Studies);
        Assert.InRange(found.Coverage, truth.Both - (4 * error), truth.Both + (4 * error));
        Assert.InRange(found.LowerCoverage, truth.Lower - (4 * error), truth.Lower + (4 * error));
        Assert.InRange(found.UpperCoverage, truth.Upper - (4 * error), truth.Upper + (4 * error));
        // A width is at most that of the range.
        Assert.Equal(truth.Width, found.MeanWidth, 4 * 2 / Math.Sqrt(Studies));
        Assert.Equal(found, Run(design, s_population, 3));
        Assert.NotEqual(found, Run(design, s_population, 4));
    }

    [Fact]
    public void Bad_arguments_throw()
    {
        var design = new MeanDesign { Values = [0, 0.5, 1], Strata = 2, Items = 11, Labels = [6] };
        Assert.Throws<ArgumentException>(() => Run(design with { Strata = 3 }, s_population, 1));
        Assert.Throws<ArgumentException>(() => Run(design with { Labels = [12] }, s_population, 1));
        Assert.Throws<ArgumentException>(() => Run(design with { Values = [0, 1] }, s_population, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(design, s_population, 1, studies: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(design, s_population, 1, level: 1));
    }

    [Fact]
    public void A_population_of_a_table_has_its_proportions()
    {
        var table = StrataTable.Of(new(1, 5), [1, 3, 5], 3, [2L, 1, 1, 0, 0, 0, 0, 0, 3], [4L, 3, 1]);
        var population = MeanPopulation.Of(table, []);
        Assert.Equal([8.0 / 15, 3.0 / 15, 4.0 / 15], population.Shares);
        // Of a stratum without a label nothing is known but the range.
        Assert.Equal([0.5, 0.25, 0.25], population.Values[0]);
        Assert.Equal([0.5, 0, 0.5], population.Values[1]);
        Assert.Equal([0, 0, 1], population.Values[2]);
        Assert.Equal([0.2, 0.3, 0.5], MeanPopulation.Of(table, [0.2, 0.3, 0.5]).Shares);
        Assert.Throws<ArgumentException>(() => MeanPopulation.Of(table, [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => MeanPopulation.Of(StrataTable.Of(new(1, 5), [1, 5], 1, [0L, 0], [0L]), []));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.4)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void A_population_with_another_mean_lies_towards_an_end(double mean)
    {
        double[] values = [-1, 0, 1];
        foreach (double[] weights in new double[][] { [], [0.4, 0.6] })
        {
            var moved = s_population.WithMean(mean, values, weights);
            Assert.Equal(mean, moved.Mean(values, weights), 1e-14);
            Assert.Equal(s_population.Shares, moved.Shares);
            // The others keep their proportions.
            var end = mean > s_population.Mean(values, weights) ? 2 : 0;
            Assert.All(moved.Values.Zip(s_population.Values), pair => Assert.True(pair.First[end] >= pair.Second[end]));
            var (before, after) = (s_population.Values[1], moved.Values[1]);
            if (Math.Abs(mean) < 1) Assert.Equal(before[2 - end] / before[1], after[2 - end] / after[1], 1e-12);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => s_population.WithMean(1.1, values, []));
        Assert.Same(s_population, s_population.WithMean(s_population.Mean(values, []), values, []));
    }

    private static SimulatedCoverage Run(
        MeanDesign design, MeanPopulation population, ulong seed, int studies = Studies, double level = 0.8) =>
        MeanCoverageStudy.Run(StratifiedMeanEstimator.Default, design, population, studies, seed, level,
            cancellationToken: TestContext.Current.CancellationToken);
}
