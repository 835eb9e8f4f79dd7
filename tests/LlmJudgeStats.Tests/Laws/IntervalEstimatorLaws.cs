
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>One-sided limits and p-values: they never disagree with the interval that they come from.</summary>
public sealed class IntervalEstimatorLaws
{
    private static readonly double[] s_levels = [0.6, 0.8, 0.9, 0.95, 0.975, 0.99, 0.999];
    private static readonly double[] s_rates = [0, 0.02, 0.3, 0.5, 0.77, 0.99, 1];

    // Without those that are not nested, and those whose p-values take seconds; post-stratified ones stand in SampledLimitLaws.
    private static readonly IIntervalEstimator[] s_nested =
    [
        .. JudgeEstimators.Methods.SelectMany(method => method.Intervals
            .Where(interval => interval is { IsNested: true, Cost: IntervalCost.ClosedForm or IntervalCost.Equations }).Select(interval => method.With(interval.Id)))
            .OfType<IIntervalEstimator>().Where(estimator => estimator is not PostStratifiedEstimator),
    ];

    [Fact]
    public void PValue_AnyStudy_AgreesWithTheInterval() => Studies.Check(Studies.Any, 150, study => Agree(study));

    [Fact]
    public void PValue_OrdinaryStudy_AgreesWithTheInterval() => Studies.Check(Studies.Ordinary, 60, study => Agree(study));

    private static void Agree(JudgeStudy study)
    {
        foreach (var estimator in s_nested)
        {
            foreach (var rate in s_rates)
            {
                var twoSided = estimator.PValue(in study, rate);
                var (above, below) = (estimator.PValue(in study, rate, IntervalSide.Lower), estimator.PValue(in study, rate, IntervalSide.Upper));
                foreach (var level in s_levels)
                {
                    var name = $"{estimator} {study} {rate} {level}";
                    // At the edge itself rounding decides.
                    if (Math.Abs(twoSided - (1 - level)) > 1e-9)
                        Assert.True(estimator.Estimate(in study, level).Interval.Contains(rate) == twoSided >= 1 - level, $"{name}: {twoSided}");
                    if (Math.Abs(above - (1 - level)) > 1e-9)
                        Assert.True(estimator.Limit(in study, IntervalSide.Lower, level) <= rate == above >= 1 - level, $"{name}: above {above}");
                    if (Math.Abs(below - (1 - level)) > 1e-9)
                        Assert.True(estimator.Limit(in study, IntervalSide.Upper, level) >= rate == below >= 1 - level, $"{name}: below {below}");
                }
            }
        }
    }

    [Fact]
    public void Limit_OtherIntervals_IsTheEndOfTheTwoSidedOneAtTwiceTheError() => Studies.Check(Studies.Any, 200, study =>
    {
        foreach (var estimator in s_nested.OfType<AsymmetricErrorEstimator>().Where(e => !e.Interval.Traits.HasOwnLimits))
        {
            var interval = estimator.Estimate(in study, 0.9).Interval;
            Assert.Equal(interval.Lower, estimator.Limit(in study, IntervalSide.Lower, 0.95), 1e-12);
            Assert.Equal(interval.Upper, estimator.Limit(in study, IntervalSide.Upper, 0.95), 1e-12);
        }
    });

    /// <summary>Never above the end of the two-sided interval, whose single limits miss too often (pass-rates.md 3.9b).</summary>
    [Theory]
    [InlineData(AsymmetricErrorInterval.GuardedScore)]
    [InlineData(AsymmetricErrorInterval.AveragedScore)]
    public void Limit_GuardedScore_IsOutsideTheTwoSidedIntervalAndNested(AsymmetricErrorInterval interval) => Studies.Check(Studies.Any, 1000, study =>
    {
        var estimator = AsymmetricErrorEstimator.Default with { Interval = interval };
        var (last, lastUpper) = (1.0, 0.0);
        foreach (var level in s_levels)
        {
            var twoSided = estimator.Estimate(in study, (2 * level) - 1).Interval;
            var (lower, upper) = (estimator.Limit(in study, IntervalSide.Lower, level), estimator.Limit(in study, IntervalSide.Upper, level));
            // The averaged score takes the limits of the guarded one: with a single test item and levels of no gate its own interval can reach farther.
            if (interval == AsymmetricErrorInterval.GuardedScore || level >= 0.9) Assert.True(lower <= twoSided.Lower + 1e-12 && upper >= twoSided.Upper - 1e-12, $"{study} {level}: {lower} {upper} {twoSided}");
            Assert.True(lower <= last + 1e-12 && upper >= lastUpper - 1e-12, $"{study} {level}: not nested");
            Assert.Equal(upper, 1 - estimator.Limit(study.Flip(), IntervalSide.Lower, level));
            (last, lastUpper) = (lower, upper);
        }
    });

    /// <summary>Every outcome of a small design: the chance that the limit is on the right side of the rate is at least the level, for both sides (pass-rates.md 3.9b).</summary>
    [Theory]
    [InlineData(30, 10, 10)]
    [InlineData(50, 5, 25)]
    public void Limit_GuardedScore_CoversAtItsLevel(int n, int m0, int m1)
    {
        var grid = new ParameterGrid { Rates = ParameterGrid.Steps(20), Sensitivities = [0.55, 0.75, 0.95, 1], Specificities = [0.55, 0.75, 0.95, 1] };
        var design = new StudyDesign { TestItems = n, FailLabels = m0, PassLabels = m1, Design = CalibrationDesign.ByLabel };
        foreach (var level in new[] { 0.9, 0.95, 0.975, 0.99 })
        {
            var map = ExactCoverage.OneSided(AsymmetricErrorEstimator.Default, design, level, null, TestContext.Current.CancellationToken)
                .Over(grid, null, TestContext.Current.CancellationToken);
            Assert.All(map.Points, point => Assert.True(Math.Min(point.LowerCoverage, point.UpperCoverage) >= level, $"{n}/{m0}/{m1}, {level}: {point}"));
        }
    }

