using System.Numerics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class BetaDistributionTests
{
    private static readonly double[] s_shapes = [1e-3, 0.01, 0.3, 0.5, 1, 2.5, 40, 1e3, 1e6, 1e9];
    private static readonly double[] s_points = [5e-324, 1e-300, 1e-20, 1e-6, 0.1, 0.5, 0.9, 1 - 1e-6, 1 - 1.1102230246251565e-16];

    // 2.2e-16 for each of the few roundings; found 1.1e-15.
    [Fact]
    public void The_tail_of_whole_shapes_is_the_exact_binomial_sum()
    {
        for (var a = 1; a <= 10; a++)
        {
            for (var b = 1; b <= 10; b++)
            {
                foreach (var sixtyFourths in new[] { 1, 5, 16, 31, 32, 33, 50, 63 })
                {
                    var n = a + b - 1;
                    var (lower, upper) = (BigInteger.Zero, BigInteger.Zero);
                    for (var j = 0; j <= n; j++)
                    {
                        var term = Exact.Choose(n, j) * BigInteger.Pow(sixtyFourths, j) * BigInteger.Pow(64 - sixtyFourths, n - j);
                        if (j >= a) lower += term;
                        else upper += term;
                    }
                    var tails = new BetaDistribution(a, b).At(sixtyFourths / 64.0);
                    AssertNear(Exact.Ratio(lower, BigInteger.Pow(64, n)), tails.Lower, 1e-14);
                    AssertNear(Exact.Ratio(upper, BigInteger.Pow(64, n)), tails.Upper, 1e-14);
                }
            }
        }
    }

    [Fact]
    public void The_slope_of_whole_shapes_is_the_exact_density_in_log_odds()
    {
        // x^a (1-x)^b / B(a,b) with 1/B = (a+b-1)!/((a-1)!(b-1)!), at x = 1/4.
        for (var a = 1; a <= 8; a++)
        {
            for (var b = 1; b <= 8; b++)
            {
                var numerator = BigInteger.Pow(3, b) * Exact.Factorial(a + b - 1);
                var denominator = BigInteger.Pow(4, a + b) * Exact.Factorial(a - 1) * Exact.Factorial(b - 1);
                AssertNear(Exact.Ratio(numerator, denominator), new BetaDistribution(a, b).At(0.25).Slope, 1e-14);
            }
        }
    }

    /// <summary>
    /// Near the mean of vast shapes, where the fraction takes ten thousand terms and more: against integrals with 50 digits (mpmath). The
    /// last digit of the point is worth more than the last one of the probability there.
    /// </summary>
    [Theory]
    [InlineData(1e10, 1e10, 0.4999966412427895, 0.171056126316733299)]
    [InlineData(1e10, 1e10, 0.49999893933982825, 0.382088577815805908)]
    [InlineData(1e10, 1e10, 0.5000000035355339, 0.500398942209363235)]
    [InlineData(1e10, 3e13, 0.0003332190941629249, 0.171056208833469715)]
    [InlineData(1e10, 3e13, 0.00033322125974670947, 0.382089734112474091)]
    [InlineData(1e10, 3e13, 0.00033322226257858506, 0.500400271355040074)]
    [InlineData(1e10, 3e13, 0.00033322425824733424, 0.725747592777834653)]
    [InlineData(5e11, 2e12, 0.19999975966689784, 0.171056134156193299)]
    [InlineData(5e11, 2e12, 0.20000000025298223, 0.500399068396834230)]
    [InlineData(1e14, 3e14, 0.24999997943189667, 0.171056126882131320)]
    [InlineData(1e14, 3e14, 0.24999999350480948, 0.382088584561962628)]
    [InlineData(1e14, 3e14, 0.2500000000216506, 0.500398949719114638)]
    [InlineData(1e14, 3e14, 0.25000001299038105, 0.725746886228922100)]
    [InlineData(4e13, 1e10, 0.9997500601102692, 0.171056041947226214)]
    [InlineData(4e13, 1e10, 0.999750062486878, 0.500397623238477733)]
    public void The_tail_of_vast_shapes_near_the_mean_is_the_integral(double a, double b, double x, double below)
    {
        var tails = new BetaDistribution(a, b).At(x);
        Assert.Equal(below, tails.Lower, 2e-15);
        Assert.Equal(1, tails.Lower + tails.Upper, 1e-15);
    }

    /// <summary>Where the expansion takes over from the fraction nothing jumps: it rises on, and by what the slope says.</summary>
    [Theory]
    [InlineData(1e10, 1e10)]
    [InlineData(1e10, 1e15)]
    [InlineData(1e13, 2e10)]
    public void The_tail_of_vast_shapes_rises_through_the_switch(double a, double b)
    {
        var beta = new BetaDistribution(a, b);
        var deviation = Math.Sqrt(a / (a + b) * (b / (a + b)) / (a + b));
        foreach (var side in new[] { -1, 1 })
        {
            var last = beta.At((a / (a + b)) + (side * 0.9999 * deviation) - (1e-4 * deviation)).Lower;
            for (var i = 0; i <= 40; i++)
            {
                var next = beta.At((a / (a + b)) + (side * 0.9999 * deviation) + (1e-5 * i * deviation)).Lower;
                Assert.True(next > last, $"{side} {i}");
                last = next;
            }
        }
    }

    [Fact]
    public void At_the_ends_all_is_on_one_side()
    {
        var beta = new BetaDistribution(2, 3);
        Assert.Equal((0.0, 1.0), (beta.At(0).Lower, beta.At(0).Upper));
        Assert.Equal((1.0, 0.0), (beta.At(1).Lower, beta.At(1).Upper));
        Assert.Equal((0.0, 1.0), (beta.LowerQuantile(0).Rate, beta.LowerQuantile(0).Complement));
        Assert.Equal((1.0, 0.0), (beta.LowerQuantile(1).Rate, beta.LowerQuantile(1).Complement));
        Assert.Equal((1.0, 0.0), (beta.UpperQuantile(0).Rate, beta.UpperQuantile(0).Complement));
    }

    // Half an ulp of ln 1e-300 is 5.7e-14.
    [Fact]
    public void The_tail_of_uniform_shapes_is_the_point_itself()
    {
        foreach (var x in s_points.Where(x => x >= 1e-300))
            AssertNear(x, new BetaDistribution(1, 1).At(x).Lower, x < 1e-10 ? 2e-13 : 1e-15);
    }

    [Fact]
    public void Exchanged_shapes_exchange_the_tails()
    {
        foreach (var a in s_shapes)
        {
            foreach (var b in s_shapes)
            {
                foreach (var x in new[] { 0.125, 0.375, 0.75 })
                {
                    var (tails, mirror) = (new BetaDistribution(a, b).At(x), new BetaDistribution(b, a).At(1 - x));
                    AssertNear(tails.Lower, mirror.Upper, 1e-13);
                    AssertNear(tails.Upper, mirror.Lower, 1e-13);
                }
            }
        }
    }

    [Fact]
    public void Tails_of_any_shapes_are_probabilities_that_rise_and_add_to_one()
    {
        foreach (var a in s_shapes)
        {
            foreach (var b in s_shapes)
            {
                var last = 0.0;
                var mean = a / (a + b);
                foreach (var x in s_points.Concat([mean, mean / 2, (1 + mean) / 2]).Where(x => x < 1).Order())
                {
                    var tails = new BetaDistribution(a, b).At(x);
                    var where = $"a {a} b {b} x {x}: {tails}";
                    Assert.True(tails.Lower is >= 0 and <= 1 && tails.Upper is >= 0 and <= 1 && tails.Slope >= 0, where);
                    Assert.True(Math.Abs(tails.Lower + tails.Upper - 1) <= 1e-15, where);
                    Assert.True(tails.Lower >= last * (1 - 1e-11), where);
                    last = tails.Lower;
                }
            }
        }
    }

    // The quantile is found to rounding in log-odds w; the tail then moves by slope * w * 2^-52 at most, which for b = 1e9 is 1e-11 of
    // itself.
    [Fact]
    public void A_quantile_of_any_shapes_gives_its_probability_back()
    {
        var returned = 0;
        foreach (var a in s_shapes)
        {
            foreach (var b in s_shapes)
            {
                foreach (var probability in new[] { 1e-300, 1e-100, 1e-13, 1e-6, 0.025, 0.5, 0.975 })
                {
                    var beta = new BetaDistribution(a, b);
                    var point = beta.LowerQuantile(probability);
                    var where = $"a {a} b {b} p {probability}: {point}";
                    Assert.True(point.Rate is >= 0 and <= 1 && point.Complement is >= 0 and <= 1, where);
                    // Beyond the range of doubles the nearest end is the answer.
                    if (point.Rate < 1e-300 || point.Complement < 1e-300) continue;
                    returned++;
                    var tails = beta.At(point);
                    var condition = 2.3e-16 * (Math.Max(1, Math.Abs(Math.Log(point.Rate / point.Complement))) * tails.Slope / probability);
                    Assert.True(BetaTable.Relative(tails.Lower, probability) <= 1e-11 + (4 * condition), $"{where} {tails}");
                }
            }
        }
        Assert.True(returned > 500, $"only {returned} inside the range of doubles");
    }

    [Fact]
    public void A_quantile_of_a_higher_probability_is_not_to_the_left()
    {
        foreach (var a in s_shapes)
        {
            foreach (var b in s_shapes)
            {
                var beta = new BetaDistribution(a, b);
                var last = 0.0;
                foreach (var probability in new[] { 1e-300, 1e-200, 1e-50, 1e-9, 0.01, 0.3, 0.6, 0.99 })
                {
                    var x = beta.LowerQuantile(probability).Rate;
                    Assert.True(x >= last, $"a {a} b {b} p {probability}: {x} below {last}");
                    last = x;
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 0.25, 0.25)]
    [InlineData(2, 1, 0.25, 0.5)]            // x² = 1/4
    [InlineData(1, 2, 0.75, 0.5)]            // 1 - (1-x)² = 3/4
    [InlineData(3, 1, 0.001, 0.1)]           // x³
    [InlineData(0.5, 0.5, 0.5, 0.5)]
    [InlineData(0.5, 0.5, 1.0 / 3, 0.25)]    // arcsine law: sin²(π/6)
    public void Quantiles_in_closed_form_are_met(double a, double b, double probability, double expected) =>
        AssertNear(expected, new BetaDistribution(a, b).LowerQuantile(probability).Rate, 4e-15);

    private static void AssertNear(double expected, double actual, double tolerance) =>
        Assert.True(BetaTable.Relative(actual, expected) <= tolerance, $"{actual} instead of {expected}");
}
