using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class BinomialSamplerTests
{
    /// <summary>200,000 draws against the probabilities: χ² with 12 degrees of freedom, 50 is beyond 1e-6; the seed is fixed.</summary>
    [Theory]
    [InlineData(12, 0.3)]
    [InlineData(12, 0.95)]
    public void Many_draws_have_the_probabilities(int n, double p)
    {
        const int Draws = 200_000;
        var (sampler, random, seen) = (new BinomialSampler(n, p), new Philox(5, 0), new double[n + 1]);
        for (var i = 0; i < Draws; i++) seen[(int)sampler.Next(ref random)]++;
        var expected = new BinomialMass(n, p).Values;
        Assert.InRange(Enumerable.Range(0,
            n + 1).Where(k => expected[k] > 1e-4).Sum(k => Math.Pow(seen[k] - (Draws * expected[k]), 2) / (Draws * expected[k])), 0, 50);
    }

    [Theory]
    [InlineData(1_000, 0.0)]
    [InlineData(1_000, 1.0)]
    public void A_certain_outcome_is_drawn(double n, double p)
    {
        var (sampler, random) = (new BinomialSampler(n, p), new Philox(5, 0));
        for (var i = 0; i < 100; i++) Assert.Equal(n * p, sampler.Next(ref random));
    }

    /// <summary>Laid out and by the normal quantile: mean and variance within five standard errors of 50,000 draws.</summary>
    [Theory]
    [InlineData(4_000_000, 0.3)]
    [InlineData(1e9, 0.2)]
    [InlineData(1e9, 1e-6)]
    public void Draws_of_large_counts_have_mean_and_variance(double n, double p)
    {
        const int Draws = 50_000;
        var (sampler, random, sum, squares) = (new BinomialSampler(n, p), new Philox(9, 0), 0.0, 0.0);
        var (mean, variance) = (n * p, n * p * (1 - p));
        for (var i = 0; i < Draws; i++)
        {
            var off = sampler.Next(ref random) - mean;
            sum += off;
            squares += off * off;
        }
        Assert.InRange(sum / Draws / Math.Sqrt(variance), -5 / Math.Sqrt(Draws), 5 / Math.Sqrt(Draws));
        Assert.InRange(squares / Draws / variance, 1 - (5 * Math.Sqrt(2.0 / Draws)), 1 + (5 * Math.Sqrt(2.0 / Draws)));
    }
}
