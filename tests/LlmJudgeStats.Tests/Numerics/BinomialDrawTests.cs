using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class BinomialDrawTests
{
    /// <summary>
    /// Inversion (fewer than 10 expected of the rarer outcome) and rejection, on both sides of one half. Fixed seed; another would fail
    /// with probability 1e-9 a case.
    /// </summary>
    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(12, 0.3)]
    [InlineData(12, 0.95)]
    [InlineData(1_000, 0.009)]
    [InlineData(20, 0.5)]
    [InlineData(34, 0.3)]
    [InlineData(1_000, 0.011)]
    [InlineData(200, 0.5)]
    [InlineData(400, 0.9)]
    [InlineData(20_000, 0.37)]
    public void Many_draws_have_the_probabilities(int n, double p)
    {
        var (random, seen) = (new Philox(11, 0), new Dictionary<int, int>());
        for (var i = 0; i < 200_000; i++)
        {
            var k = (int)BinomialDraw.Next(ref random, n, p);
            seen[k] = seen.GetValueOrDefault(k) + 1;
        }
        var mass = new BinomialMass(n, p).Values;
        ChiSquare.Require(Enumerable.Range(0, n + 1).ToDictionary(k => k, k => mass[k]), seen);
    }

    [Theory]
    [InlineData(0, 0.3, 0)]
    [InlineData(5_000_000_000, 0.0, 0)]
    [InlineData(5_000_000_000, 1.0, 5_000_000_000)]
    public void A_certain_outcome_is_drawn(long n, double p, long expected)
    {
        var random = new Philox(5, 0);
        for (var i = 0; i < 100; i++) Assert.Equal(expected, BinomialDraw.Next(ref random, n, p));
    }

    /// <summary>Mean and variance within 6.2 standard errors of 50,000 draws: 1e-9 for a normal one. Fixed seed.</summary>
    [Theory]
    [InlineData(1_000_000_000, 0.2)]
    [InlineData(2_000_000_000, 1e-8)]
    [InlineData(4_000_000, 0.7)]
    public void Draws_of_large_sizes_have_mean_and_variance(long n, double p)
    {
        const int Draws = 50_000;
        const double Errors = 6.2;
        var (random, sum, squares) = (new Philox(9, 0), 0.0, 0.0);
        var (mean, variance) = (n * p, n * p * (1 - p));
        for (var i = 0; i < Draws; i++)
        {
            var off = BinomialDraw.Next(ref random, n, p) - mean;
            sum += off;
            squares += off * off;
        }
        Assert.InRange(sum / Draws / Math.Sqrt(variance), -Errors / Math.Sqrt(Draws), Errors / Math.Sqrt(Draws));
        Assert.InRange(squares / Draws / variance, 1 - (Errors * Math.Sqrt((2 + (1 / variance)) / Draws)),
            1 + (Errors * Math.Sqrt((2 + (1 / variance)) / Draws)));
    }
}
