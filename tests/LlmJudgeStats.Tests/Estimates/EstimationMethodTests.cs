using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tests.Estimates;

/// <summary>What a method takes of the data, as reports ask it.</summary>
public class EstimationMethodTests
{
    [Theory]
    [InlineData("naive", true, true, false, false)]
    [InlineData("labels-only", false, false, false, true)]
    [InlineData("rogan-gladen", false, true, true, false)]
    [InlineData("asymmetric-error", false, true, true, false)]
    [InlineData("post-stratified", false, true, false, true)]
    [InlineData("prediction-powered", false, true, false, true)]
    [InlineData("bayesian", false, true, true, false)]
    public void A_method_of_the_catalogue_says_what_it_uses(string id, bool uncorrected, bool verdicts, bool errorRates, bool fromTestItems)
    {
        var method = JudgeEstimators.Find(id).Method;
        Assert.Equal((uncorrected, verdicts, errorRates, fromTestItems),
            (method.IsUncorrected, method.UsesVerdicts, method.UsesErrorRates, method.UsesLabelsFromTestItems));
    }

    [Fact]
    public void A_posterior_of_labels_from_test_items_uses_them_and_no_error_rates()
    {
        var calibration = Calibration.FromCounts(
            new() { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 }, CalibrationDesign.ByVerdict);
        var method = BayesianEstimator.Default.Estimate(new() { Test = JudgeTally.Of(83, 115), Calibration = calibration },
            0.95).Method;
        Assert.Equal((true, false), (method.UsesLabelsFromTestItems, method.UsesErrorRates));
    }
}
