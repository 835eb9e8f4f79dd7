using FsCheck;
using FsCheck.Fluent;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Coverage;

/// <summary>Unbiasedness on synthetic judges, by exact enumeration of every outcome.</summary>
public sealed class UnbiasednessTests
{
    // Judges better than chance by at least 0.1: closer to chance the rounding of 1e-16 in p is multiplied by 1/J beyond the tolerance.
    private static readonly Arbitrary<JudgeScenario> s_scenarios = (
        from rate in Gen.Choose(0, 1000)
        from sensitivity in Gen.Choose(550, 1000)
        from specificity in Gen.Choose(550, 1000)
        from n in Gen.Choose(1, 300)
        select new JudgeScenario
        {
            PassRate = rate / 1000.0,
            Sensitivity = sensitivity / 1000.0,
            Specificity = specificity / 1000.0,
            TestItems = n
        }).ToArbitrary();

    [Fact]
    public void With_known_rates_the_unclamped_estimate_is_unbiased() => Check(scenario =>
        Assert.True(Math.Abs(Bias(RoganGladenEstimator.Default, scenario)) <= 1e-12,
            $"{scenario}: {Bias(RoganGladenEstimator.Default, scenario)}"));

    [Fact]
    public void The_naive_estimate_misses_by_exactly_its_formula() => Check(scenario =>
    {
        var expected = ((1 - scenario.Specificity) * (1 - scenario.PassRate)) - ((1 - scenario.Sensitivity) * scenario.PassRate);
        Assert.Equal(expected, Bias(NaiveEstimator.Default, scenario), 1e-12);
        Assert.Equal(expected, scenario.NaiveBias, 1e-15);
    });

    [Fact]
    public void The_clamped_point_is_biased_near_the_edge_so_the_unclamped_one_is_needed()
    {
        var scenario = new JudgeScenario { PassRate = 0.02, Sensitivity = 0.8, Specificity = 0.8, TestItems = 50 };
        Assert.True(Expectation(scenario, study => RoganGladenEstimator.Default.Estimate(in study).Point) - scenario.PassRate > 0.01);
    }

    [Theory]
    [InlineData(0.3, 0.9, 0.85)]
    [InlineData(0.8, 0.8, 0.9)]
    [InlineData(0.05, 0.95, 0.8)]
    public void With_measured_rates_the_bias_shrinks_like_one_over_m(double rate, double sensitivity, double specificity)
    {
        var scenario = new JudgeScenario { PassRate = rate, Sensitivity = sensitivity, Specificity = specificity, TestItems = 0 };
        var biases = new[] { 50, 100, 200, 400 }.Select(m => MeasuredBias(AsymmetricErrorEstimator.Default, scenario, m)).ToArray();
        for (var i = 1; i < biases.Length; i++) Assert.InRange(biases[i - 1] / biases[i], 1.8, 2.3);
        Assert.True(Math.Abs(biases[^1]) < 0.002);
    }

    [Theory]
    [InlineData(0.3, 0.9, 0.85)]
    [InlineData(0.8, 0.8, 0.9)]
    [InlineData(0.5, 0.7, 0.7)]
    public void The_posterior_mean_is_consistent(double rate, double sensitivity, double specificity)
    {
        // Counts at their expectation: what is left is the pull of the prior, which falls like one over the sample size.
        foreach (var size in new[] { 100, 1000, 10_000, 100_000 })
        {
            var judged = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
            var posterior = BayesianEstimator.Default.Posterior(new JudgeStudy
            {
                Test = Proportion.FromRate(judged, size),
                Calibration = new()
                {
                    Sensitivity = Proportion.FromRate(sensitivity, size),
                    Specificity = Proportion.FromRate(specificity, size),
                },
            });
            var error = Math.Abs(posterior.Mean - rate);
            Assert.True(error < 3.0 / size, $"{size}: {error}");
            Assert.True(posterior.StandardDeviation < 3 / Math.Sqrt(size));
        }
    }

