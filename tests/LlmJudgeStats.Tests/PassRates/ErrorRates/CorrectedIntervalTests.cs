using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.PassRates;

public class CorrectedIntervalTests
{
    [Theory]
    [InlineData(0.4, 0.8, 0, 0.5)]      // p/Se
    [InlineData(0.9, 0.8, 0, 1)]        // p above Se: no limit
    [InlineData(0.0, 0.8, 0, 0)]
    [InlineData(0.0, 0.0, 0, 1)]
    public void The_identified_set_without_fails_ends_at_passed_over_sensitivity(
        double passed, double sensitivity, double lower, double upper) =>
        Assert.Equal(new Limits(lower, upper), IdentifiedSet.WithoutFails(passed, sensitivity));

    [Theory]
    [InlineData(0.25, 0.5, 0.5, 1)]     // 1 − (1 − p)/Sp
    [InlineData(0.75, 0.5, 0, 1)]
    [InlineData(0.0, 0.5, 1, 1)]
    public void The_identified_set_without_passes_starts_at_one_minus_failed_over_specificity(
        double failed, double specificity, double lower, double upper) =>
        Assert.Equal(new Limits(lower, upper), IdentifiedSet.WithoutPasses(failed, specificity));

    [Fact]
    public void Outer_limits_use_those_of_what_is_measured_at_half_the_error()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(30, 100),
            Calibration = new ConfusionCounts { TruePositive = 18, FalseNegative = 2, FalsePositive = 0, TrueNegative = 0 }
        };
        var (test, sensitivity) = (
            BinomialInterval.Wilson.Of(JudgeTally.Of(30, 100), 0.975), BinomialInterval.Wilson.Of(JudgeTally.Of(18, 20), 0.975));
        Assert.Equal(new Limits(0, test.Upper / sensitivity.Lower), IdentifiedSet.Outer(in study, Confidence.TwoSided(0.95)));
        // One measured rate: the whole error is its own.
        var known = study with { Calibration = study.Calibration with { Sensitivity = Proportion.Known(0.9) } };
        Assert.Equal(new Limits(0, BinomialInterval.Wilson.Of(JudgeTally.Of(30, 100), 0.95).Upper / 0.9),
            IdentifiedSet.Outer(in known, Confidence.TwoSided(0.95)));
        // The mirror image.
        var (lower, upper) = (IdentifiedSet.Outer(study.Flip(), Confidence.TwoSided(0.95)).Lower,
            IdentifiedSet.Outer(in study, Confidence.TwoSided(0.95)).Upper);
        Assert.Equal(1 - upper, lower, 2.3e-16);
    }

    [Fact]
    public void Newcombes_interval_adds_the_distances_to_Wilsons_limits_in_squares()
    {
        // 5 of 10 has the Wilson limits ½ ± .26340690948743595 at 95 %: J = 0 ± that times √2.
        Calibration calibration = new ConfusionCounts { TruePositive = 5, FalseNegative = 5, FalsePositive = 5, TrueNegative = 5 };
        var limits = NewcombeDifference.Youden(in calibration, 0.95);
        Assert.Equal(-0.26340690948743595 * Math.Sqrt(2), limits.Lower, 1e-15);
        Assert.Equal(0.26340690948743595 * Math.Sqrt(2), limits.Upper, 1e-15);
    }

    [Fact]
    public void Newcombes_interval_of_a_perfect_or_missing_class_stays_in_the_range()
    {
        Calibration perfect = new ConfusionCounts { TruePositive = 5, FalseNegative = 0, FalsePositive = 0, TrueNegative = 5 };
        Assert.Equal(1, NewcombeDifference.Youden(in perfect, 0.95).Upper);
        Assert.InRange(NewcombeDifference.Youden(in perfect, 0.95).Lower, 0, 0.9);
        var worst = perfect with { Sensitivity = perfect.Sensitivity.Flip(), Specificity = perfect.Specificity.Flip() };
        Assert.Equal(-1, NewcombeDifference.Youden(in worst, 0.95).Lower);
        Assert.Equal(new Limits(-1, 1), NewcombeDifference.Youden(default, 0.95));
        var known = Calibration.Known(0.9, 0.8);
        Assert.Equal(0.7, NewcombeDifference.Youden(in known, 0.95).Lower, 1e-15);
        Assert.Equal(0.7, NewcombeDifference.Youden(in known, 0.95).Upper, 1e-15);
    }

    [Fact]
    public void The_formula_of_delta_is_met()
    {
        // The example of conventions.md: point 9/11, standard error .041774153058890.
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(720, 1000),
            Calibration = new ConfusionCounts { TruePositive = 86, FalseNegative = 14, FalsePositive = 9, TrueNegative = 91 },
        };
        var estimate = RoganGladenEstimator.Default.Estimate(study);
        Assert.Equal(9.0 / 11, estimate.Point, 2e-16);
        Assert.Equal(0.041774153058890, estimate.StandardError, 5e-16);
        Assert.Equal((9.0 / 11) - (1.9599639845400545 * 0.041774153058890), estimate.Interval.Lower, 1e-15);
        Assert.Equal((9.0 / 11) + (1.9599639845400545 * 0.041774153058890), estimate.Interval.Upper, 1e-15);
        Assert.Equal("81.8% [73.6%, 90.0%] (95% CI; Rogan–Gladen, delta)", estimate.ToString());
    }

    [Fact]
    public void Fiellers_limits_are_the_roots_of_the_test_statistic()
    {
        // At a limit t the smoothed contrast p + Sp − 1 − t J lies exactly z standard errors from 0: pass-rates.md 3.4.
        const double z = 1.9599639845400545;
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(60, 100),
            Calibration = new ConfusionCounts { TruePositive = 45, FalseNegative = 5, FalsePositive = 10, TrueNegative = 40 },
        };
        var limits = Fieller.Of(Correction.Smoothed(in study, z), z);
        var (p, se, sp) = ((60 + (z * z / 2)) / (100 + (z * z)), 46.0 / 52, 41.0 / 52);
        foreach (var t in new[] { limits.Lower, limits.Upper })
        {
            var variance = (p * (1 - p) / (100 + (z * z))) + (t * t * se * (1 - se) / 52) + ((1 - t) * (1 - t) * sp * (1 - sp) / 52);
            Assert.Equal(z * z, Math.Pow(p + sp - 1 - (t * (se + sp - 1)), 2) / variance, 1e-11);
        }
    }

    [Fact]
    public void Lang_and_Reiczigels_formula_is_met()
    {
        const double z = 1.9599639845400545;
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(60, 100),
            Calibration = new ConfusionCounts { TruePositive = 45, FalseNegative = 5, FalsePositive = 10, TrueNegative = 40 },
        };
        var (p, se, sp) = ((60 + (z * z / 2)) / (100 + (z * z)), 46.0 / 52, 41.0 / 52);
        var (j, vse, vsp) = (se + sp - 1, se * (1 - se) / 52, sp * (1 - sp) / 52);
        var t = (p + sp - 1) / j;
        var d = 2 * z * z * ((t * vse) - ((1 - t) * vsp));
        var v = ((p * (1 - p) / (100 + (z * z))) + ((1 - t) * (1 - t) * vsp) + (t * t * vse)) / (j * j);
        var limits = LangReiczigel.Of(Correction.Smoothed(in study, z), z);
        Assert.Equal(t + d - (z * Math.Sqrt(v)), limits.Lower, 1e-14);
        Assert.Equal(t + d + (z * Math.Sqrt(v)), limits.Upper, 1e-14);
    }

    [Fact]
    public void Corrected_intervals_of_a_judge_that_is_at_chance_when_smoothed_say_nothing()
    {
        // 3/4 + 4/15 − 1 is above 0, but 4/6 + 5/17 − 1 is below it, after adding one of each.
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(6, 10),
            Calibration = new ConfusionCounts { TruePositive = 3, FalseNegative = 1, FalsePositive = 11, TrueNegative = 4 },
        };
        Assert.True(study.Calibration.Youden > 0);
        Assert.Equal(Limits.Whole, LangReiczigel.Of(Correction.Smoothed(in study, 1.96), 1.96));
        Assert.Equal(Limits.Whole, Fieller.Of(Correction.Smoothed(in study, 1.96), 1.96));
    }

    [Fact]
    public void The_id_of_each_interval_is_its_name_on_the_command_line()
    {
        Assert.All(Enum.GetValues<AsymmetricErrorInterval>(), interval => Assert.Equal(InWords(interval), interval.Id));
        Assert.All(Enum.GetValues<RoganGladenInterval>(), interval => Assert.Equal(InWords(interval), interval.Id));

        // LangReiczigel: lang-reiczigel.
        static string InWords<T>(T member) where T : struct, Enum =>
            string.Concat(member.ToString().Select((letter, i) => (i > 0 && char.IsUpper(letter) ? "-" : "")
                + char.ToLowerInvariant(letter)));
    }

    /// <summary>
    /// Against trapezoid sums over the log-odds of two rates with binomial tails for the third (other code, good to 3e-7); and a count of
    /// 0, where a distribution is a point.
    /// </summary>
    [Theory]
    [InlineData(AsymmetricErrorInterval.Melding, 60, 115, 17, 25, 23, 25, 0.61816035, 1e-6)]
    [InlineData(AsymmetricErrorInterval.MeldingMidP, 60, 115, 17, 25, 23, 25, 0.57845675, 1e-6)]
    [InlineData(AsymmetricErrorInterval.Melding, 0, 50, 38, 40, 36, 40, 0.04612855, 1e-6)]
    public void The_upper_limit_of_melding_agrees_with_other_code(
        AsymmetricErrorInterval interval, int k, int n, int x0, int m0, int x1, int m1, double upper, double tolerance)
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(k, n),
            Calibration = new() { Sensitivity = JudgeTally.Of(x1, m1), Specificity = JudgeTally.Of(x0, m0) }
        };
        var limits = (AsymmetricErrorEstimator.Default with { Interval = interval }).Estimate(study).Interval;
        Assert.Equal(0, limits.Lower);
        Assert.Equal(upper, limits.Upper, tolerance);
    }

    /// <summary>
    /// Known rates: the quantiles of the judged rate alone, mapped; those of the Clopper–Pearson distributions are its limits.
    /// </summary>
    [Fact]
    public void Melding_of_known_rates_is_Clopper_and_Pearsons_interval_mapped()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(60, 100), Calibration = Calibration.Known(0.9, 0.8) };
        var limits = (AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Melding }).Estimate(study).Interval;
        var judged = BinomialInterval.ClopperPearson.Of(study.Test, 0.95);
        Assert.Equal((judged.Lower - 0.2) / 0.7, limits.Lower, 1e-12);
        Assert.Equal((judged.Upper - 0.2) / 0.7, limits.Upper, 1e-12);
    }

    [Fact]
    public void Projection_of_known_rates_is_Clopper_and_Pearsons_interval_mapped()
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(60, 100), Calibration = Calibration.Known(0.9, 0.8) };
        var limits = (AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Projection }).Estimate(study).Interval;
        var judged = BinomialInterval.ClopperPearson.Of(study.Test, 0.95);
        Assert.Equal((judged.Lower - 0.2) / 0.7, limits.Lower, 1e-14);
        Assert.Equal((judged.Upper - 0.2) / 0.7, limits.Upper, 1e-14);
    }

    /// <summary>Below chance it was [0, 1] at .8 and [.668, 1] at .9: not nested.</summary>
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void Projection_below_chance_is_the_whole_range_at_every_level(double level)
    {
        var labels = new ConfusionCounts { TruePositive = 1, FalseNegative = 9, FalsePositive = 4, TrueNegative = 21 };
        var study = new JudgeStudy { Test = JudgeTally.Of(5, 5), Calibration = labels };
        var projection = AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Projection };
        var interval = projection.Estimate(study, level).Interval;
        Assert.Equal((0, 1), (interval.Lower, interval.Upper));
        Assert.Equal(0, projection.Limit(study, IntervalSide.Lower, level));
        Assert.Equal(1, projection.PValue(study, 0.3));
    }

    /// <summary>
    /// At each limit the contrast is as far off as the Wilson limits of the three rates allow, in squares (pass-rates.md 3.9).
    /// </summary>
    [Fact]
    public void Limits_of_MOVER_are_the_roots_of_its_equation()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(60, 100),
            Calibration = new ConfusionCounts { TruePositive = 45, FalseNegative = 5, FalsePositive = 10, TrueNegative = 40 }
        };
        var limits = (AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Mover }).Estimate(study).Interval;
        var (p, se, sp) = (BinomialInterval.Wilson.Of(study.Test, 0.95), BinomialInterval.Wilson.Of(study.Calibration.Sensitivity, 0.95),
            BinomialInterval.Wilson.Of(study.Calibration.Specificity, 0.95));
        Assert.Equal(0, Off(limits.Lower, 0.6 - p.Lower, se.Upper - 0.9, 0.8 - sp.Lower), 1e-14);
        Assert.Equal(0, Off(limits.Upper, p.Upper - 0.6, 0.9 - se.Lower, sp.Upper - 0.8), 1e-14);

        static double Off(double t, double a, double b, double c) =>
            Math.Pow(0.4 - (0.7 * t), 2) - (a * a) - (t * t * b * b) - ((1 - t) * (1 - t) * c * c);
    }

    [Fact]
    public void The_seed_of_a_bootstrap_decides_every_digit()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(700, 1000),
            Calibration = new ConfusionCounts { TruePositive = 180, FalseNegative = 20, FalsePositive = 60, TrueNegative = 140 }
        };
        var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Bootstrap };
        var first = estimator.Estimate(study);
        Assert.Equal(first, (estimator with { Resampling = new() { Seed = 1, Replicates = 20_000 } }).Estimate(study));
        Assert.NotEqual(first.Interval, (estimator with { Resampling = new() { Seed = 2 } }).Estimate(study).Interval);
        Assert.Equal(first.Interval, new RoganGladenEstimator { Interval = RoganGladenInterval.Bootstrap }.Estimate(study).Interval);
        // Near the delta interval in a large design: .592 to .741.
        var delta = RoganGladenEstimator.Default.Estimate(study).Interval;
        Assert.Equal(delta.Lower, first.Interval.Lower, 0.01);
        Assert.Equal(delta.Upper, first.Interval.Upper, 0.01);
    }
}
