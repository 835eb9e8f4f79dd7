using LlmJudgeStats.Coverage;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>The enumerated score interval of Berger and Boos: pass-rates.md 3.10.</summary>
public sealed class ExactScoreTests
{
    private const double Gamma = 0.001;

    private static readonly AsymmetricErrorEstimator s_exact = new() { Interval = AsymmetricErrorInterval.Exact };

    /// <summary>Every outcome of a small design: nowhere on the grid below the level.</summary>
    [Theory]
    [InlineData(0.95)]
    [InlineData(0.8)]
    public void Coverage_of_a_small_design_reaches_the_level(double level)
    {
        var design = new StudyDesign { TestItems = 8, Labels = LabelPlan.ByLabel(4, 4) };
        var grid = new ParameterGrid
        {
            Rates = ParameterGrid.Steps(20),
            Sensitivities = [0.55, 0.8, 0.95, 1],
            Specificities = [0.55, 0.8, 0.95, 1],
        };
        var map = ExactCoverage.Enumerate(s_exact, design, level, null, TestContext.Current.CancellationToken)
            .Over(grid, null, TestContext.Current.CancellationToken);
        Assert.All(map.Points, point => Assert.True(point.Coverage >= level, $"{point}"));
        // It can fail: the interval is not the whole range everywhere.
        Assert.Contains(map.Points, point => point.Width < 0.8);
    }

    /// <summary>
    /// The p-value by brute force: fits by nested bisection, every outcome, every judge of the grid. A millionth inside a limit it is above
    /// the error, outside not.
    /// </summary>
    [Theory]
    [InlineData(1, 9, 5, 5, 4, 5)]
    [InlineData(7, 9, 4, 5, 6, 6)]
    public void Limits_are_where_the_p_value_of_brute_force_crosses_the_error(int k, int n, int x0, int m0, int x1, int m1)
    {
        var interval = s_exact.Estimate(Study(k, n, x0, m0, x1, m1), 0.9).Interval;
        var crossed = 0;
        foreach (var (limit, inside) in new[] { (interval.Lower, 1e-6), (interval.Upper, -1e-6) })
        {
            if (limit is 0 or 1)
            {
                Assert.True(PValue(limit, k, n, x0, m0, x1, m1) > 0.1);
                continue;
            }
            crossed++;
            Assert.True(PValue(limit + inside, k, n, x0, m0, x1, m1) > 0.1);
            Assert.True(PValue(limit - inside, k, n, x0, m0, x1, m1) <= 0.1);
        }
        Assert.NotEqual(0, crossed);
    }

    [Fact]
    public void Levels_at_the_chance_that_the_box_misses_say_nothing() =>
        Assert.Equal((0, 1), (s_exact.Estimate(Study(1, 9, 5, 5, 4, 5), 0.999).Interval.Lower,
            s_exact.Estimate(Study(1, 9, 5, 5, 4, 5), 0.999).Interval.Upper));

    /// <summary>
    /// With a perfect known judge it is the score test of one binomial, enumerated: 3 of 10, both tails by the distance from t n.
    /// </summary>
    [Fact]
    public void With_known_rates_it_is_the_exact_score_test_of_one_binomial()
    {
        var interval = s_exact.Estimate(new() { Test = JudgeTally.Of(3, 10), Calibration = Calibration.Known(1, 1) }, 0.9).Interval;
        Assert.True(P(interval.Lower + 1e-8) > 0.1 && P(interval.Lower - 1e-8) <= 0.1);
        Assert.True(P(interval.Upper - 1e-8) > 0.1 && P(interval.Upper + 1e-8) <= 0.1);

        static double P(double t) =>
            Enumerable.Range(0, 11).Where(k => Math.Abs(k - (10 * t)) >= Math.Abs(3 - (10 * t)) - 1e-9).Sum(k => Mass(k, 10, t));
    }

