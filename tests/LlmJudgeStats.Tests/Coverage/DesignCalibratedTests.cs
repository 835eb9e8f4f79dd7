using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tests.Coverage;

/// <summary>A level calibrated to the design: the nominal level is the smallest that holds.</summary>
public sealed class DesignCalibratedTests
{
    private static readonly ParameterGrid s_few = new()
    {
        Rates = ParameterGrid.Steps(20),
        Sensitivities = [0.55, 0.75, 0.95, 1],
        Specificities = [0.55, 0.75, 0.95, 1],
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Figures of an enumeration outside the library: .92 covers with .952 and is 7 % narrower.</summary>
    [Fact]
    public void Thirty_items_with_five_labels_a_class_cover_at_92_percent()
    {
        var design = Design(30, 5, 5);
        var found = Level(new(AsymmetricErrorEstimator.Default), design);
        Assert.True(found.Nominal <= 0.92, $"{found}");
        var at92 = ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default, design, 0.92, cancellationToken: Cancelled)
            .Over(ParameterGrid.Fine, cancellationToken: Cancelled);
        var at95 = ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default, design, 0.95, cancellationToken: Cancelled)
            .Over(ParameterGrid.Fine, cancellationToken: Cancelled);
        Assert.Equal(0.952, at92.Summary(0.95).Minimum, 5e-4);
        Assert.Equal(0.93, at92.MeanWidth / at95.MeanWidth, 5e-3);
        Assert.True(found.MeanWidth <= at92.MeanWidth && found.GridPoints == 14_544);
    }

    /// <summary>.94 covers with .9495 and is just not enough; .9425 is the next step.</summary>
    [Fact]
    public void Fifty_items_with_ten_labels_a_class_need_a_quarter_of_a_percent_more_than_94()
    {
        var design = Design(50, 10, 10);
        var found = Level(new(AsymmetricErrorEstimator.Default), design);
        Assert.Equal(0.9425, found.Nominal);
        Assert.InRange(found.Lowest.Coverage, 0.95, 0.953);
        var at94 = ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default, design, 0.94, cancellationToken: Cancelled);
        var worst = at94.Over(ParameterGrid.Fine, cancellationToken: Cancelled).Summary(0.95);
        Assert.Equal(0.9495, worst.Minimum, 5e-5);
    }

    /// <summary>Every step tried in turn, from far below: the search skips none that would do.</summary>
    [Theory]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 0.95)]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 0.8)]
    [InlineData(AsymmetricErrorInterval.BalancedTails, 0.99)]
    [InlineData(AsymmetricErrorInterval.Score, 0.9)]
    [InlineData(AsymmetricErrorInterval.ProfileLikelihood, 0.9)]
    public void The_smallest_nominal_level_is_found(AsymmetricErrorInterval interval, double level)
    {
        var design = Design(12, 4, 3);
        var estimator = new AsymmetricErrorEstimator { Interval = interval };
        var found = new DesignCalibrated(estimator) { Grid = s_few }.LevelFor(design, level, Cancelled);
        var first = Enumerable.Range(-60, 100).Select(step => Math.Round(level + (0.0025 * step), 12))
            .Where(nominal => nominal is > 0 and < 1)
            .Select(nominal => (Nominal: nominal, Minimum(estimator, design, nominal).Minimum)).FirstOrDefault(one => one.Minimum >= level);
        Assert.Equal(first.Nominal, found?.Nominal ?? 0);
        if (found is { } there) Assert.Equal(first.Minimum, there.Lowest.Coverage);
    }

    /// <summary>An interval that covers with less than it says is asked at more; one that never reaches has no nominal level.</summary>
    [Fact]
    public void An_interval_below_its_level_is_asked_at_more_or_refused()
    {
        var score = new DesignCalibrated(new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Score }) { Grid = s_few };
        var level = score.LevelFor(Design(50, 10, 10), 0.9, Cancelled);
        Assert.True(level is { Nominal: > 0.9, Lowest.Coverage: >= 0.9 }, $"{level}");

        var delta = new DesignCalibrated(RoganGladenEstimator.Default) { Grid = s_few };
        Assert.Null(delta.LevelFor(Design(12, 4, 3), 0.95, Cancelled));
        var refusal = Assert.Throws<ArgumentException>("study", () => delta.Estimate(Study(9, 12, 4, 0, 1, 2), 0.95));
        Assert.Contains("no nominal level", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_estimate_is_that_of_the_nominal_level_and_says_the_level_that_it_reaches()
    {
        var calibrated = new DesignCalibrated(AsymmetricErrorEstimator.Default) { Grid = s_few };
        var study = Study(9, 12, 4, 0, 1, 2);
        var level = calibrated.LevelFor(in study, 0.95, Cancelled)!.Value;
        Assert.True(level.Nominal < 0.95);
        var (one, other) = (calibrated.Estimate(in study, 0.95), AsymmetricErrorEstimator.Default.Estimate(in study, level.Nominal));
        Assert.Equal((other.Interval.Lower, other.Interval.Upper, 0.95), (one.Interval.Lower, one.Interval.Upper, one.Interval.Level));
        Assert.Equal((other.Point, other.StandardError, other.Method, other.Warnings),
            (one.Point, one.StandardError, one.Method, one.Warnings));
        // Known error rates are part of a design.
        var known = new DesignCalibrated(RoganGladenEstimator.Default).LevelFor(
            study with { Calibration = Calibration.Known(0.9, 0.8) }, 0.95, Cancelled);
        Assert.True(known is { GridPoints: 101, Lowest: { Sensitivity: 0.9, Specificity: 0.8 } }, $"{known}");
    }

    /// <summary>Every step tried in turn; what two ends have to spare is not what one has.</summary>
    [Theory]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 0.95)]
    [InlineData(AsymmetricErrorInterval.GuardedScore, 0.8)]
    [InlineData(AsymmetricErrorInterval.Score, 0.9)]
    public void The_smallest_nominal_level_of_each_limit_is_found(AsymmetricErrorInterval interval, double level)
    {
        var study = Study(9, 12, 4, 0, 1, 2);
        var estimator = new AsymmetricErrorEstimator { Interval = interval };
        var calibrated = new DesignCalibrated(estimator) { Grid = s_few };
        var found = calibrated.LimitLevelFor(in study, level, Cancelled);
        var first = Enumerable.Range(-60, 100).Select(step => Math.Round(level + (0.0025 * step), 12))
            .Where(nominal => nominal is > 0.5 and < 1)
            .Select(nominal => (Nominal: nominal, Minimum: MinimumOfLimits(estimator, Design(12, 3, 4), nominal)))
            .FirstOrDefault(one => one.Minimum >= level);
        Assert.Equal(first.Nominal, found?.Nominal ?? 0);
        if (found is { } there) Assert.Equal(first.Minimum, there.Minimum);
    }

    [Fact]
    public void Limits_that_do_not_exist_are_not_calibrated()
    {
        var calibrated = new DesignCalibrated(AsymmetricErrorEstimator.Default);
        var study = Study(9, 12, 4, 0, 1, 2);
        Assert.Throws<ArgumentOutOfRangeException>("level", () => calibrated.LimitLevelFor(in study, 0.5, Cancelled));
        var fraction = study with { Test = Proportion.FromCounts(9, 12.5) };
        Assert.Throws<ArgumentException>("study", () => calibrated.LimitLevelFor(in fraction, 0.95, Cancelled));
    }

    [Fact]
    public void What_is_not_a_design_of_whole_items_is_refused()
    {
        var calibrated = new DesignCalibrated(AsymmetricErrorEstimator.Default);
        var whole = Study(9, 12, 4, 0, 1, 2);
        JudgeStudy[] others =
        [
            whole with { Test = Proportion.FromCounts(9, 12.5) },
            whole with { Test = Proportion.Known(0.7) },
            whole with { Test = Proportion.FromClusters(ClusteredTally.FromItems([1, 1, 2, 2, 3], [true, true, false, false, true])) },
            whole with { Test = JudgeTally.Of(600, 10_000) },
        ];
        Assert.True(DesignCalibrated.CanCalibrate(in whole));
        foreach (var study in others)
        {
            Assert.False(DesignCalibrated.CanCalibrate(in study), $"{study}");
            Assert.Throws<ArgumentException>("study", () => calibrated.Estimate(in study, 0.95));
        }
        Assert.Throws<ArgumentException>("design", () => calibrated.LevelFor(Design(10_000, 4, 3), 0.95, Cancelled));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => calibrated.Estimate(in whole, 95));
    }

    [Fact]
    public void Intervals_that_are_not_nested_or_slow_are_refused()
    {
        IJudgeEstimator[] refused =
        [
            new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel },
            new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Exact },
            BayesianEstimator.Default,
            PostStratifiedEstimator.Default with { Target = Target.Items },
        ];
        foreach (var inner in refused) Assert.ThrowsAny<ArgumentException>(() => new DesignCalibrated(inner));
        Assert.Throws<ArgumentNullException>(() => new DesignCalibrated(null!));
    }

    private static CalibratedLevel Level(DesignCalibrated calibrated, StudyDesign design) =>
        calibrated.LevelFor(design, 0.95, Cancelled)!.Value;

    private static CoverageSummary Minimum(AsymmetricErrorEstimator estimator, StudyDesign design, double nominal) =>
        ExactCoverage.Enumerate(estimator, design, nominal, cancellationToken: Cancelled).Over(s_few, cancellationToken: Cancelled)
            .Summary(nominal);

    private static double MinimumOfLimits(AsymmetricErrorEstimator estimator, StudyDesign design, double nominal) =>
        ExactCoverage.OneSided(estimator, design, nominal, cancellationToken: Cancelled).Over(s_few, cancellationToken: Cancelled)
            .Points.Min(point => Math.Min(point.LowerCoverage, point.UpperCoverage));

    private static StudyDesign Design(int n, int m0, int m1) => new() { TestItems = n, Labels = LabelPlan.ByLabel(m1, m0) };

    private static JudgeStudy Study(long passed, long total, long tp, long fn, long fp, long tn) => new()
    {
        Test = JudgeTally.Of(passed, total),
        Calibration = new ConfusionCounts { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn },
    };
}
