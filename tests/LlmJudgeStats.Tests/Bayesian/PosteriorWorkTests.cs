using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tests.Bayesian;

/// <summary>
/// The work of a posterior has a bound that is counted, not timed: ten thousand items are answered, counts that would take seconds are
/// not, and say so.
/// </summary>
public sealed class PosteriorWorkTests
{
    /// <summary>
    /// Figures as they were before there was a bound, the slowest of some thousand studies with ten thousand items among them.
    /// </summary>
    [Theory]
    [InlineData(2729, 4574, 0, 1, 1, 2, 0.5716938829315757)]
    [InlineData(7, 8, 7, 8, 0, 208, 0.46859691665272263)]
    [InlineData(2521, 3751, 1, 2, 0, 2509, 0.1618116169252929)]
    [InlineData(1506, 2069, 0, 297, 9, 11, 0.9851498765085297)]
    [InlineData(30, 50, 20, 21, 10, 12, 0.5308028322825351)]
    public void Ten_thousand_items_are_answered_as_before(
        long k, long n, long truePositive, long m1, long trueNegative, long m0, double mean)
    {
        var posterior = BayesianEstimator.Default.Posterior(new()
        {
            Test = JudgeTally.Of(k, n),
            Calibration = new() { Sensitivity = JudgeTally.Of(truePositive, m1), Specificity = JudgeTally.Of(trueNegative, m0) },
        });
        Assert.False(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal(mean, posterior.Mean, 5e-15);
    }

    /// <summary>
    /// Effective sizes with fractions of an item take most: those of ordinary studies have room for twice as much. This one took six times
    /// as much while the search for the ends of a hill went to and fro between two points.
    /// </summary>
    [Fact]
    public void Fractions_of_items_are_answered()
    {
        var likelihood = Likelihood(
            (16.592756903551397, 8.71209744749131), (1722.651676983773, 0), (1.1379271462152694, 0.0121478513782193));
        var density = new PosteriorDensity(likelihood, BetaPrior.Uniform);
        Assert.True(density.IsConverged);
        Assert.InRange(likelihood.Work, 5_000_000, likelihood.Limit / 2);
    }

    [Theory]
    [InlineData(601946084678, 461117228939.7972, 1982778545191, 1874791312378.9404, 1999278080015.043, 3014585785517.916)]
    [InlineData(474097124606794, 19658060579351.8, 9037, 6963.356592811993, 3, 1.331330059798324)]
    public void Hostile_counts_end_within_the_bound(
        double passed, double failed, double truePositive, double falseNegative, double trueNegative, double falsePositive)
    {
        var likelihood = Likelihood((passed, failed), (truePositive, falseNegative), (trueNegative, falsePositive));
        var density = new PosteriorDensity(likelihood, BetaPrior.Uniform);
        Assert.False(density.IsConverged);
        // What is under way when the bound is met is one line.
        Assert.InRange(likelihood.Work, likelihood.Limit, 1.01 * likelihood.Limit);

        var study = new JudgeStudy
        {
            Test = Proportion.FromOutcomes(passed, failed),
            Calibration = new()
            {
                Sensitivity = Proportion.FromOutcomes(truePositive, falseNegative),
                Specificity = Proportion.FromOutcomes(trueNegative, falsePositive),
            },
        };
        var posterior = BayesianEstimator.Default.Posterior(in study);
        Assert.True(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged));
        foreach (var number in new[]
        {
            posterior.Mean, posterior.StandardDeviation, posterior.Median, posterior.ProbabilityAbove(0.3), posterior.Density(0.3),
        })
            Assert.Equal(double.NaN, number);
        Assert.Equal((0, 1), (posterior.Quantile(0.3), posterior.Quantile(0.7)));
        foreach (var interval in Enum.GetValues<PosteriorInterval>())
        {
            var estimate = posterior.ToEstimate(0.9, interval);
            Assert.False(estimate.IsIdentified);
            Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.NotConverged));
            Assert.Equal((0, 1), (estimate.Interval.Lower, estimate.Interval.Upper));
        }
        Assert.Equal((0, 1), (posterior.EqualTailed(0.9).Lower, posterior.EqualTailed(0.9).Upper));
        Assert.Equal((0, 1), (posterior.EqualTailedSnap(0.9).Lower, posterior.EqualTailedSnap(0.9).Upper));
        Assert.Equal((0, 1), (posterior.HighestDensity(0.9).Lower, posterior.HighestDensity(0.9).Upper));
        Assert.Equal(0, BayesianEstimator.Default.Limit(in study, IntervalSide.Lower, 0.9));
        Assert.Equal(1, BayesianEstimator.Default.PValue(in study, 0.3));
    }

    [Theory]
    [InlineData(700, 1000, 45, 50, 40, 50)]
    [InlineData(56, 74, 120, 139, 58, 62)]
    public void The_shortest_interval_of_sampled_labels_is_found_within_the_bound(
        long k, long n, long truePositive, long m1, long trueNegative, long m0)
    {
        var test = Proportion.FromTally(JudgeTally.Of(k, n));
        var study = FromTestItems(test, JudgeTally.Of(truePositive, m1), JudgeTally.Of(trueNegative, m0));
        var posterior = BayesianEstimator.Default.Posterior(in study);
        var interval = posterior.HighestDensity(0.9);
        Assert.False(posterior.ToEstimate(0.9, PosteriorInterval.HighestDensity).Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal(0.9, posterior.ProbabilityAbove(interval.Lower) - posterior.ProbabilityAbove(interval.Upper), 1e-7);
        Assert.Equal(posterior.Density(interval.Lower), posterior.Density(interval.Upper), 1e-5);
        Assert.Equal(0.1, posterior.PValue(interval.Lower, PosteriorInterval.HighestDensity), 1e-6);
    }

    [Fact]
    public void A_shortest_interval_of_sampled_labels_that_takes_too_much_work_is_the_whole_range_and_says_so()
    {
        var study = FromTestItems(
            Proportion.FromOutcomes(257, 196.28427569695384), Proportion.FromOutcomes(2955, 4441.7133999100115), default);
        var posterior = BayesianEstimator.Default.Posterior(in study);
        var estimate = posterior.ToEstimate(0.9, PosteriorInterval.HighestDensity);
        Assert.Equal((0, 1), (estimate.Interval.Lower, estimate.Interval.Upper));
        Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.NotConverged));
        // The equal-tailed one takes two quantiles.
        Assert.False(posterior.ToEstimate(0.9).Warnings.HasFlag(EstimateWarnings.NotConverged));
    }

    private static JudgeStudy FromTestItems(Proportion test, Proportion sensitivity, Proportion specificity) => new()
    {
        Test = test,
        Calibration = new() { Sensitivity = sensitivity, Specificity = specificity, Design = CalibrationDesign.Random },
    };

    // Of what the judge did rightly and wrongly on labelled passes and on labelled fails, with uniform priors.
    private static MarginalLikelihood Likelihood(
        (double Passed, double Failed) test, (double Right, double Wrong) passes, (double Right, double Wrong) fails) =>
        new(test.Passed, test.Failed, new(passes.Wrong, passes.Right, double.NaN), new(fails.Wrong, fails.Right, double.NaN),
            JudgeRegion.BetterThanChance);
}
