using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>One-sided limits and p-values: they never disagree with the interval that they come from.</summary>
public sealed class IntervalEstimatorLaws
{
    private static readonly double[] s_levels = [0.6, 0.8, 0.9, 0.95, 0.975, 0.99, 0.999];
    private static readonly double[] s_rates = [0, 0.02, 0.3, 0.5, 0.77, 0.99, 1];

    // Without those that are not nested, and those whose p-values take seconds; post-stratified ones stand in StratifiedLimitLaws.
    private static readonly IIntervalEstimator[] s_nested =
    [
        .. JudgeEstimators.Methods.SelectMany(method => method.Intervals
            .Where(interval => interval is { IsNested: true, Cost: IntervalCost.ClosedForm or IntervalCost.Equations })
                .Select(interval => method.With(interval.Id)))
            .OfType<IIntervalEstimator>().Where(estimator => estimator is not PostStratifiedEstimator),
    ];

    private static readonly BayesianEstimator[] s_posteriors = [.. new[] { PosteriorInterval.EqualTailed, PosteriorInterval.EqualTailedSnap,
        PosteriorInterval.HighestDensity }
        .Select(interval => BayesianEstimator.Default with { Interval = interval })];

    [Fact]
    public void P_values_of_any_study_agree_with_the_interval() => Studies.Check(Studies.Any, 150, study => Agree(study));

    [Fact]
    public void P_values_of_an_ordinary_study_agree_with_the_interval() => Studies.Check(Studies.Ordinary, 60, study => Agree(study));

    private static void Agree(JudgeStudy study)
    {
        foreach (var estimator in s_nested)
        {
            foreach (var rate in s_rates)
            {
                var twoSided = estimator.PValue(in study, rate);
                var (above, below) = (
                    estimator.PValue(in study, rate, Alternative.Greater), estimator.PValue(in study, rate, Alternative.Less));
                foreach (var level in s_levels)
                {
                    var name = $"{estimator.Method.Id} {estimator.Estimate(in study).Method.Interval} {study} {rate} {level}";
                    var interval = estimator.Estimate(in study, level).Interval;
                    if (IsDecided(twoSided, level, interval.Lower, rate) && IsDecided(twoSided, level, interval.Upper, rate))
                        Assert.True(interval.Contains(rate) == twoSided >= 1 - level, $"{name}: {twoSided}");
                    var (lower, upper) = (
                        estimator.Limit(in study, IntervalSide.Lower, level), estimator.Limit(in study, IntervalSide.Upper, level));
                    if (IsDecided(above, level, lower, rate)) Assert.True(lower <= rate == above >= 1 - level, $"{name}: above {above}");
                    if (IsDecided(below, level, upper, rate)) Assert.True(upper >= rate == below >= 1 - level, $"{name}: below {below}");
                }
            }
        }
    }

    // At the edge itself rounding decides: of the p-value, or of a limit, which for Blaker's interval stays where it is over a range of
    // levels.
    private static bool IsDecided(double pValue, double level, double limit, double rate) =>
        Math.Abs(pValue - (1 - level)) > 1e-9 && (Math.Abs(limit - rate) > 1e-12 || limit is 0 or 1);

