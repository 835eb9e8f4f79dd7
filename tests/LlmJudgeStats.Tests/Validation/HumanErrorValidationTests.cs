using System.Globalization;
using LlmJudgeStats.Validation.HumanErrors;

namespace LlmJudgeStats.Tests.Validation;

/// <summary>Rows of docs/validation/human-error are computed again.</summary>
public sealed class HumanErrorValidationTests
{
    private static readonly double[] s_levels = [0.9, 0.95, 0.99];

    /// <summary>Every outcome of 30 items with two labels, at two of the points.</summary>
    [Theory]
    [InlineData(0.5, 0.6, -1)]
    [InlineData(0.95, 0.9, 0.5)]
    public void Pairs_come_back(double accuracy, double consistency, double share)
    {
        var population = new RatioPopulation(accuracy, consistency, share);
        var coverage = new PairedRatioCoverage(30);
        var p = coverage.PValues(population.Ratio);
        var row = Row("ratio.csv", $"paired,30/30,{Text(population)},");
        for (var i = 0; i < s_levels.Length; i++) Assert.Equal(row[i], coverage.Of(population, p, 1 - s_levels[i]), 1e-6);
        Assert.Equal(row[3], coverage.Of(population, TextbookRatios.LogContains), 1e-6);
    }

    /// <summary>Every outcome of other items, and of some of the same.</summary>
    [Fact]
    public void Shares_apart_come_back()
    {
        var coverage = new ApartRatioCoverage(50, 30, s_levels);
        var population = new RatioPopulation(0.6, 0.8, 0);
        IsBack("separate", population, coverage.Separate(population));
        IsBack("subset", population, coverage.Subset(population));
        var opposed = new RatioPopulation(0.5, 0.6, -1);
        IsBack("subset", opposed, coverage.Subset(opposed));

        void IsBack(string kind, RatioPopulation drawn, double[] masses)
        {
            var row = Row("ratio.csv", $"{kind},50/30,{Text(drawn)},");
            for (var i = 0; i < s_levels.Length; i++) Assert.Equal(row[i], coverage.Of(masses, drawn.Ratio, i), 1e-6);
        }
    }

    /// <summary>A tenth of the studies of one cell: within four standard errors.</summary>
    [Fact]
    public void Labels_that_err_come_back()
    {
        var cell = new LabelErrorCell(0.75, 0.08, 300, 50);
        var row = Row("label-error.csv", $"{cell.Name},");
        var again = cell.Contained(200, s_levels);
        for (var i = 0; i < s_levels.Length; i++)
            Assert.Equal(row[i + 1], again[i] / 200.0, 4 * Math.Sqrt(s_levels[i] * (1 - s_levels[i]) / 200));
    }

    private static string Text(RatioPopulation population) => string.Create(CultureInfo.InvariantCulture,
        $"{population.Accuracy},{population.Consistency},{population.Share}");

    private static double[] Row(string file, string start)
    {
        var line = Repository.Read($"docs/validation/human-error/{file}").Split('\n')
            .Single(one => one.StartsWith(start, StringComparison.Ordinal));
        return [.. line[start.Length..].Split(',').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
    }
}
