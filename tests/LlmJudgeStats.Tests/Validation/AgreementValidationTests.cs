using System.Globalization;
using LlmJudgeStats.Agreement;
using LlmJudgeStats.Tests.Docs;
using LlmJudgeStats.Validation.Agreement;

namespace LlmJudgeStats.Tests.Validation;

/// <summary>The figures of docs/validation/agreement come back, and the page has them.</summary>
public sealed class AgreementValidationTests
{
    /// <summary>Every table of 20 items in all 294 populations, at one level.</summary>
    [Theory]
    [InlineData(AgreementCoefficient.Kappa, 0.95, 2)]
    [InlineData(AgreementCoefficient.GwetAc1, 0.95, 2)]
    [InlineData(AgreementCoefficient.Matthews, 0.99, 3)]
    [InlineData(AgreementCoefficient.ScottPi, 0.9, 1)]
    public void Exact_coverage_comes_back(AgreementCoefficient coefficient, double level, int column)
    {
        double[][] populations = [.. TableOutcomes.Populations];
        Assert.Equal(294, populations.Length);
        var outcomes = new TableOutcomes(20);
        var lowest = AgreementRun.Lowest(
            outcomes, populations, coefficient, counts => AgreementRun.Hull(coefficient, counts, level));
        var row = Repository.Read("docs/validation/agreement/exact.csv").Split('\n')
            .Single(line => line.StartsWith($"20,{coefficient.Id},", StringComparison.Ordinal)).Split(',');
        Assert.Equal(double.Parse(row[column + 1], CultureInfo.InvariantCulture), lowest, 1e-4);
    }

    [Fact]
    public void The_page_repeats_the_files()
    {
        var page = Repository.Read("docs/validation/agreement.md");
        foreach (var file in new[] { "exact", "simulated" })
        {
            var figures = Repository.Read($"docs/validation/agreement/{file}.csv").Split('\n').Skip(1)
                .SelectMany(line => line.Split(',')).Where(cell => cell.StartsWith("0.", StringComparison.Ordinal) && cell.Length > 3);
            Assert.All(figures, figure => Assert.Contains($" {figure[1..]} |", page, StringComparison.Ordinal));
        }
    }
}
