using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tests.Coverage;

/// <summary>Simulated coverage against the exact one.</summary>
public sealed class CoverageStudyTests
{
    private static readonly JudgeScenario s_scenario = new()
    {
        PassRate = 0.3,
        Sensitivity = 0.9,
        Specificity = 0.8,
        TestItems = 30,
        Labels = LabelPlan.External(8, 5),
    };

    /// <summary>
    /// 20,000 replications lie within 5 standard errors (fixed seed: it never fails by chance; another seed would in about one case of a
    /// million).
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.External, 0.95)]
    [InlineData(CalibrationDesign.ByLabel, 0.8)]
    [InlineData(CalibrationDesign.Random, 0.8)]
    [InlineData(CalibrationDesign.ByVerdict, 0.8)]
    [InlineData(CalibrationDesign.ByVerdict, 0.95)]
    public void Simulation_agrees_with_enumeration(CalibrationDesign design, double level)
    {
        var scenario = s_scenario with { Labels = LabelPlan.Of(design, 8, 5) };
        IJudgeEstimator estimator = design.IsFromTestItems
            ? PostStratifiedEstimator.Default
            : AsymmetricErrorEstimator.Default;
        var simulated = CoverageStudy.Run(estimator, scenario, 20_000, 7, level, cancellationToken: TestContext.Current.CancellationToken);
        var exact = ExactCoverage.AtPoint(
            estimator, StudyDesign.Of(scenario), level, 0.3, 0.9, 0.8, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(exact.Coverage, simulated.Coverage, 5 * simulated.StandardError);
        Assert.Equal(exact.LowerCoverage, simulated.LowerCoverage, 5 * simulated.StandardError);
        Assert.Equal(exact.UpperCoverage, simulated.UpperCoverage, 5 * simulated.StandardError);
        Assert.Equal(exact.Width, simulated.MeanWidth, 0.005);
        Assert.InRange(simulated.StandardError, 0.0005, 0.003);
    }

    [Fact]
    public void A_wrong_method_is_seen()
    {
        var scenario = s_scenario with { PassRate = 0.1, TestItems = 200 };
        Assert.True(CoverageStudy.Run(NaiveEstimator.Default, scenario, 500, 1,
            cancellationToken: TestContext.Current.CancellationToken).Coverage < 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_digits()
    {
        var token = TestContext.Current.CancellationToken;
        var first = CoverageStudy.Run(AsymmetricErrorEstimator.Default, s_scenario, 700, 3, cancellationToken: token);
        Assert.Equal(first, CoverageStudy.Run(AsymmetricErrorEstimator.Default, s_scenario, 700, 3, cancellationToken: token));
        Assert.NotEqual(first, CoverageStudy.Run(AsymmetricErrorEstimator.Default, s_scenario, 700, 4, cancellationToken: token));
        var width = Enumerable.Range(0, 700)
            .Sum(i => AsymmetricErrorEstimator.Default.Estimate(new StudySampler(s_scenario).Draw(3, (ulong)i)).Interval.Width) / 700;
        Assert.Equal(width, first.MeanWidth, 1e-12);    // sums of 700 widths in another order
        Assert.Equal(700, first.Replications);
    }

    [Fact]
    public void Bad_arguments_throw()
    {
        var token = TestContext.Current.CancellationToken;
        Assert.Throws<ArgumentOutOfRangeException>(
            "replications", () => CoverageStudy.Run(NaiveEstimator.Default, s_scenario, 0, 1, cancellationToken: token));
        Assert.Throws<ArgumentOutOfRangeException>(
            "level", () => CoverageStudy.Run(NaiveEstimator.Default, s_scenario, 1, 1, 1.5, cancellationToken: token));
    }
}
