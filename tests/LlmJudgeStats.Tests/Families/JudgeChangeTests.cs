using LlmJudgeStats.Accuracy;

namespace LlmJudgeStats.Tests.Families;

/// <summary>A new judge in the place of an old one, on the same labelled items.</summary>
public sealed class JudgeChangeTests
{
    private static readonly StratifiedMeanEstimator s_estimator = StratifiedMeanEstimator.Default;

    // beyond-values.json judge-change-1.
    private static readonly JudgeChange s_change = new()
    {
        Passes = new() { Both = 38, OnlyA = 3, OnlyB = 6, Neither = 3 },
        Fails = new() { Both = 30, OnlyA = 2, OnlyB = 5, Neither = 3 },
    };

    [Fact]
    public void Items_are_counted_by_label_and_by_who_is_right()
    {
        var change = JudgeChange.Of([true, true, true, false, false, true], [true, false, true, true, false, false],
            [true, true, false, false, false, false]);
        var expected = new JudgeChange
        {
            Passes = new() { Both = 1, OnlyA = 1, OnlyB = 1, Neither = 1 },
            Fails = new() { Both = 1, OnlyA = 0, OnlyB = 1, Neither = 0 },
        };
        Assert.Equal(expected, change);
        Assert.Equal((6L, 12L), (change.Count, (change + change).Count));
        Assert.Throws<ArgumentException>(() => JudgeChange.Of([true], [true, false], [true]));
        Assert.Throws<ArgumentException>(() => JudgeChange.Of([true], [true], []));
    }

    [Fact]
    public void The_change_of_j_is_the_sum_of_two_changes()
    {
        var youden = s_change.ToYoudenStudy();
        var sensitivity = s_change.ToSensitivityStudy();
        var specificity = s_change.ToSpecificityStudy();
        var accuracy = s_change.ToStudy(CalibrationDesign.Random);
        Assert.Equal(0.135, s_estimator.Estimate(in youden, 0.95).Point, 1e-14);
        Assert.Equal(0.06, s_estimator.Estimate(in sensitivity, 0.95).Point, 1e-14);
        Assert.Equal(0.075, s_estimator.Estimate(in specificity, 0.95).Point, 1e-14);
        Assert.Equal(6.0 / 90, s_estimator.Estimate(in accuracy, 0.95).Point, 1e-14);
        Assert.Equal(new Support(-2, 2), s_estimator.Estimate(in youden, 0.95).Method.Support);
    }

    [Fact]
    public void A_new_judge_goes_in_when_the_lower_limit_is_above_minus_the_margin()
    {
        Assert.Equal(JudgeReplacement.Undecided, s_change.Decide(0.95, 0.03));
        Assert.Equal(JudgeReplacement.Go, s_change.Decide(0.95, 0.05));
        var back = new JudgeChange { Passes = s_change.Passes.Swap(), Fails = s_change.Fails.Swap() };
        Assert.Equal(JudgeReplacement.Undecided, back.Decide(0.95, 0.05));
        var many = Enumerable.Repeat(back, 20).Aggregate((sum, one) => sum + one);
        Assert.Equal(JudgeReplacement.NoGo, many.Decide(0.95, 0.05));
        Assert.Equal(["undecided", "go", "no-go"], Enum.GetValues<JudgeReplacement>().Select(one => one.Id));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_change.Decide(0.95, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_change.Decide(0.4, 0));
    }

    [Fact]
    public void A_class_without_labels_decides_nothing()
    {
        var half = s_change with { Fails = default };
        var study = half.ToYoudenStudy();
        var estimate = s_estimator.Estimate(in study, 0.95);
        Assert.False(estimate.IsIdentified);
        Assert.True(estimate.Interval is { Lower: < -0.8, Upper: > 0.8 });
        Assert.Equal(JudgeReplacement.Undecided, half.Decide(0.95, 0.1));
        Assert.Equal(JudgeReplacement.Undecided, default(JudgeChange).Decide(0.95, 0));
    }
}
