using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tests.Estimators;

/// <summary>Priors whose shapes are neither whole nor half: their powers at 0 and 1 once thinned out the nodes over the hill. Exact means from the finite mixture of betas.</summary>
public sealed class PosteriorRegressions
{
    [Theory]
    [InlineData(5, 0, 10, 8, 1, 0, 2.7, 2.7, 0.5, 2.7, 1, 1, 0.490419573)]
    [InlineData(1, 0, 50, 8, 8, 0, 1, 1, 1, 1, 2.7, 0.05, 0.664853)]
    [InlineData(1, 0, 2, 2, 12, 8, 0.5, 0.5, 1, 1, 0.5, 2.7, 0.510089686)]
    [InlineData(1, 0, 97, 52, 4, 6, 0.5, 1, 0.5, 1, 2.7, 2.7, 0.345769623)]
    public void Mean_agrees_with_the_exact_mixture(
        int passed, int failed, int hits, int misses, int trueFails, int falsePasses, double a, double b, double a1, double b1, double a0, double b0, double mean)
    {
        var posterior = new BayesianEstimator { PassRate = new(a, b), Sensitivity = new(a1, b1), Specificity = new(a0, b0), BetterThanChance = false }.Posterior(new JudgeStudy
        {
            Test = JudgeTally.Of(passed, passed + failed),
            Calibration = new ConfusionCounts { TruePositive = hits, FalseNegative = misses, FalsePositive = falsePasses, TrueNegative = trueFails },
        });
        Assert.Equal(mean, posterior.Mean, 1e-6);
    }
}