    [Fact]
    public void An_interval_with_one_known_rate_contains_the_point_and_mirrors()
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(12, 40),
            Calibration = new() { Sensitivity = JudgeTally.Of(9, 10), Specificity = Proportion.Known(0.875) },
        };
        var (one, other) = (s_exact.Estimate(study), s_exact.Estimate(study.Flip()));
        Assert.Equal("exact", one.Method.Interval);
        Assert.True(one.Interval.Contains(one.Point) && one.Interval.Width < 0.8);
        Assert.Equal(one.Interval.Lower, 1 - other.Interval.Upper, 3e-16);
        Assert.Equal(one.Interval.Upper, 1 - other.Interval.Lower, 3e-16);
    }

    [Fact]
    public void More_outcomes_than_can_be_enumerated_get_the_projection_which_says_so()
    {
        var projection = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Projection };
        JudgeStudy[] studies =
        [
            // 116 · 21 · 21 = 51,156
            Study(60, 115, 17, 20, 18, 20),
            Study(6, 10, 4, 5, 4, 5) with { Test = Proportion.FromCounts(5.5, 9.25) },
            Study(6, 10, 4, 5, 4, 5) with { Test = Proportion.Known(0.6) },
        ];
        foreach (var study in studies)
        {
            Assert.False(AsymmetricErrorEstimator.IsEnumerable(in study));
            Assert.Equal(projection.Estimate(study), s_exact.Estimate(study));
            Assert.Equal(projection.Limit(study, IntervalSide.Lower, 0.9), s_exact.Limit(study, IntervalSide.Lower, 0.9));
        }
        Assert.True(AsymmetricErrorEstimator.IsEnumerable(Study(60, 112, 17, 20, 18, 20)));
    }

    /// <summary>
    /// Where every rate is refuted the limits meet, and the answer says so: 50 of 50 passed by a judge that passed 7 of 10.
    /// </summary>
    [Fact]
    public void That_every_rate_is_refuted_is_flagged() =>
        Assert.True(s_exact.Estimate(Study(50, 50, 6, 10, 7, 10)).Warnings.HasFlag(EstimateWarnings.DegenerateInterval));

    private static JudgeStudy Study(int k, int n, int x0, int m0, int x1, int m1) =>
        new()
        {
            Test = JudgeTally.Of(k, n),
            Calibration = new() { Sensitivity = JudgeTally.Of(x1, m1), Specificity = JudgeTally.Of(x0, m0) },
        };

    private static double PValue(double t, int k, int n, int x0, int m0, int x1, int m1)
    {
        var square = Square(t, k, n, x0, m0, x1, m1) * (1 - 1e-9);
        var (se, sp) = (BinomialInterval.ClopperPearson.Of(JudgeTally.Of(x1, m1), 1 - (Gamma / 2)),
            BinomialInterval.ClopperPearson.Of(JudgeTally.Of(x0, m0), 1 - (Gamma / 2)));
        var far = new List<(int K, int X0, int X1)>();
        for (var i = 0; i <= n; i++)
            for (var j = 0; j <= m0; j++)
                for (var h = 0; h <= m1; h++)
                    if (Square(t, i, n, j, m0, h, m1) >= square) far.Add((i, j, h));
        var largest = 0.0;
        for (var y = 0; y <= 50; y++)
        {
            for (var x = 0; x <= 50; x++)
            {
                var (s, c) = (se.Lower + (se.Width * y / 50), sp.Lower + (sp.Width * x / 50));
                if (s + c <= 1) continue;
                var p = (t * s) + ((1 - t) * (1 - c));
                var (tests, fails, passes) = (Masses(n, p), Masses(m0, c), Masses(m1, s));
                largest = Math.Max(largest, far.Sum(o => tests[o.K] * fails[o.X0] * passes[o.X1]));
            }
        }
        return largest + Gamma;
    }

    // Z² = C²/V with the fit of pass-rates.md 3.5: the Lagrange number by bisection on C − l V, each proportion by bisection on M (p̂ − q)
    // = u q (1 − q).
    private static double Square(double t, int k, int n, int x0, int m0, int x1, int m1)
    {
        var contrast = ((double)k / n) - (t * x1 / m1) - ((1 - t) * (m0 - x0) / m0);
        if (Math.Abs(contrast) < 1e-12) return 0;
        var (low, high) = contrast > 0 ? (0.0, n + m0 + m1) : (-(double)(n + m0 + m1), 0.0);
        for (var i = 0; i < 60; i++)
        {
            var l = (low + high) / 2;
            if (contrast - (l * Variance(l)) > 0) low = l;
            else high = l;
        }
        return (low + high) / 2 * contrast;

        double Variance(double l)
        {
            var (p, s, c) = (Fitted(n, k, l), Fitted(m1, x1, -l * t), Fitted(m0, x0, l * (1 - t)));
            return (p * (1 - p) / n) + (t * t * s * (1 - s) / m1) + ((1 - t) * (1 - t) * c * (1 - c) / m0);
        }
    }

    private static double Fitted(int m, int successes, double u)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var q = (low + high) / 2;
            if (successes - (m * q) > u * q * (1 - q)) low = q;
            else high = q;
        }
        return (low + high) / 2;
    }

    private static double[] Masses(int n, double p) => [.. Enumerable.Range(0, n + 1).Select(k => Mass(k, n, p))];

    private static double Mass(int k, int n, double p)
    {
        var ways = 1.0;
        for (var i = 1; i <= k; i++) ways = ways * (n - k + i) / i;
        return ways * Math.Pow(p, k) * Math.Pow(1 - p, n - k);
    }
}
