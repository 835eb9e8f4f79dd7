using LlmJudgeStats.Coverage;
using static LlmJudgeStats.Tool.Tests.EstimateJson;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>--calibrate-level</c>: the nominal level of the design, said so, and refused where it means nothing.</summary>
public sealed class CalibrateLevelTests
{
    private const string Counts = "--passed 9 --total 12 --tp 4 --fn 0 --fp 1 --tn 3 ";

    private static readonly JudgeStudy s_study = new()
    {
        Test = JudgeTally.Of(9, 12),
        Calibration = new ConfusionCounts { TruePositive = 4, FalseNegative = 0, FalsePositive = 1, TrueNegative = 3 },
    };

    [Fact]
    public void The_estimate_is_that_of_the_library_and_its_companions_stay_as_they_are()
    {
        var json = Judgestats.Json(Counts + "--calibrate-level");
        var calibrated = new DesignCalibrated(AsymmetricErrorEstimator.Default);
        Same(calibrated.Estimate(in s_study, 0.95), Estimates(json)[0]);
        Assert.Equal(0.95, Estimates(json)[0].GetProperty("level").GetDouble());
        var level = calibrated.LevelFor(in s_study, 0.95, TestContext.Current.CancellationToken)!.Value;
        var said = Result(json).GetProperty("calibratedLevel");
        Assert.Equal(level.Nominal, said.GetProperty("nominal").GetDouble());
        Assert.Equal(level.Lowest.Coverage, said.GetProperty("minimum").GetDouble());
        Assert.Equal(level.Lowest.Rate, said.GetProperty("at").GetProperty("rate").GetDouble());
        Same(NaiveEstimator.Default.Estimate(in s_study), Estimates(json)[^1]);

        Assert.Equal(System.Text.Json.JsonValueKind.Null, Result(Judgestats.Json(Counts)).GetProperty("calibratedLevel").ValueKind);
    }

    [Fact]
    public void The_text_says_which_level_was_used_and_that_it_holds_exactly()
    {
        var text = Judgestats.Line("estimate " + Counts + "--calibrate-level").Out;
        var level = new DesignCalibrated(AsymmetricErrorEstimator.Default)
            .LevelFor(in s_study, 0.95, TestContext.Current.CancellationToken)!.Value;
        Assert.Contains($"Level: {100 * level.Nominal:0.####}% nominal, the lowest at which studies of this size cover with 95%",
            text, StringComparison.Ordinal);
        Assert.Contains("of 14544 pass rates and judges", text, StringComparison.Ordinal);
    }

    /// <summary>One error for each limit: what the two-sided interval has to spare is no measure.</summary>
    [Fact]
    public void A_gate_asks_each_limit_at_the_level_that_it_needs()
    {
        var decision = LlmJudgeStats.Gates.Gate.AtLeast(0.5).Decide(new DesignCalibrated(AsymmetricErrorEstimator.Default), in s_study);
        var nominal = decision.Calibrated!.Value.Nominal;
        Assert.Equal(AsymmetricErrorEstimator.Default.Limit(in s_study, IntervalSide.Lower, nominal), decision.Lower);
        var answer = Judgestats.Line("gate " + Counts + "--at-least 0.5 --calibrate-level --format json");
        var gate = System.Text.Json.JsonDocument.Parse(answer.Out).RootElement.GetProperty("results")[0].GetProperty("gate");
        Assert.Equal(nominal, gate.GetProperty("calibratedLevel").GetProperty("nominal").GetDouble());
        Assert.Equal((decision.Lower, 0.95), (gate.GetProperty("lower").GetDouble(), gate.GetProperty("level").GetDouble()));

        var text = Judgestats.Line("gate " + Counts + "--at-least 0.5 --calibrate-level").Out;
        Assert.Contains($"Level: each limit is asked at {100 * nominal:0.####}%", text, StringComparison.Ordinal);
        var groups = Judgestats.Line($"gate {Scratch.InRepository("docs", "samples")}/verdicts.csv --labels-file "
            + $"{Scratch.InRepository("docs", "samples")}/labels.csv --key id --at-least 0.5 --calibrate-level --simultaneous --group id");
        Assert.Equal("", groups.Out);    // a group of one item has no labels: refused, not calibrated
    }

    [Theory]
    [InlineData(Counts + "--calibrate-level --all", "--calibrate-level and --all")]
    [InlineData(Counts + "--calibrate-level --design random --target items", "--calibrate-level and --target items")]
    [InlineData(Counts + "--calibrate-level --interval lang-reiczigel", "not nested")]
    [InlineData(Counts + "--calibrate-level --method bayesian", "milliseconds")]
    [InlineData("--passed 9 --total 12 --calibrate-level", "no nominal level")]
    [InlineData("--passed 900 --total 1200 --tp 40 --fn 5 --fp 6 --tn 39 --calibrate-level", "2541316 outcomes")]
    [InlineData(
        "{samples}/nq301-clusters.csv --count count --group judge --cluster cluster --calibration cal=1 --calibrate-level", "clusters")]
    public void What_cannot_be_calibrated_is_refused_with_the_reason(string line, string reason)
    {
        var answer = Judgestats.Line("estimate "
            + line.Replace("{samples}", Scratch.InRepository("docs", "samples"), StringComparison.Ordinal));
        Assert.Equal((3, ""), (answer.Exit, answer.Out));
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
        Assert.Contains("--calibrate-level", answer.Error, StringComparison.Ordinal);
    }
}