    /// <summary>The test can fail: one end of the two-sided interval is not a one-sided limit.</summary>
    [Fact]
    public void Limit_EndOfTheTwoSidedInterval_MissesTooOften()
    {
        var design = new StudyDesign { TestItems = 50, FailLabels = 5, PassLabels = 25, Design = CalibrationDesign.ByLabel };
        Assert.InRange(ExactCoverage.AtPoint(AsymmetricErrorEstimator.Default, design, 0.8, 0.9, 1, 0.95).LowerCoverage, 0.887, 0.888);
    }

    [Fact]
    public void PValue_NothingIsKnown_IsOne()
    {
        var counts = new ConfusionCounts { TruePositive = 40, FalseNegative = 10, FalsePositive = 45, TrueNegative = 5 };
        var test = (Proportion)JudgeTally.Of(720, 1000);
        JudgeStudy[] studies =
        [
            default,
            new() { Test = test },
            new() { Test = test, Calibration = counts },
            new() { Test = test, Calibration = Calibration.FromCounts(counts with { FalsePositive = 1 }, CalibrationDesign.ByVerdict) },
        ];
        foreach (var study in studies)
        {
            foreach (var rate in s_rates)
            {
                Assert.Equal(1, AsymmetricErrorEstimator.Default.PValue(study, rate));
                Assert.Equal(1, AsymmetricErrorEstimator.Default.PValue(study, rate, IntervalSide.Lower));
                Assert.Equal(1, AsymmetricErrorEstimator.Default.PValue(study, rate, IntervalSide.Upper));
            }
            Assert.Equal((0, 1), (AsymmetricErrorEstimator.Default.Limit(study, IntervalSide.Lower, 0.95), AsymmetricErrorEstimator.Default.Limit(study, IntervalSide.Upper, 0.95)));
        }
    }

    [Fact]
    public void PValue_Melding_AgreesWithTheInterval()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(60, 115), Calibration = new ConfusionCounts { TruePositive = 23, FalseNegative = 2, FalsePositive = 8, TrueNegative = 17 } };
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Melding };
        var upper = estimator.Estimate(in study, 0.95).Interval.Upper;
        Assert.Equal(0.05, estimator.PValue(in study, upper), 1e-9);
        Assert.Equal(0.025, estimator.PValue(in study, upper, IntervalSide.Upper), 1e-9);
    }

    /// <summary>Far out in the tail, where one minus a level has no digits left, the p-value of the plain score interval is that of its statistic Z.</summary>
    [Fact]
    public void PValue_FarInTheTail_KeepsItsDigits()
    {
        // A perfect known judge: Z² = (p̂ − t)² n/(t (1 − t)), here .3² · 400/.25 = 144.
        var study = new JudgeStudy { Test = JudgeTally.Of(320, 400), Calibration = new() { Sensitivity = Proportion.Known(1), Specificity = Proportion.Known(1) } };
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Score };
        const double TwoTails = 3.552964224155358e-33;    // erfc(12/√2)
        Assert.Equal(TwoTails, estimator.PValue(study, 0.5), TwoTails * 1e-9);
        Assert.Equal(TwoTails / 2, estimator.PValue(study, 0.5, IntervalSide.Lower), TwoTails * 1e-9);
        Assert.Equal(1, estimator.PValue(study, 0.5, IntervalSide.Upper));
    }

    /// <summary>An interval that is not nested says nothing at levels next to 1: p-values were 0 at every rate, the point included.</summary>
    [Fact]
    public void PValue_OfLangReiczigel_IsThatOfTheIntervalsOfUsualLevels()
    {
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel };
        var study = new JudgeStudy { Test = JudgeTally.Of(83, 115), Calibration = new ConfusionCounts { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 } };
        Assert.InRange(estimator.PValue(study, estimator.Estimate(study).Point), 0.8, 1);
        foreach (var rate in new[] { 0.5, 0.6, 0.7, 0.8, 0.9 })
        {
            var p = estimator.PValue(study, rate);
            Assert.True(estimator.Estimate(study, 1 - (0.99 * p)).Interval.Contains(rate));
            Assert.False(estimator.Estimate(study, 1 - Math.Min(0.999, 1.01 * p)).Interval.Contains(rate));
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void PValue_RateOutsideTheUnit_Throws(double rate)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(rate), () => AsymmetricErrorEstimator.Default.PValue(default, rate));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(rate), () => AsymmetricErrorEstimator.Default.PValue(default, rate, IntervalSide.Lower));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(95.0)]
    [InlineData(double.NaN)]
    public void Limit_LevelNotAboveOneHalf_Throws(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(level), () => AsymmetricErrorEstimator.Default.Limit(default, IntervalSide.Lower, level));

    [Fact]
    public void LimitAndPValue_UndefinedSide_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("side", () => AsymmetricErrorEstimator.Default.Limit(default, (IntervalSide)7, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>("side", () => AsymmetricErrorEstimator.Default.PValue(default, 0.5, (IntervalSide)7));
    }
}
