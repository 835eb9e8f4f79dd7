using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class TabulatedBetaTests
{
    /// <summary>
    /// Against the distribution itself, both tails, between the entries too. The fourth power of the step leaves 1e-8; a shape below 1
    /// changes faster at its end.
    /// </summary>
    [Theory]
    [InlineData(1.0, 50.0, 3e-8)]
    [InlineData(23.0, 3.0, 3e-8)]
    [InlineData(701.0, 300.0, 3e-8)]
    [InlineData(0.5, 7.0, 1e-7)]
    [InlineData(5e5, 3e5, 3e-8)]
    [InlineData(2e5, 1e8, 3e-8)]
    public void Tails_anywhere_in_the_table_are_those_of_the_distribution(double a, double b, double tolerance)
    {
        var (table, beta) = (new TabulatedBeta(a, b, 1e-13), new BetaDistribution(a, b));
        for (var i = 1; i < 300; i++)
        {
            var point = Share.FromLogOdds(table.From + ((table.To - table.From) * i / 300));
            var tails = beta.At(point);
            Assert.Equal(tails.Lower, table.Lower(point.Rate), tails.Lower * tolerance);
            Assert.Equal(tails.Upper, table.Upper(point.Rate), tails.Upper * tolerance);
        }
    }

    [Fact]
    public void Tails_outside_the_table_are_nothing_or_all()
    {
        var table = new TabulatedBeta(30, 70, 1e-13);
        Assert.Equal((0, 1, 1, 0), (table.Lower(0.001), table.Upper(0), table.Lower(1), table.Upper(0.999)));
    }
}
