using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Bayesian;

/// <summary>
/// Posteriors that were once wrong. The exact figures are those of the finite mixture in 40 digits (mpmath; the sum is the one of
/// tests/reference/bayesian/generate_mixture.py).
/// </summary>
public sealed class PosteriorRegressions
{
    /// <summary>
    /// Data that contradict themselves: two hills far apart, of which one was missed (.9908 for .0141). Too many products for the mixture:
    /// quadrature.
    /// </summary>
    [Theory]
    [InlineData(1, 0.014065282986939810, 0.10984330933284920)]
    [InlineData(0, 0.98891825185957988, 0.087171941547130417)]
    public void Both_hills_are_found(int prior, double mean, double deviation) =>
        Agrees(new() { PassRate = new(1, prior == 0 ? 1 : 2.7), BetterThanChance = false }, 1409, 0, 334, 666, 4283968, 5716032, mean,
            deviation, 1e-11);

    /// <summary>
    /// Priors whose shapes are neither whole nor half: their powers at 0 and 1 once thinned out the nodes over the hill. The last one took
    /// seconds.
    /// </summary>
    [Theory]
    [InlineData(5, 0, 10, 8, 1, 0, 2.7, 2.7, 0.5, 2.7, 1, 1, 0.49041957258737850, 0.20890934574238704)]
    [InlineData(1, 0, 50, 8, 8, 0, 1, 1, 1, 1, 2.7, 0.05, 0.66485260770975057, 0.23697457894176839)]
    [InlineData(1, 0, 2, 2, 12, 8, 0.5, 0.5, 1, 1, 0.5, 2.7, 0.51008968609865471, 0.35340939183110374)]
    [InlineData(1, 0, 97, 52, 4, 6, 0.5, 1, 0.5, 1, 2.7, 2.7, 0.34576962283384302, 0.30183280908487157)]
    [InlineData(3, 5, 4, 0, 5, 0, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.35265139338532937, 0.23459227473628986)]
    [InlineData(3, 5, 0, 0, 5, 0, 0.05, 2.7, 0.05, 0.05, 0.05, 0.05, 0.15068399314418143, 0.17184077525854343)]
    [InlineData(3, 597, 20, 15, 12, 13, 0.3, 0.4, 0.7, 0.5, 0.25, 0.5, 0.0011300283091580120, 0.0020798926401603165)]
    public void Odd_shapes_agree_with_the_exact_mixture(
        int passed, int failed, int truePositive, int falseNegative, int trueNegative, int falsePositive,
        double a, double b, double a1, double b1, double a0, double b0, double mean, double deviation) => Agrees(
            new() { PassRate = new(a, b), Sensitivity = new(a1, b1), Specificity = new(a0, b0), BetterThanChance = false },
            passed, failed, truePositive, falseNegative, trueNegative, falsePositive, mean, deviation, 1e-12);

    /// <summary>
    /// Jeffreys priors and no label in a class: 9e-7 off once, without a flag. By quadrature too, as it is where the mixture is too long.
    /// </summary>
    [Theory]
    [InlineData(5, 0, 10, 8, 0, 0, 0.33329944585355095, 0.33599265497540448)]
    [InlineData(3, 7, 10, 8, 0, 0, 0.52530089592090536, 0.33340850465249854)]
    [InlineData(7, 13, 0, 0, 8, 2, 0.37816382092689617, 0.31665959927589531)]
    [InlineData(200, 100, 20, 15, 12, 13, 0.58497590741102797, 0.36326371782081425)]
    public void Jeffreys_priors_agree_with_the_exact_mixture(
        int passed, int failed, int truePositive, int falseNegative, int trueNegative, int falsePositive, double mean, double deviation)
    {
        var estimator = new BayesianEstimator
        {
            PassRate = BetaPrior.Jeffreys,
            Sensitivity = BetaPrior.Jeffreys,
            Specificity = BetaPrior.Jeffreys,
            BetterThanChance = false,
        };
        Agrees(estimator, passed, failed, truePositive, falseNegative, trueNegative, falsePositive, mean, deviation, 1e-12);

        var density = Quadrature(passed, failed, new(falseNegative - 0.5, truePositive - 0.5, double.NaN),
            new(falsePositive - 0.5, trueNegative - 0.5, double.NaN), BetaPrior.Jeffreys, JudgeRegion.All);
        Assert.True(density.IsConverged);
        Assert.Equal(mean, density.Mean, 1e-12);
        Assert.Equal(deviation, density.StandardDeviation, 1e-12);
    }

