using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>Balanced tails (pass-rates.md 3.9c) against the formula written down again, and the laws that its page states.</summary>
public sealed class BalancedTailsTests
{
    private static readonly double[] s_levels = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999];

    public static TheoryData<AsymmetricErrorInterval, double, double> Settings => new()
    {
        { AsymmetricErrorInterval.BalancedTails, 0.1, 1.01 },
        { AsymmetricErrorInterval.BalancedTailsQuarter, 0.25, 1.005 },
    };

    /// <summary>Every outcome of unbalanced designs, and one in which items are worth a quarter more than they are.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void Both_limits_are_the_outermost_rates_that_the_formula_accepts(AsymmetricErrorInterval interval, double e, double factor)
    {
        var worst = 0.0;
        foreach (var (n, m0, m1, worth) in new[] { (9, 3, 12, 1), (30, 2, 6, 1), (8, 5, 4, 1.25) })
        {
            foreach (var (k, x0, x1) in Outcomes(n, m0, m1))
            {
                var plain = new PlainBalancedTails(worth * k, worth * n, worth * x0, worth * m0, worth * x1, worth * m1)
                {
                    LeastShare = e,
                    Factor = factor,
                };
                var (lower, upper) = Interval(interval, Study(worth * k, worth * n, worth * x0, worth * m0, worth * x1, worth * m1), 0.95);
                worst = Math.Max(worst, Math.Abs(lower - plain.Lower(0.95, 25)));
                worst = Math.Max(worst, Math.Abs(1 - upper - plain.Flip().Lower(0.95, 25)));
            }
        }
        Assert.InRange(worst, 0, 1e-8);
    }

    /// <summary>
    /// One label of a class: rates are refuted again above the lowest piece that is not, and a search for any root might end there.
    /// </summary>
    [Fact]
    public void The_lowest_of_two_accepted_pieces_is_the_limit()
    {
        foreach (var (k, n, m0, x1, m1) in
            new[] { (96, 100, 1, 16, 20), (98, 100, 1, 17, 20), (300, 300, 2, 29, 30), (297, 300, 2, 28, 30) })
        {
            var plain = new PlainBalancedTails(k, n, 1, m0, x1, m1) { LeastShare = 0.1, Factor = 1.01 };
            var expected = plain.Lower(0.95, 400);
            Assert.Contains(Enumerable.Range(0, 400), i => i / 400.0 > expected && plain.Excess(i / 400.0, 0.95) > 0);
            var study = Study(k, n, 1, m0, x1, m1);
            Assert.Equal(expected, Interval(AsymmetricErrorInterval.BalancedTails, in study, 0.95).Lower, 1e-8);
        }
    }

    /// <summary>Every outcome, at levels from one half up.</summary>
    [Theory]
    [InlineData(AsymmetricErrorInterval.BalancedTails)]
    [InlineData(AsymmetricErrorInterval.BalancedTailsQuarter)]
    public void Intervals_are_in_order_nested_and_around_their_point(AsymmetricErrorInterval interval)
    {
        foreach (var (n, m0, m1) in new[] { (20, 5, 9), (6, 2, 30), (40, 1, 12) })
        {
            foreach (var (k, x0, x1) in Outcomes(n, m0, m1))
            {
                var study = Study(k, n, x0, m0, x1, m1);
                var inner = new Limits(1, 0);
                foreach (var level in s_levels)
                {
                    var estimate = new AsymmetricErrorEstimator { Interval = interval }.Estimate(in study, level);
                    var (lower, upper) = estimate.Interval;
                    Assert.True(lower <= estimate.Point && estimate.Point <= upper, $"{study} at {level}: {estimate}");
                    Assert.True(lower <= inner.Lower + 1e-12 && upper >= inner.Upper - 1e-12, $"{study} at {level}: {estimate} {inner}");
                    inner = new(lower, upper);
                }
            }
        }
    }

    private static (double Lower, double Upper) Interval(AsymmetricErrorInterval interval, in JudgeStudy study, double level)
    {
        var found = new AsymmetricErrorEstimator { Interval = interval }.Estimate(in study, level).Interval;
        return (found.Lower, found.Upper);
    }

    // Of judges above chance.
    private static IEnumerable<(int K, int X0, int X1)> Outcomes(int n, int m0, int m1) =>
        from x0 in Enumerable.Range(0, m0 + 1)
        from x1 in Enumerable.Range(0, m1 + 1)
        where (x0 * m1) + (x1 * m0) > m0 * m1
        from k in Enumerable.Range(0, n + 1)
        select (k, x0, x1);

    private static JudgeStudy Study(double k, double n, double x0, double m0, double x1, double m1) => new()
    {
        Test = Proportion.FromCounts(k, n),
        Calibration = new() { Sensitivity = Proportion.FromCounts(x1, m1), Specificity = Proportion.FromCounts(x0, m0) },
    };
}
