using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>The figures of docs/known-cases.md to more digits than a page shows.</summary>
public sealed class KnownCaseTests
{
    [Fact]
    public void The_judge_that_is_right_80_percent_of_the_time()
    {
        for (var k = 0; k <= 1000; k += 50)
        {
            var estimate = JudgeStats.PassRate(new() { Test = JudgeTally.Of(k, 1000), Calibration = Calibration.KnownAccuracy(0.8) });
            Assert.Equal(((k / 1000.0) - 0.2) / 0.6, estimate.Unclamped, 1e-14);
        }
    }

    /// <summary>Lee et al. 2025, the example of their code: four digits as printed there.</summary>
    [Fact]
    public void The_example_of_Lee_et_al()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(400, 1000),
            Calibration = new() { Sensitivity = JudgeTally.Of(180, 200), Specificity = JudgeTally.Of(140, 200) },
        };
        var estimate = (AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.LangReiczigel }).Estimate(study);
        Assert.Equal((0.1667, 0.0564, 0.2627),
            (Math.Round(estimate.Point, 4), Math.Round(estimate.Interval.Lower, 4), Math.Round(estimate.Interval.Upper, 4)));
    }

    /// <summary>50 of 3330, specificity 399/401, sensitivity 103/122: the point by hand in whole numbers, and 0 not excluded.</summary>
    [Fact]
    public void Antibodies_in_Santa_Clara()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(50, 3330),
            Calibration = new() { Sensitivity = JudgeTally.Of(103, 122), Specificity = JudgeTally.Of(399, 401) },
        };
        var estimate = JudgeStats.PassRate(in study);
        // (50/3330 − 2/401)/(103/122 − 2/401) = 122 (50·401 − 2·3330)/(3330 (103·401 − 2·122)).
        Assert.Equal(122.0 * ((50 * 401) - (2 * 3330)) / (3330.0 * ((103 * 401) - (2 * 122))), estimate.Point, 1e-15);
        Assert.Equal(0, estimate.Interval.Lower);
        Assert.InRange(estimate.Interval.Upper, 0.018, 0.022);
    }
}
