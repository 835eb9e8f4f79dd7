using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Bayesian;

/// <summary>
/// Priors from a guess and a bound. Oracle: bisection on the power series of the incomplete beta function in 40 digits (mpmath).
/// </summary>
public sealed class ElicitedPriorTests
{
    [Theory]
    [InlineData(0.9, 0.8, 0.95, 27.786770923772839, 3.0874189915303155)]
    [InlineData(0.7, 0.5, 0.9, 6.3249906726099836, 2.7107102882614216)]
    [InlineData(0.2, 0.35, 0.975, 6.5949976779368558, 26.379990711747423)]
    [InlineData(0.5, 0.1, 0.9, 1.0, 1.0)]
    [InlineData(0.95, 0.5, 0.99, 3.3918918514218072, 0.17852062375904248)]
    [InlineData(0.02, 0.05, 0.95, 1.6508633198157344, 80.892302670970985)]
    [InlineData(0.9, 0.89, 0.95, 2270.4097503610516, 252.26775004011685)]
    public void Shapes_agree_with_forty_digits(double guess, double bound, double sure, double alpha, double beta)
    {
        var prior = BetaPrior.Elicit(guess, bound, sure);
        // The probability is solved to rounding; it moves the weight by as much times the inverse of its slope.
        Assert.Equal(alpha, prior.Alpha, 1e-10 * alpha);
        Assert.Equal(beta, prior.Beta, 1e-10 * beta);

        var mirrored = BetaPrior.Elicit(1 - guess, 1 - bound, sure);
        Assert.Equal(prior.Beta, mirrored.Alpha, 1e-9 * prior.Beta);
        Assert.Equal(prior.Alpha, mirrored.Beta, 1e-9 * prior.Alpha);
    }

    [Fact]
    public void A_prior_says_back_what_was_put_in()
    {
        var prior = BetaPrior.Elicit(guess: 0.9, bound: 0.8, sure: 0.95);
        Assert.Equal(0.9, prior.Alpha / (prior.Alpha + prior.Beta), 1e-15);
        Assert.Equal(0.95, new BetaDistribution(prior.Alpha, prior.Beta).At(0.8).Upper, 1e-13);
        Assert.True(BetaPrior.Elicit(0.9, 0.8, 0.99).Alpha > prior.Alpha);
    }

    [Theory]
    [InlineData(0.9, 0.8, 0.5, "surer")]            // at least .81 sure with any weight
    [InlineData(0.9, 0.9, 0.95, "itself")]
    [InlineData(0.9, 0.9000001, 0.95, "too near")]
    public void Contradictions_are_refused(double guess, double bound, double sure, string why)
    {
        var error = Assert.Throws<ArgumentException>(nameof(sure), () => BetaPrior.Elicit(guess, bound, sure));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("0.9", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(double.NaN)]
    public void Values_that_are_no_rates_are_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("guess", () => BetaPrior.Elicit(value, 0.8, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => BetaPrior.Elicit(0.9, value, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>("sure", () => BetaPrior.Elicit(0.9, 0.8, value));
    }
}