    /// <summary>The checks can fail: each planted bug shifts the expectation far beyond the tolerance.</summary>
    [Fact]
    public void Planted_bugs_are_seen()
    {
        var scenario = new JudgeScenario { PassRate = 0.3, Sensitivity = 0.9, Specificity = 0.7, TestItems = 40 };
        Assert.True(Math.Abs(Bias(new Bug(study => study with { Calibration = study.Calibration.Flip() }), scenario)) > 0.1);
        Assert.True(Math.Abs(Bias(new Bug(study => study with { Test = study.Test.Smooth(1, 1) }), scenario)) > 0.001);
        Assert.True(Math.Abs(Bias(new Bug(study => study with { Calibration = Calibration.KnownAccuracy(0.8) }), scenario)) > 0.05);
        Assert.True(Math.Abs(Expectation(scenario,
            study => RoganGladenEstimator.Default.Estimate(in study).Point) - scenario.PassRate) > 1e-6);
        var smoothed = new Bug(study => study with
        {
            Calibration = study.Calibration with { Sensitivity = study.Calibration.Sensitivity.Smooth(5, 5) },
        });
        var ratio = MeasuredBias(smoothed, scenario, 50) / MeasuredBias(AsymmetricErrorEstimator.Default, scenario, 50);
        Assert.False(ratio is > 0.8 and < 1.25);
    }

    private static void Check(Action<JudgeScenario> law) =>
        Prop.ForAll(s_scenarios, law).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1978UL, 107UL));

    private static double Bias(IJudgeEstimator estimator, JudgeScenario scenario) =>
        Expectation(scenario, study => estimator.Estimate(in study).Unclamped) - scenario.PassRate;

    /// <summary>The expectation over every number of passes, weighted by its binomial probability.</summary>
    private static double Expectation(JudgeScenario scenario, Func<JudgeStudy, double> value)
    {
        var mass = new BinomialMass(scenario.TestItems, scenario.JudgedRate).Values;
        var calibration = Calibration.Known(scenario.Sensitivity, scenario.Specificity);
        return Enumerable.Range(0, mass.Length)
            .Sum(k => mass[k] * value(new() { Test = JudgeTally.Of(k, scenario.TestItems), Calibration = calibration }));
    }

    /// <summary>
    /// The bias over every calibration outcome with a judge better than chance; the estimate is linear in the test rate, so that is taken
    /// at its expectation.
    /// </summary>
    private static double MeasuredBias(IJudgeEstimator estimator, JudgeScenario scenario, int labels)
    {
        var (p1, p0) = (new BinomialMass(labels, scenario.Sensitivity).Values, new BinomialMass(labels, scenario.Specificity).Values);
        var (sum, total) = (0.0, 0.0);
        for (var x1 = 0; x1 <= labels; x1++)
        {
            for (var x0 = 0; x0 <= labels; x0++)
            {
                var estimate = estimator.Estimate(new JudgeStudy
                {
                    Test = Proportion.Known(scenario.JudgedRate),
                    Calibration = new()
                    {
                        Sensitivity = JudgeTally.Of(x1, labels),
                        Specificity = JudgeTally.Of(x0, labels),
                        Design = CalibrationDesign.ByLabel,
                    },
                });
                if (!estimate.IsIdentified) continue;
                sum += p1[x1] * p0[x0] * estimate.Unclamped;
                total += p1[x1] * p0[x0];
            }
        }
        Assert.True(total > 1 - 1e-6);    // what is left out, a judge at or below chance, cannot matter
        return (sum / total) - scenario.PassRate;
    }

    private sealed record Bug(Func<JudgeStudy, JudgeStudy> Distort) : IJudgeEstimator
    {
        public EstimationMethod Method => RoganGladenEstimator.Default.Method;

        public JudgeEstimate Estimate(in JudgeStudy study, double level) => RoganGladenEstimator.Default.Estimate(Distort(study), level);
    }
}
