using LlmJudgeStats.Gates;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>A gate of a test has three answers, and the caller says what the third one means.</summary>
public sealed class JudgeAssertTests
{
    // docs/howto/gate-a-build.md: at least 82.2 %, as the command prints there.
    private static readonly JudgeStudy s_study = new() { Test = JudgeTally.Of(255, 300), Calibration = Labels(46, 4, 9, 41) };

    [Fact]
    public void A_pass_is_returned_and_nobody_is_told()
    {
        var told = Inconclusive.Tell(Assert.Fail);
        Assert.Equal(GateVerdict.Pass, JudgeAssert.AtLeast(in s_study, 0.80, told).Verdict);
        var failures = s_study.Flip();
        Assert.Equal(GateVerdict.Pass, JudgeAssert.AtMost(in failures, 0.20, told).Verdict);
    }

    [Fact]
    public void A_fail_throws_whatever_inconclusive_means()
    {
        var failures = s_study.Flip();
        foreach (var meaning in new[] { Inconclusive.Fail, Inconclusive.Allow, Inconclusive.Tell(Assert.Fail) })
        {
            var message = Assert.Throws<GateException>(() => JudgeAssert.AtMost(in s_study, 0.80, meaning)).Message;
            Assert.StartsWith("fail: the pass rate is at least 82.2%, and at most 80.0% is asked", message, StringComparison.Ordinal);
            Assert.Throws<GateException>(() => JudgeAssert.AtLeast(in failures, 0.20, meaning));
        }
    }

    [Fact]
    public void An_open_gate_fails_passes_or_tells_as_the_caller_says()
    {
        var failing = Assert.Throws<GateException>(() => JudgeAssert.AtLeast(in s_study, 0.85, Inconclusive.Fail)).Message;
        Assert.Equal(GateVerdict.Inconclusive, JudgeAssert.AtLeast(in s_study, 0.85, Inconclusive.Allow).Verdict);
        List<string> told = [];
        Assert.Equal(GateVerdict.Inconclusive, JudgeAssert.AtLeast(in s_study, 0.85, Inconclusive.Tell(told.Add)).Verdict);
        Assert.Equal([failing], told);
        // How a test is skipped: by the exception of the framework.
        Assert.Equal("skip", Assert.Throws<InvalidOperationException>(
            () => JudgeAssert.AtLeast(in s_study, 0.85, Inconclusive.Tell(_ => throw new InvalidOperationException("skip")))).Message);
        Assert.Throws<ArgumentNullException>(() => JudgeAssert.AtLeast(in s_study, 0.85, null!));
        Assert.Throws<ArgumentNullException>(() => Inconclusive.Tell(null!));
    }