    /// <summary>
    /// Jeffreys priors and a judge cut to better than chance: up to 4e-5 off once, and NotConverged on most small studies, because a smooth
    /// end was taken for a small one.
    /// Figures: product rule in arcsin √ of all three rates, 110 and 150 nodes an axis alike to 1e-15.
    /// </summary>
    [Theory]
    [InlineData(61, 39, 5, 1, 5, 1, 0.666773201342624, 0.235681711385709)]
    [InlineData(61, 39, 10, 0, 8, 2, 0.493670504167763, 0.160896544278321)]
    [InlineData(33, 17, 10, 0, 10, 0, 0.682398971651512, 0.103161237967852)]
    public void Jeffreys_priors_with_the_cut_agree(
        int passed, int failed, int truePositive, int falseNegative, int trueNegative, int falsePositive, double mean, double deviation)
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(passed, passed + failed),
            Calibration = new()
            {
                Sensitivity = JudgeTally.Of(truePositive, truePositive + falseNegative),
                Specificity = JudgeTally.Of(trueNegative, trueNegative + falsePositive),
            },
        };
        var estimate = BayesianEstimator.Default.WithPriors(BetaPrior.Jeffreys).Estimate(in study, 0.95);
        Assert.False(estimate.Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal(mean, estimate.Point, 1e-10);
        Assert.Equal(deviation, estimate.StandardError, 1e-10);
    }

    /// <summary>None of 30 small ordinary studies is flagged with Jeffreys priors: 5 of 6 were.</summary>
    [Fact]
    public void Jeffreys_priors_are_not_flagged_on_ordinary_studies()
    {
        var random = new Philox(7, 0);
        int Next(int low, int high) => low + (int)((high - low + 1) * random.NextDouble());
        for (var i = 0; i < 30; i++)
        {
            var (n, m1, m0) = (Next(20, 300), Next(5, 20), Next(5, 20));
            var study = new JudgeStudy
            {
                Test = JudgeTally.Of(Next(0, n), n),
                Calibration = new()
                {
                    Sensitivity = JudgeTally.Of(Next(m1 / 2, m1), m1),
                    Specificity = JudgeTally.Of(Next(m0 / 2, m0), m0),
                },
            };
            Assert.False(BayesianEstimator.Default.WithPriors(BetaPrior.Jeffreys).Estimate(in study,
                0.95).Warnings.HasFlag(EstimateWarnings.NotConverged), study.ToString());
        }
    }

    /// <summary>
    /// Two computations that share nothing but the model, cut and not cut: with judges so good that the cut takes nothing, and weak ones,
    /// of which it takes up to half.
    /// </summary>
    [Theory]
    [InlineData(83, 32, 23, 2, 20, 5)]
    [InlineData(22, 36, 52, 33, 62, 26)]
    [InlineData(10, 9, 4, 3, 3, 4)]
    [InlineData(2, 38, 260, 19, 250, 0)]
    [InlineData(31, 29, 160, 9, 150, 0)]
    [InlineData(620, 380, 172, 28, 170, 30)]
    [InlineData(40, 0, 300, 30, 250, 17)]
    public void Quadrature_agrees_with_the_mixture(
        int passed, int failed, int truePositive, int falseNegative, int trueNegative, int falsePositive)
    {
        var falseNegativeRate = new ErrorRateBelief(falseNegative, truePositive, double.NaN);
        var falsePositiveRate = new ErrorRateBelief(falsePositive, trueNegative, double.NaN);
        foreach (var prior in new[] { BetaPrior.Uniform, BetaPrior.Jeffreys, new(3, 0.3) })
        {
            foreach (var region in Enum.GetValues<JudgeRegion>())
            {
                var test = JudgeTally.Of(passed, passed + failed);
                var mixture = BetaMixture.TryCreate(test, falseNegativeRate, falsePositiveRate, prior, region);
                Assert.NotNull(mixture);
                var quadrature = Quadrature(passed, failed, falseNegativeRate, falsePositiveRate, prior, region);
                Assert.True(quadrature.IsConverged);
                Assert.Equal(mixture.Mean, quadrature.Mean, 1e-12);
                Assert.Equal(mixture.StandardDeviation, quadrature.StandardDeviation, 1e-12);
                foreach (var p in new[] { 0.0005, 0.025, 0.5, 0.9, 0.9995 })
                {
                    var rate = mixture.Quantile(p);
                    Assert.Equal(rate, quadrature.Quantile(p), 1e-11);
                    if (rate > 0.999) continue;    // beside a pole at 1 the last bit of the rate is worth 1e-10 of probability
                    Assert.Equal(p, mixture.Below(rate), 1e-13);
                    Assert.Equal(p, quadrature.Below(rate), 1e-11);
                    Assert.Equal(mixture.At(rate), quadrature.At(rate), 1e-8 * mixture.At(rate));
                }
            }
        }
    }

    /// <summary>
    /// Judges hardly better than chance and the cut: 13 of 1093 such studies were once flagged as not converged. The figures: a Gauss
    /// product rule in 120 nodes a dimension, in Python.
    /// </summary>
    [Theory]
    [InlineData(62, 127, 64, 20, 51, 30, 0.3051874262305472, 0.14494646858570487)]
    [InlineData(68, 117, 40, 24, 65, 33, 0.7556663841979576, 0.15755564568166855)]
    [InlineData(22, 58, 52, 33, 62, 26, 0.3290730875973091, 0.19787874183024903)]
    public void Weak_judges_agree_with_a_product_rule(
        int passed, int count, int truePositive, int falseNegative, int trueNegative, int falsePositive, double mean, double deviation) =>
        Agrees(
            BayesianEstimator.Default, passed, count - passed, truePositive, falseNegative, trueNegative, falsePositive,
            mean, deviation, 1e-11);

    /// <summary>
    /// Labels at random. The first two once took half a second, the last two gave NaN: a judge that hardly errs has a density that is an
    /// integral over needles.
    /// The figures: tests/reference/bayesian/sampled_oracle.py, double exponential quadrature in 20 digits.
    /// </summary>
    [Theory]
    [InlineData(6, 10, 3, 3, 2, 2, 0.5, 0.286133845550, 0.024999999999978)]
    [InlineData(1000, 2000, 10, 10, 8, 10, 0.5, 0.298988229595, 0.02499999999975)]
    [InlineData(6, 10, 3, 3, 2, 2, 0.3, 0.297322011008, 0.02499999999842)]
    [InlineData(0, 10, 0, 0, 10, 10, 0.5, 0.228594843785, 0.97500000000012)]
    [InlineData(60, 100, 22, 25, 21, 25, 0.5, 0.646314365223, 0.97500000000008)]
    [InlineData(6000, 10000, 19990, 20000, 19950, 20000, 0.5, 0.515355589274, 0.024999999989874)]
    [InlineData(5000, 10000, 20000, 20000, 20000, 20000, 0.5, 0.495617438619, 0.024999999992576)]
    public void Labels_from_test_items_agree_with_a_slow_quadrature(
        long passed, long count, long truePositive, long passes, long trueNegative, long fails, double shape, double rate, double below)
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(passed, count),
            Calibration = new()
            {
                Sensitivity = JudgeTally.Of(truePositive, passes),
                Specificity = JudgeTally.Of(trueNegative, fails),
                Design = CalibrationDesign.Random,
            },
        };
        var posterior = BayesianEstimator.Default.WithPriors(new(shape, shape)).Posterior(in study);
        Assert.False(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal(1 - below, posterior.ProbabilityAbove(rate), 1e-10);
        Assert.Equal(rate, posterior.Quantile(below), 1e-10);
    }

    /// <summary>What cannot be integrated is the whole range and says so; mean and standard deviation have closed forms.</summary>
    [Fact]
    public void Labels_from_test_items_with_a_prior_that_is_all_pole()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(700, 1000),
            Calibration = new()
            {
                Sensitivity = JudgeTally.Of(50, 50),
                Specificity = JudgeTally.Of(50, 50),
                Design = CalibrationDesign.Random,
            },
        };
        var posterior = BayesianEstimator.Default.WithPriors(new(0.01, 0.01)).Posterior(in study);
        var estimate = posterior.ToEstimate(0.95);
        Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal((0, 1), (estimate.Interval.Lower, estimate.Interval.Upper));
        // At a half and below the shortest was a point.
        foreach (var level in new[] { 0.3, 0.5, 0.9 }) Assert.Equal(1, posterior.HighestDensity(level).Width);
        Assert.Equal(0.6817421792, estimate.Point, 1e-10);
    }

    /// <summary>
    /// Test items without a label: the priors of PPV and FOR say the rest. It was once the model of error rates, whatever the design.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Without_labels_the_priors_of_the_design_decide(CalibrationDesign design)
    {
        var study = new JudgeStudy { Test = JudgeTally.Of(30, 40), Calibration = new() { Design = design } };
        var estimator = new BayesianEstimator { PositivePredictiveValue = new(9, 1), FalseOmissionRate = new(1, 4) };
        // E p = 30.5/41.
        Assert.Equal((30.5 / 41 * 0.9) + (10.5 / 41 * 0.2), estimator.Posterior(in study).Mean, 1e-14);
        Assert.False(estimator.Estimate(in study, 0.95).IsIdentified);
    }

    /// <summary>
    /// Billions of labels on one verdict and two on the other: the density fails there; it once gave [0, 0] beside a mean of .37. Quantiles
    /// by mpmath, with 1e-9 for the share of the billions.
    /// </summary>
    [Fact]
    public void Billions_of_labels_beside_two()
    {
        var estimate = BayesianEstimator.Default.Estimate(new JudgeStudy
        {
            Test = JudgeTally.Of(2_310_000_000, 5_000_000_000),
            Calibration = Calibration.FromCounts(new()
            {
                TruePositive = 1,
                FalseNegative = 2,
                FalsePositive = 1_000_000_000,
                TrueNegative = 0
            }, CalibrationDesign.ByVerdict),
        }, 0.95);
        Assert.False(estimate.Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal(0.37361111203675926, estimate.Point, 1e-14);
        Assert.Equal(0.14937491425, estimate.Interval.Lower, 2e-9);
        Assert.Equal(0.44823598060, estimate.Interval.Upper, 2e-9);
    }

    /// <summary>
    /// Shapes between a half and two that are no halves: the angle enters with a broken power, two rules never agreed, and the interval was
    /// the whole range. Quantiles by a midpoint rule.
    /// </summary>
    [Fact]
    public void Broken_shapes_near_one_half()
    {
        var estimator = new BayesianEstimator { PositivePredictiveValue = new(0.51, 0.99), FalseOmissionRate = new(0.855, 0.89) };
        var posterior = estimator.Posterior(new JudgeStudy
        {
            Test = JudgeTally.Of(91, 186),
            Calibration = Calibration.FromCounts(
                new() { TruePositive = 0, FalseNegative = 4, FalsePositive = 8, TrueNegative = 16 }, CalibrationDesign.Random),
        });
        Assert.False(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged));
        // 2,000 by 2,000 midpoints leave 1e-7 of the probability.
        Assert.Equal(0.975, posterior.ProbabilityAbove(0.053094241537), 2e-7);
        Assert.Equal(0.025, posterior.ProbabilityAbove(0.274830530867), 2e-7);
    }

    /// <summary>
    /// A narrow share beside poles: p has a corner wherever a corner in the share passes it, and two rules never agreed, or near the mean
    /// only. Figures: tests/reference/bayesian/sampled_oracle.py.
    /// </summary>
    [Theory]
    [InlineData(30, 182, 3, 0, 0, 0, 1, 1, 0.5, 0.5, 248, 879, 0.26058413598608, 0.025000000000009)]
    [InlineData(4, 66, 0, 3, 0, 0, 1, 1, 464, 984, 0.5, 0.5, 0.45406129125436, 0.024999999999995)]
    [InlineData(86, 155, 0, 4, 1, 0, 1.8, 0.3, 0.5, 0.5, 409, 622, 0.16481277132364, 0.024999999999992)]
    // agreed two deviations from the mean, and was off by 6e-4 here
    [InlineData(50, 54, 2, 0, 0, 0, 0.5, 1.25, 0.5, 0.5, 7238, 746, 0.99310410028558, 0.975)]
    public void A_narrow_share_beside_poles(
        int passed, int count, int tp, int fn, int fp, int tn, double p1, double p0, double a1, double a0, double b1, double b0,
        double rate, double below)
    {
        var posterior = FromTestItems(passed, count, tp, fn, fp, tn, new(p1, p0), new(a1, a0), new(b1, b0));
        Assert.False(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal(1 - below, posterior.ProbabilityAbove(rate), 1e-10);
        Assert.Equal(rate, posterior.Quantile(below), 1e-10);
    }

    /// <summary>
    /// Found near the mean, and not at the far end: the interval ends there at 1, and says so. At the usual level it is found.
    /// </summary>
    [Fact]
    public void A_quantile_that_is_not_found_is_said_so()
    {
        var posterior = FromTestItems(
            1, 1, 1, 8, 0, 2, BetaPrior.Jeffreys, new(975.3181644295508, 3621.34793803713), new(1031.8401197826115, 6726.617833211714));
        Assert.False(posterior.ToEstimate(0.95).Warnings.HasFlag(EstimateWarnings.NotConverged));
        var far = posterior.ToEstimate(0.999);
        Assert.Equal(1, far.Interval.Upper);
        Assert.True(far.Warnings.HasFlag(EstimateWarnings.NotConverged));
        // An end at 0 that the data allow is no defect.
        var none = FromTestItems(0, 40, 0, 0, 10, 10, BetaPrior.Jeffreys, BetaPrior.Jeffreys, BetaPrior.Jeffreys)
            .ToEstimate(0.95, PosteriorInterval.EqualTailedSnap);
        Assert.Equal((0, false), (none.Interval.Lower, none.Warnings.HasFlag(EstimateWarnings.NotConverged)));
    }

    /// <summary>
    /// Two narrow shares, and few items of one verdict: the judged rate is the widest, and its distribution function starts inside what one
    /// of the shares can be.
    /// </summary>
    [Theory]
    [InlineData(84, 87, 0, 0, 1, 2, 1, 1, 2859.6, 2139.87, 6.03, 1118.7)]
    [InlineData(3, 111, 0, 0, 1, 1, 0.444, 2.36, 3574.7, 288.4, 79414.9, 40410.6)]
    [InlineData(2, 21, 3, 2, 0, 0, 0.5, 0.5, 882.5, 1187.65, 1925.2, 13511.25)]
    public void Two_narrow_shares(
        int passed, int count, int tp, int fn, int fp, int tn, double p1, double p0, double a1, double a0, double b1, double b0)
    {
        var posterior = FromTestItems(passed, count, tp, fn, fp, tn, new(p1, p0), new(a1, a0), new(b1, b0));
        Assert.False(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged));
        // Given the shares, the judged rate alone decides: midpoints of their quantiles.
        const int Midpoints = 400;
        BetaDistribution p = new(passed + tp + fp + p1, count - passed + fn + tn + p0), a = new(tp + a1, fp + a0),
            b = new(fn + b1, tn + b0);
        double[] Quantiles(BetaDistribution beta) =>
            [.. Enumerable.Range(0, Midpoints).Select(i => beta.LowerQuantile((i + 0.5) / Midpoints).Rate)];
        var (ofA, ofB) = (Quantiles(a), Quantiles(b));
        foreach (var probability in new[] { 0.025, 0.975 })
        {
            var (rate, sum) = (posterior.Quantile(probability), 0.0);
            foreach (var x in ofA)
            {
                foreach (var y in ofB)
                {
                    var below = p.At((rate - y) / (x - y));
                    sum += x > y ? below.Lower : below.Upper;
                }
            }
            Assert.Equal(probability, sum / (Midpoints * Midpoints), 1e-4);    // 400 midpoints are off by 3e-5, 1600 by less than 1e-5
        }
    }

    private static Posterior FromTestItems(int passed, int count, int tp, int fn, int fp, int tn, BetaPrior p, BetaPrior a, BetaPrior b) =>
        new BayesianEstimator { JudgePassRate = p, PositivePredictiveValue = a, FalseOmissionRate = b }.Posterior(new JudgeStudy
        {
            Test = JudgeTally.Of(passed, count),
            Calibration = Calibration.FromCounts(
                new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn }, CalibrationDesign.Random),
        });

    private static void Agrees(
        BayesianEstimator estimator, int passed, int failed, int truePositive, int falseNegative, int trueNegative, int falsePositive,
        double mean, double deviation, double tolerance)
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(passed, passed + failed),
            Calibration = new ConfusionCounts
            {
                TruePositive = truePositive,
                FalseNegative = falseNegative,
                FalsePositive = falsePositive,
                TrueNegative = trueNegative,
            },
        };
        var posterior = estimator.Posterior(study);
        Assert.False(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged));
        Assert.Equal(mean, posterior.Mean, tolerance);
        Assert.Equal(deviation, posterior.StandardDeviation, tolerance);
    }

    private static PosteriorDensity Quadrature(
        int passed, int failed, ErrorRateBelief falseNegativeRate, ErrorRateBelief falsePositiveRate, BetaPrior prior,
        JudgeRegion region) =>
        new(new MarginalLikelihood(passed, failed, falseNegativeRate, falsePositiveRate, region), prior);
}
