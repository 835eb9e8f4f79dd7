using System.Globalization;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tests.Bayesian;

/// <summary>
/// Posteriors are as often right as they say, over the prior. 4,000 data sets each; the bound would fail a right posterior once in 1e9
/// seeds, and the seed is fixed.
/// </summary>
/// <remarks><c>LJS_REPLICATIONS=100000</c> in the environment asks for as many, and for .0085 at most (one seed in 1e6).</remarks>
public sealed class CalibrationOfPosteriorsTests
{
    private const int Long = 100_000;

    // Of designs so small that few posteriors have to be computed.
    private static readonly int s_replications = int.Parse(
        Environment.GetEnvironmentVariable("LJS_REPLICATIONS") ?? "4000", CultureInfo.InvariantCulture);

    private static readonly double s_bound = s_replications < Long ? RankStudy.Bound(s_replications, 1e-9) : 0.0085;

    private static readonly BayesianEstimator s_uncut = new() { BetterThanChance = false };

    [Fact]
    public void Measured_rates_with_the_cut_at_chance() =>
        Assert.InRange(new RankStudy(BayesianEstimator.Default,
            Small(CalibrationDesign.ByLabel)).LargestDeviation(BayesianEstimator.Default, s_replications, 11), 0, s_bound);

    [Fact]
    public void Measured_rates_without_the_cut() => Assert.InRange(
        new RankStudy(s_uncut, Small(CalibrationDesign.External) with { TestItems = 80, Labels = LabelPlan.External(25, 15) })
            .LargestDeviation(s_uncut, s_replications, 12), 0, s_bound);

    [Fact]
    public void Priors_of_every_rate_of_its_own()
    {
        var odd = new BayesianEstimator
        {
            PassRate = new(3, 0.7),
            Sensitivity = new(2, 1),
            Specificity = new(0.5, 0.5),
            BetterThanChance = false,
        };
        Assert.InRange(new RankStudy(odd, Small(CalibrationDesign.ByLabel)).LargestDeviation(odd, s_replications, 13), 0, s_bound);
    }

    [Theory]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Labels_sampled_from_the_test_population(CalibrationDesign design) => Assert.InRange(
        new RankStudy(BayesianEstimator.Default, Small(design) with { TestItems = 6, Labels = LabelPlan.Of(design, 3, 3) })
            .LargestDeviation(BayesianEstimator.Default, s_replications, 14), 0, s_bound);

    /// <summary>
    /// The check can fail: a prior on the error rates worth no item (m for m + 2), a cut where nature has none, the wrong model for the
    /// design.
    /// </summary>
    [Fact]
    public void A_planted_error_is_found()
    {
        var nature = new RankStudy(s_uncut, Small(CalibrationDesign.ByLabel));
        Assert.True(nature.LargestDeviation(s_uncut with { Sensitivity = new(1e-3, 1e-3), Specificity = new(1e-3, 1e-3) }, s_replications,
            15) > s_bound);
        Assert.True(nature.LargestDeviation(s_uncut with { PassRate = new(2, 1) }, s_replications, 16) > s_bound);

        var atRandom = new RankStudy(s_uncut, Small(CalibrationDesign.Random) with { TestItems = 1, Labels = LabelPlan.Random(2) });
        Assert.True(atRandom.LargestDeviation(s_uncut.WithPriors(new(4, 4)), s_replications, 17) > s_bound);
    }

    private static JudgeScenario Small(CalibrationDesign design) =>
        new() { PassRate = 0.5, Sensitivity = 0.5, Specificity = 0.5, TestItems = 4, Labels = LabelPlan.Of(design, 2, 2) };
}