    // Sizes are those that the command prints on that page.
    [Fact]
    public void The_message_has_rate_interval_threshold_and_what_would_decide()
    {
        var message = Assert.Throws<GateException>(() => JudgeAssert.AtLeast(in s_study, 0.85, Inconclusive.Fail)).Message;
        Assert.Equal(
            [
                "inconclusive: the pass rate is at least 82.2%, and 85.0% is asked (95% confidence, one-sided); the data do not show it is "
                    + "below either.",
                $"Corrected pass rate: {JudgeStats.PassRate(in s_study)}",
                "Behind it: the judge passed 85.0% of 300 test items; 50 labelled passes and 50 fails, from elsewhere, so the judge's "
                    + "error rates must carry over",
                "To decide it, in all, if the rates are what they look like (probability 80.0%): 1482 test items and 494 labels "
                    + "(433 passes, 61 fails)",
            ],
            message.Split('\n'));
        Assert.Contains("90.5% [", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_of_results_says_what_became_of_the_items()
    {
        var results = new JudgedResults("M");
        for (var i = 0; i < 20; i++)
        {
            bool? passed = i % 10 == 9 ? null : i % 3 != 0;
            results.Add($"q{i}", new EvaluationResult(new BooleanMetric("M", passed)));
        }
        var labels = Enumerable.Range(0, 10).ToDictionary(i => $"q{i}", i => i % 3 != 0);
        var judged = results.ToStudy(labels, CalibrationDesign.Random);
        var message = Assert.Throws<GateException>(() => JudgeAssert.AtLeast(judged, 0.85, Inconclusive.Fail)).Message;
        Assert.Contains("Items: 20 = 9 tested + 9 labelled + 2 without a verdict\n", message, StringComparison.Ordinal);
        Assert.Contains("\nLJS2041: ", message, StringComparison.Ordinal);
        Assert.Contains("2 of 20 items (10.0%)", message, StringComparison.Ordinal);
        Assert.Contains("\nLJS1030: ", message, StringComparison.Ordinal);
        Assert.Equal(GateVerdict.Inconclusive, JudgeAssert.AtMost(judged, 0.5, Inconclusive.Allow).Verdict);
        Assert.Throws<ArgumentNullException>(() => JudgeAssert.AtLeast(null!, 0.5, Inconclusive.Fail));
        Assert.Throws<ArgumentNullException>(() => JudgeAssert.AtMost(null!, 0.5, Inconclusive.Fail));
    }

    // A judge that was down for half of the items passes a gate on the other half, and says so here alone.
    [Fact]
    public void The_share_of_items_with_a_verdict_can_be_asked_for()
    {
        var results = new JudgedResults("M");
        for (var i = 0; i < 50; i++) results.Add($"q{i}", new EvaluationResult(new BooleanMetric("M", i == 0 ? null : true)));
        var judged = results.ToStudy(default(Calibration));
        JudgeAssert.Judged(judged, atLeast: 0.98);
        var message = Assert.Throws<GateException>(() => JudgeAssert.Judged(judged, atLeast: 0.985)).Message;
        Assert.Equal("fail: 49 of 50 items have a verdict, and a share of at least 0.985 is asked.", message.Split('\n')[0]);
        Assert.Contains("LJS2041: ", message, StringComparison.Ordinal);
        Assert.Throws<GateException>(() => JudgeAssert.Judged(new JudgedResults("M").ToStudy(default(Calibration)), atLeast: 0.5));
        // 7 of 100 is .07, and .07 times 100 is more than 7.
        var few = new JudgedResults("M");
        for (var i = 0; i < 100; i++) few.Add($"q{i}", new EvaluationResult(new BooleanMetric("M", i < 7 ? true : null)));
        JudgeAssert.Judged(few.ToStudy(default(Calibration)), atLeast: 0.07);
        Assert.Throws<ArgumentOutOfRangeException>(() => JudgeAssert.Judged(judged, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => JudgeAssert.Judged(judged, 98));
        Assert.Throws<ArgumentOutOfRangeException>(() => JudgeAssert.Judged(judged, double.NaN));
        Assert.Throws<ArgumentNullException>(() => JudgeAssert.Judged(null!, 0.98));
    }

    [Fact]
    public void Level_and_estimator_are_those_of_the_gate()
    {
        var naive = JudgeAssert.AtLeast(in s_study, 0.75, Inconclusive.Fail, 0.99, NaiveEstimator.Default);
        var expected = Gate.AtLeast(0.75).Decide(NaiveEstimator.Default, in s_study, 0.99);
        Assert.Equal(expected, naive);
        var open = Assert.Throws<GateException>(
            () => JudgeAssert.AtLeast(in s_study, 0.85, Inconclusive.Fail, estimator: NaiveEstimator.Default)).Message;
        Assert.Contains("The judge's rate, not corrected: 85.0%", open, StringComparison.Ordinal);
        Assert.Contains("LJS1041", open, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => JudgeAssert.AtLeast(in s_study, 85, Inconclusive.Fail));
        Assert.Throws<ArgumentOutOfRangeException>(() => JudgeAssert.AtLeast(in s_study, 0.85, Inconclusive.Fail, 0.5));
    }

    [Fact]
    public void A_gate_that_nothing_decides_says_why()
    {
        var chance = s_study with { Calibration = Labels(25, 25, 25, 25) };
        Assert.Contains("To decide it: the judge is not better than chance", Message(chance), StringComparison.Ordinal);
        var half = s_study with { Calibration = Labels(9, 1, 0, 0) };
        Assert.Contains("To decide it: a kind of item has no label", Message(half), StringComparison.Ordinal);
        var known = s_study with { Calibration = Calibration.Known(0.92, 0.82) };
        Assert.Contains("error rates taken as known", Message(known with { Test = JudgeTally.Of(80, 100) }), StringComparison.Ordinal);
        Assert.Contains("no test item has a verdict; no labels", Message(default), StringComparison.Ordinal);
    }

    private static string Message(JudgeStudy study) =>
        Assert.Throws<GateException>(() => JudgeAssert.AtLeast(in study, 0.85, Inconclusive.Fail)).Message;

    private static ConfusionCounts Labels(long truePositive, long falseNegative, long falsePositive, long trueNegative) => new()
    {
        TruePositive = truePositive,
        FalseNegative = falseNegative,
        FalsePositive = falsePositive,
        TrueNegative = trueNegative,
    };
}