    [Fact]
    public void Limits_of_other_intervals_are_ends_of_the_two_sided_one_at_twice_the_error() => Studies.Check(Studies.Any, 200, study =>
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
    public void The_limit_of_the_guarded_score_is_outside_the_two_sided_interval_and_nested(AsymmetricErrorInterval interval) =>
        Studies.Check(Studies.Any, 1000, study =>
    {
        var estimator = AsymmetricErrorEstimator.Default with { Interval = interval };
        var (last, lastUpper) = (1.0, 0.0);
        foreach (var level in s_levels)
        {
            var twoSided = estimator.Estimate(in study, (2 * level) - 1).Interval;
            var (lower, upper) = (
                estimator.Limit(in study, IntervalSide.Lower, level), estimator.Limit(in study, IntervalSide.Upper, level));
            // The averaged score takes the limits of the guarded one: with a single test item and levels of no gate its own interval can
            // reach farther.
            if (interval == AsymmetricErrorInterval.GuardedScore || level >= 0.9)
            {
                Assert.True(lower <= twoSided.Lower + 1e-12
                    && upper >= twoSided.Upper - 1e-12, $"{study} {level}: {lower} {upper} {twoSided}");
            }
            Assert.True(lower <= last + 1e-12 && upper >= lastUpper - 1e-12, $"{study} {level}: not nested");
            Assert.Equal(upper, 1 - estimator.Limit(study.Flip(), IntervalSide.Lower, level));
            (last, lastUpper) = (lower, upper);
        }
    });

    /// <summary>
    /// Every outcome of a small design: the chance that the limit is on the right side of the rate is at least the level, for both sides
    /// (pass-rates.md 3.9b).
    /// </summary>
    [Theory]
    [InlineData(30, 10, 10)]
    [InlineData(50, 5, 25)]
    public void The_limit_of_the_guarded_score_covers_at_its_level(int n, int m0, int m1)
    {
        var grid = new ParameterGrid
        {
            Rates = ParameterGrid.Steps(20),
            Sensitivities = [0.55, 0.75, 0.95, 1],
            Specificities = [0.55, 0.75, 0.95, 1],
        };
        var design = new StudyDesign { TestItems = n, Labels = LabelPlan.ByLabel(m1, m0) };
        foreach (var level in new[] { 0.9, 0.95, 0.975, 0.99 })
        {
            var map = ExactCoverage.OneSided(AsymmetricErrorEstimator.Default, design, level, null, TestContext.Current.CancellationToken)
                .Over(grid, null, TestContext.Current.CancellationToken);
            Assert.All(map.Points, point => Assert.True(
                Math.Min(point.LowerCoverage, point.UpperCoverage) >= level, $"{n}/{m0}/{m1}, {level}: {point}"));
        }
    }

    /// <summary>The test can fail: one end of the two-sided interval is not a one-sided limit.</summary>
    [Fact]
    public void The_end_of_the_two_sided_interval_misses_too_often()
    {
        var design = new StudyDesign { TestItems = 50, Labels = LabelPlan.ByLabel(25, 5) };
        var point = ExactCoverage.AtPoint(
            AsymmetricErrorEstimator.Default, design, 0.8, 0.9, 1, 0.95, cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(point.LowerCoverage, 0.887, 0.888);
    }

    [Fact]
    public void The_p_value_is_one_where_nothing_is_known()
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
                Assert.Equal(1, AsymmetricErrorEstimator.Default.PValue(study, rate, Alternative.Greater));
                Assert.Equal(1, AsymmetricErrorEstimator.Default.PValue(study, rate, Alternative.Less));
            }
            Assert.Equal((0, 1), (AsymmetricErrorEstimator.Default.Limit(study, IntervalSide.Lower, 0.95),
                AsymmetricErrorEstimator.Default.Limit(study, IntervalSide.Upper, 0.95)));
        }
    }

    [Fact]
    public void P_values_of_melding_agree_with_the_interval()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(60, 115),
            Calibration = new ConfusionCounts { TruePositive = 23, FalseNegative = 2, FalsePositive = 8, TrueNegative = 17 },
        };
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Melding };
        var upper = estimator.Estimate(in study, 0.95).Interval.Upper;
        Assert.Equal(0.05, estimator.PValue(in study, upper), 1e-9);
        Assert.Equal(0.025, estimator.PValue(in study, upper, Alternative.Less), 1e-9);
    }

    /// <summary>
    /// Far out in the tail, where one minus a level has no digits left, the p-value of the plain score interval is that of its statistic Z.
    /// </summary>
    [Fact]
    public void A_p_value_far_in_the_tail_keeps_its_digits()
    {
        // A perfect known judge: Z² = (p̂ − t)² n/(t (1 − t)), here .3² · 400/.25 = 144.
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(320, 400),
            Calibration = new() { Sensitivity = Proportion.Known(1), Specificity = Proportion.Known(1) },
        };
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Score };
        const double TwoTails = 3.552964224155358e-33;    // erfc(12/√2)
        Assert.Equal(TwoTails, estimator.PValue(study, 0.5), TwoTails * 1e-9);
        Assert.Equal(TwoTails / 2, estimator.PValue(study, 0.5, Alternative.Greater), TwoTails * 1e-9);
        Assert.Equal(1, estimator.PValue(study, 0.5, Alternative.Less));
    }

    /// <summary>
    /// An interval that is not nested says nothing at levels next to 1: p-values were 0 at every rate, the point included.
    /// </summary>
    [Fact]
    public void P_values_of_Lang_and_Reiczigel_are_those_of_the_intervals_of_usual_levels()
    {
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel };
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(83, 115),
            Calibration = new ConfusionCounts { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 },
        };
        Assert.InRange(estimator.PValue(study, estimator.Estimate(study).Point), 0.8, 1);
        foreach (var rate in new[] { 0.5, 0.6, 0.7, 0.8, 0.9 })
        {
            var p = estimator.PValue(study, rate);
            Assert.True(estimator.Estimate(study, 1 - (0.99 * p)).Interval.Contains(rate));
            Assert.False(estimator.Estimate(study, 1 - Math.Min(0.999, 1.01 * p)).Interval.Contains(rate));
        }
    }

    // Not all levels and rates: each call computes a posterior, up to a second where counts are no whole numbers.
    [Fact]
    public void PValue_of_a_posterior_agrees_with_its_interval() =>
        Studies.Check(Studies.Ordinary, 10, study => AgreeWithThePosterior(study, s_posteriors));

    [Fact]
    public void PValue_of_a_posterior_of_sampled_labels_agrees_with_its_interval() => Studies.Check(Studies.Ordinary, 3, study =>
    {
        foreach (var design in new[] { CalibrationDesign.Random, CalibrationDesign.ByVerdict })
            AgreeWithThePosterior(study with { Calibration = study.Calibration with { Design = design } }, s_posteriors[..2]);
    });

    [Fact]
    public void PValue_of_a_posterior_in_any_corner_agrees_with_its_interval() =>
        Studies.Check(Studies.Any, 25, study => AgreeWithThePosterior(study, s_posteriors[..2]));

    private static void AgreeWithThePosterior(JudgeStudy study, BayesianEstimator[] estimators)
    {
        foreach (var estimator in estimators)
        {
            // The shortest interval is found less sharply, where the density is flat.
            var edge = estimator.Interval == PosteriorInterval.HighestDensity ? 1e-6 : 1e-9;
            foreach (var rate in new[] { 0.0, 0.3, 0.77 })
            {
                var twoSided = estimator.PValue(in study, rate);
                var above = estimator.PValue(in study, rate, Alternative.Greater);
                foreach (var level in new[] { 0.8, 0.95, 0.999 })
                {
                    var estimate = estimator.Estimate(in study, level);
                    // Then the interval is shown, with a warning, and no p-value is.
                    if (estimate.Warnings.HasFlag(EstimateWarnings.NotConverged)) continue;
                    var name = $"{estimator.Interval} {study} {rate} {level}";
                    if (Math.Abs(twoSided - (1 - level)) > edge)
                        Assert.True(estimate.Interval.Contains(rate) == twoSided >= 1 - level, $"{name}: {twoSided} {estimate.Interval}");
                    if (Math.Abs(above - (1 - level)) > edge)
                        Assert.True(
                            estimator.Limit(in study, IntervalSide.Lower, level) <= rate == above >= 1 - level, $"{name}: above {above}");
                }
            }
        }
    }

    /// <summary>
    /// Of an equal-tailed interval the p-values are tail probabilities, and limits are quantiles; exchanging pass and fail exchanges them.
    /// </summary>
    [Fact]
    public void Limits_of_a_posterior_are_its_quantiles_and_have_a_mirror() => Studies.Check(Studies.Ordinary, 60, study =>
    {
        var (estimator, posterior) = (BayesianEstimator.Default, BayesianEstimator.Default.Posterior(in study));
        foreach (var level in new[] { 0.6, 0.95, 0.99 })
        {
            var (lower, upper) = (
                estimator.Limit(in study, IntervalSide.Lower, level), estimator.Limit(in study, IntervalSide.Upper, level));
            Assert.Equal(posterior.Quantile(1 - level), lower, 1e-12);
            Assert.Equal(posterior.Quantile(level), upper, 1e-12);
            // but for the rounding of 1 − limit
            Assert.Equal(upper, 1 - estimator.Limit(study.Flip(), IntervalSide.Lower, level), 2e-16);
            Assert.Equal(1 - level, estimator.PValue(in study, lower, Alternative.Greater), 1e-9);
            Assert.Equal(1 - level, estimator.PValue(in study, upper, Alternative.Less), 1e-9);
            Assert.Equal(estimator.PValue(in study, upper), estimator.PValue(study.Flip(), 1 - upper), 1e-9);
        }
        var tail = 1 - posterior.ProbabilityAbove(0.4);
        Assert.Equal(tail < 0.5 ? tail : 1, estimator.PValue(in study, 0.4, Alternative.Greater), 1e-12);
        Assert.Equal(1 - tail < 0.5 ? 1 - tail : 1, estimator.PValue(in study, 0.4, Alternative.Less), 1e-12);
        Assert.Equal(2 * Math.Min(tail, 1 - tail), estimator.PValue(in study, 0.4), 1e-12);
    });

    [Fact]
    public void A_posterior_without_an_answer_refutes_nothing()
    {
        var test = (Proportion)JudgeTally.Of(720, 1000);
        var measured = (Proportion)JudgeTally.Of(40, 50);
        JudgeStudy[] studies =
        [
            default,
            new() { Test = test },
            new() { Test = test, Calibration = Calibration.Known(0.5, 0.5) },
            new() { Test = test, Calibration = new() { Sensitivity = Proportion.Known(0.9), Specificity = measured,
                Design = CalibrationDesign.ByVerdict } },
        ];
        foreach (var study in studies)
        {
            foreach (var estimator in s_posteriors)
            {
                Assert.Equal(
                    (0, 1), (estimator.Limit(in study, IntervalSide.Lower, 0.95), estimator.Limit(in study, IntervalSide.Upper, 0.95)));
                foreach (var rate in s_rates)
                {
                    Assert.Equal(1, estimator.PValue(in study, rate));
                    Assert.Equal(1, estimator.PValue(in study, rate, Alternative.Greater));
                    Assert.Equal(1, estimator.PValue(in study, rate, Alternative.Less));
                }
            }
        }
    }

    /// <summary>
    /// The shortest interval of a density with poles at both ends is on one of them: its p-values come from the interval itself.
    /// </summary>
    [Fact]
    public void PValue_of_the_shortest_interval_holds_with_one_hill_and_with_two_poles()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(3, 6),
            Calibration = new ConfusionCounts { TruePositive = 2, FalseNegative = 1, FalsePositive = 1, TrueNegative = 2 },
        };
        foreach (var prior in new[] { BetaPrior.Uniform, new BetaPrior(0.2, 0.3) })
        {
            var estimator = new BayesianEstimator { PassRate = prior, Interval = PosteriorInterval.HighestDensity };
            foreach (var level in new[] { 0.5, 0.8, 0.95 })
            {
                var interval = estimator.Estimate(in study, level).Interval;
                foreach (var end in new[] { interval.Lower, interval.Upper }.Where(end => end is > 1e-9 and < 1 - 1e-9))
                    Assert.Equal(1 - level, estimator.PValue(in study, end), 1e-5);
            }
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_p_value_of_a_rate_outside_the_unit_throws(double rate)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(rate), () => AsymmetricErrorEstimator.Default.PValue(default, rate));
        Assert.Throws<ArgumentOutOfRangeException>(
            nameof(rate), () => AsymmetricErrorEstimator.Default.PValue(default, rate, Alternative.Greater));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(95.0)]
    [InlineData(double.NaN)]
    public void A_limit_at_a_level_not_above_one_half_throws(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            nameof(level), () => AsymmetricErrorEstimator.Default.Limit(default, IntervalSide.Lower, level));

    /// <summary>
    /// Found by an attack: the search went from an error to its square and stepped over the levels whose intervals contain the rate, so
    /// that p was 0, "refuted at every level", for a rate inside the intervals at .99 and .995.
    /// </summary>
    [Fact]
    public void A_rate_inside_an_interval_that_is_not_nested_has_a_p_value_of_at_least_its_error()
    {
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel };
        JudgeStudy[] studies =
        [
            Study(3, 10, 7, 3, 0, 20), Study(0, 1, 182, 18, 0, 1), Study(9, 10, 20, 1, 4, 6), Study(36, 50, 9, 1, 2, 8),
        ];
        var rates = 0;
        foreach (var study in studies)
        {
            foreach (var level in (double[])[0.8, 0.9, 0.95, 0.99, 0.995])
            {
                var (lower, upper) = estimator.Estimate(in study, level).Interval;
                foreach (var share in (double[])[0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 1])
                {
                    rates++;
                    var rate = lower + (share * (upper - lower));
                    Assert.True(estimator.PValue(in study, rate) >= (1 - level) * 0.98, $"{rate} at {level}: {study}");
                }
            }
        }
        Assert.Equal(180, rates);
        Assert.Equal(0.01, estimator.PValue(in studies[0], 0.0727575), 0.01);

        static JudgeStudy Study(long passed, long total, long tp, long fn, long fp, long tn) => new()
        {
            Test = JudgeTally.Of(passed, total),
            Calibration = new ConfusionCounts { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn },
        };
    }

    [Fact]
    public void The_trait_of_own_limits_says_what_the_formula_has()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(36, 50),
            Calibration = new ConfusionCounts { TruePositive = 9, FalseNegative = 1, FalsePositive = 2, TrueNegative = 8 },
        };
        foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>())
        {
            var estimator = new AsymmetricErrorEstimator { Interval = interval };
            var end = estimator.Estimate(in study, 0.9).Interval.Lower;
            var isEnd = Math.Abs(estimator.Limit(in study, IntervalSide.Lower, 0.95) - end) < 1e-9;
            Assert.True(interval.Traits.HasOwnLimits != isEnd, $"{interval.Id}: {end}");
        }
    }

    [Fact]
    public void An_undefined_side_or_alternative_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("side", () => AsymmetricErrorEstimator.Default.Limit(default, (IntervalSide)7, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(
            "alternative", () => AsymmetricErrorEstimator.Default.PValue(default, 0.5, (Alternative)7));
    }
}
