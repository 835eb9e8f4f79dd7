using LlmJudgeStats.Intervals;
using LlmJudgeStats.Tests.Numerics;

namespace LlmJudgeStats.Tests.Intervals;

/// <summary>
/// Clopper–Pearson and Blaker against their definitions, by sums of binomial probabilities that share nothing with the library.
/// </summary>
public class ExactIntervalTests
{
    private static readonly double[] s_levels = [0.8, 0.9, 0.95, 0.99];

    [Fact]
    public void Clopper_and_Pearsons_interval_inverts_the_one_sided_tests()
    {
        for (var n = 1; n <= 12; n++)
        {
            for (var k = 0; k <= n; k++)
            {
                foreach (var level in s_levels)
                {
                    var tail = (1 - level) / 2;
                    var actual = BinomialInterval.ClopperPearson.Of(Proportion.FromCounts(k, n), level);
                    Assert.Equal(k == 0 ? 0 : FirstTrue(p => AtLeast(k, n, p) >= tail, 0, 1), actual.Lower, 1e-12);
                    Assert.Equal(k == n ? 1 : FirstTrue(p => AtMost(k, n, p) < tail, 0, 1), actual.Upper, 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Blakers_interval_of_small_counts_inverts_the_acceptability()
    {
        const int steps = 1000;
        for (var n = 1; n <= 12; n++)
        {
            for (var k = 0; k <= n; k++)
            {
                var acceptability = new double[steps + 1];
                for (var i = 0; i <= steps; i++) acceptability[i] = Acceptability(k, n, (double)i / steps);
                foreach (var level in s_levels)
                {
                    var alpha = 1 - level;
                    var first = Array.FindIndex(acceptability, a => a >= alpha);
                    var last = Array.FindLastIndex(acceptability, a => a >= alpha);
                    var lower = first == 0
                        ? 0
                        : FirstTrue(p => Acceptability(k, n, p) >= alpha, (first - 1.0) / steps, (double)first / steps);
                    var upper = last == steps
                        ? 1
                        : FirstTrue(p => Acceptability(k, n, p) < alpha, (double)last / steps, (last + 1.0) / steps);
                    var actual = BinomialInterval.Blaker.Of(Proportion.FromCounts(k, n), level);
                    Assert.Equal(lower, actual.Lower, 1e-10);
                    Assert.Equal(upper, actual.Upper, 1e-10);
                }
            }
        }
    }

    [Fact]
    public void Blakers_interval_lies_inside_that_of_Clopper_and_Pearson()
    {
        foreach (var n in new double[] { 1, 2, 7, 30, 115, 1000, 7.5, 33.3, 1e6 })
        {
            foreach (var share in new[] { 0, 0.01, 0.1, 0.37, 0.5, 0.9, 1 })
            {
                foreach (var level in s_levels)
                {
                    var rate = Proportion.FromRate(share, n);
                    var (blaker, clopper) = (BinomialInterval.Blaker.Of(rate, level), BinomialInterval.ClopperPearson.Of(rate, level));
                    Assert.True(clopper.Lower <= blaker.Lower + 1e-15
                        && blaker.Upper <= clopper.Upper + 1e-15, $"{rate} {level}: {blaker} {clopper}");
                }
            }
        }
    }

    // Coverage falls just outside a limit, so the rates beside every limit are the worst there are.
    [Theory]
    [InlineData(BinomialInterval.ClopperPearson)]
    [InlineData(BinomialInterval.Blaker)]
    public void Coverage_of_every_design_up_to_thirty_is_at_least_the_level(BinomialInterval interval)
    {
        foreach (var level in s_levels)
        {
            foreach (var n in new[] { 1, 2, 3, 5, 8, 13, 20, 30 })
            {
                var limits = Enumerable.Range(0, n + 1).Select(k => interval.Of(Proportion.FromCounts(k, n), level)).ToArray();
                var rates = Enumerable.Range(0, 101).Select(i => i / 100.0)
                    .Concat(limits.SelectMany(l => new[] { l.Lower - 1e-9, l.Upper + 1e-9 }))
                    .Where(p => p is >= 0 and <= 1);
                foreach (var p in rates)
                {
                    var coverage = Enumerable.Range(0, n + 1).Where(k => limits[k].Contains(p)).Sum(k => Mass(k, n, p));
                    Assert.True(coverage >= level - 1e-12, $"n {n} level {level} rate {p}: {coverage}");
                }
            }
        }
    }

    // The enumeration above can fail: Wald's coverage at n = 5 and p = 0.01 is 5 %.
    [Fact]
    public void Coverage_of_Wald_is_far_below_the_level()
    {
        var covered = Enumerable.Range(0, 6).Where(k => BinomialInterval.Wald.Of(Proportion.FromCounts(k, 5), 0.95).Contains(0.01))
            .Sum(k => Mass(k, 5, 0.01));
        Assert.InRange(covered, 0, 0.1);
    }

    // min(T1, T2): the tail of the observation, plus as much of the other tail as is not likelier; nothing where that is impossible.
    private static double Acceptability(int k, int n, double p)
    {
        var (upper, lower) = (AtLeast(k, n, p), AtMost(k, n, p));
        var (t1, t2) = (upper, lower);
        for (var j = n; j >= 0; j--)
        {
            if (AtMost(j, n, p) > upper) continue;
            t1 += AtMost(j, n, p);
            break;
        }
        for (var j = 0; j <= n; j++)
        {
            if (AtLeast(j, n, p) > lower) continue;
            t2 += AtLeast(j, n, p);
            break;
        }
        return Math.Min(1, Math.Min(t1, t2));
    }

    private static double AtLeast(int k, int n, double p) => Sum(k, n, n, p);

    private static double AtMost(int k, int n, double p) => Sum(0, k, n, p);

    private static double Sum(int from, int to, int n, double p)
    {
        var sum = 0.0;
        for (var j = from; j <= to; j++) sum += Mass(j, n, p);
        return sum;
    }

    private static double Mass(int j, int n, double p) => s_choose[n][j] * Math.Pow(p, j) * Math.Pow(1 - p, n - j);

    private static readonly double[][] s_choose =
        [.. Enumerable.Range(0, 31).Select(n => Enumerable.Range(0, n + 1).Select(k => (double)Exact.Choose(n, k)).ToArray())];

    /// <summary>Where a condition that is false on the left and true on the right turns.</summary>
    private static double FirstTrue(Func<double, bool> condition, double left, double right)
    {
        for (var i = 0; i < 60; i++)
        {
            var middle = (left + right) / 2;
            if (condition(middle)) right = middle;
            else left = middle;
        }
        return (left + right) / 2;
    }
}
