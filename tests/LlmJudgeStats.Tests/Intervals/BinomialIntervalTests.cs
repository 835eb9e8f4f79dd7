using FsCheck;
using FsCheck.Fluent;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Tests.Intervals;

public class BinomialIntervalTests
{
    private const double Z = 1.9599639845400545;

    public static TheoryData<BinomialInterval> All => [.. Enum.GetValues<BinomialInterval>()];

    [Theory]
    [InlineData(5, 10)]
    [InlineData(2.5, 10)]
    [InlineData(0.125, 0.75)]
    [InlineData(99, 100)]
    public void Wilsons_formula_is_met(double successes, double size)
    {
        // [k + z²/2 ± z √(k (n − k)/n + z²/4)] / (n + z²), with another arrangement than the library's.
        var half = Z * Math.Sqrt((successes * (size - successes) / size) + (Z * Z / 4));
        AssertLimits(BinomialInterval.Wilson, successes, size,
            (successes + (Z * Z / 2) - half) / (size + (Z * Z)), (successes + (Z * Z / 2) + half) / (size + (Z * Z)), 2e-15);
    }

    [Fact]
    public void Wilsons_interval_of_five_of_ten_is_the_published_one() =>
        AssertLimits(BinomialInterval.Wilson, 5, 10, 0.2365930905, 0.7634069095, 1e-10);

    [Fact]
    public void Wilsons_limit_without_a_success_is_z_squared_over_n_plus_z_squared() =>
        AssertLimits(BinomialInterval.Wilson, 0, 10, 0, Z * Z / (10 + (Z * Z)), 1e-15);

    [Fact]
    public void Walds_interval_of_half_of_a_hundred_is_plus_minus_z_twentieths()
    {
        AssertLimits(BinomialInterval.Wald, 50, 100, 0.5 - (Z / 20), 0.5 + (Z / 20), 1e-15);
        AssertLimits(BinomialInterval.Wald, 0, 100, 0, 0, 0);
        AssertLimits(BinomialInterval.Wald, 1, 2, 0, 1, 0);
    }

    [Fact]
    public void Agresti_and_Coulls_formula_is_met()
    {
        var (n, p) = (10 + (Z * Z), (3 + (Z * Z / 2)) / (10 + (Z * Z)));
        var half = Z * Math.Sqrt(p * (1 - p) / n);
        AssertLimits(BinomialInterval.AgrestiCoull, 3, 10, p - half, p + half, 1e-15);
    }

    [Fact]
    public void Clopper_and_Pearsons_limit_without_a_success_is_the_nth_root()
    {
        AssertLimits(BinomialInterval.ClopperPearson, 0, 20, 0, 1 - Math.Pow(0.025, 1.0 / 20), 1e-15);
        AssertLimits(BinomialInterval.ClopperPearson, 1, 1, 0.025, 1, 1e-16);
    }

    [Fact]
    public void The_mid_p_limit_without_a_success_is_the_nth_root_of_the_whole_error()
    {
        // P(X = 0)/2 = α/2.
        AssertLimits(BinomialInterval.MidP, 0, 20, 0, 1 - Math.Pow(0.05, 1.0 / 20), 1e-15);
        AssertLimits(BinomialInterval.MidP, 1, 1, 0.05, 1, 1e-15);
    }

    [Fact]
    public void The_mid_p_limit_of_one_of_two_solves_the_quadratic()
    {
        // p² + p(1 - p) = p = α/2 at the lower end.
        AssertLimits(BinomialInterval.MidP, 1, 2, 0.025, 0.975, 1e-15);
    }

    [Fact]
    public void Jeffreys_interval_of_one_item_is_of_the_arcsine_family()
    {
        // Beta(½, 3/2) at 0 of 1: closed at 0; I_x(½, 3/2) = (2/π)(asin √x + √(x(1 − x))).
        var upper = BinomialInterval.Jeffreys.Of(Proportion.FromCounts(0, 1), 0.95).Upper;
        Assert.Equal(0.975, 2 / Math.PI * (Math.Asin(Math.Sqrt(upper)) + Math.Sqrt(upper * (1 - upper))), 1e-14);
        AssertLimits(BinomialInterval.Jeffreys, 1, 1, 1 - upper, 1, 1e-15);
    }

    [Fact]
    public void Blakers_limit_without_a_success_is_where_acceptability_falls_to_alpha()
    {
        // 0 of 1: P(X ≤ 0) = 1 − p and, above ½, nothing of the other tail is small enough: 1 − p = α.
        AssertLimits(BinomialInterval.Blaker, 0, 1, 0, 0.95, 1e-15);
        AssertLimits(BinomialInterval.Blaker, 1, 1, 0.05, 1, 1e-15);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_known_rate_is_its_point_and_an_empty_one_everything(BinomialInterval interval)
    {
        Assert.Equal(new IntervalEstimate(0.7, 0.7, 0.9), interval.Of(Proportion.Known(0.7), 0.9));
        Assert.Equal(new IntervalEstimate(0, 1, 0.9), interval.Of(default, 0.9));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void All_or_nothing_reaches_the_edge(BinomialInterval interval)
    {
        foreach (var n in new[] { 1, 2, 7.5, 100, 1e9, Math.Pow(2, 40) })
        {
            var (none, all) = (interval.Of(Proportion.FromCounts(0, n), 0.95), interval.Of(Proportion.FromCounts(n, n), 0.95));
            Assert.Equal((0.0, 1.0), (none.Lower, all.Upper));
            Assert.Equal(none.Flip(), all);
            if (interval != BinomialInterval.Wald) Assert.InRange(none.Upper * n, n == 1 ? 0.5 : 1, 10);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Large_counts_have_the_normal_interval(BinomialInterval interval)
    {
        foreach (var n in new[] { 1e9, Math.Pow(2, 40), Math.Pow(2, 62) })
        {
            foreach (var rate in new[] { 0.01, 0.5, 0.9 })
            {
                var half = Z * Math.Sqrt(rate * (1 - rate) / n);
                var actual = interval.Of(Proportion.FromRate(rate, n), 0.95);
                Assert.Equal(rate - half, actual.Lower, (0.001 * half) + 1e-16);
                Assert.Equal(rate + half, actual.Upper, (0.001 * half) + 1e-16);
            }
        }
    }

    // Fixed seed: never fails by chance.
    [Theory]
    [MemberData(nameof(All))]
    public void Counts_that_are_not_whole_have_nested_and_mirrored_intervals_around_the_rate(BinomialInterval interval) =>
        Prop.ForAll(Gen.Choose(0, 4000).Two().ToArbitrary(), hundredths =>
        {
            var (successes, failures) = (hundredths.Item1 / 100.0, hundredths.Item2 / 100.0);
            if (successes + failures == 0) return true;
            var rate = default(Proportion).Smooth(successes, failures);
            var (narrow, wide) = (interval.Of(rate, 0.8), interval.Of(rate, 0.99));
            var mirror = interval.Of(rate.Flip(), 0.8);
            return narrow.Contains(rate.Rate)
                && wide.Lower <= narrow.Lower && narrow.Upper <= wide.Upper
                && Math.Abs(mirror.Lower - (1 - narrow.Upper)) <= 2.3e-16 && Math.Abs(mirror.Upper - (1 - narrow.Lower)) <= 2.3e-16;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 1));

    [Theory]
    [MemberData(nameof(All))]
    public void More_successes_move_the_limits_up(BinomialInterval interval)
    {
        for (var n = 1; n <= 25; n++)
        {
            for (var k = 1; k <= n; k++)
            {
                var (below, above) = (interval.Of(Proportion.FromCounts(k - 1, n), 0.95), interval.Of(Proportion.FromCounts(k, n), 0.95));
                Assert.True(below.Lower <= above.Lower && below.Upper <= above.Upper, $"{k} of {n}");
            }
        }
    }

    [Fact]
    public void An_undefined_member_is_refused() =>
        Assert.ThrowsAny<Exception>(() => ((BinomialInterval)999).Of(Proportion.FromCounts(1, 2), 0.95));

    [Fact]
    public void The_id_of_each_interval_is_its_name_on_the_command_line() =>
        Assert.Equal(
            ["wilson", "wald", "agresti-coull", "clopper-pearson", "mid-p", "jeffreys", "blaker"],
            Enum.GetValues<BinomialInterval>().Select(interval => interval.Id));

    private static void AssertLimits(BinomialInterval interval, double successes, double size, double lower, double upper, double tolerance)
    {
        var actual = interval.Of(Proportion.FromCounts(successes, size), 0.95);
        Assert.Equal(lower, actual.Lower, tolerance);
        Assert.Equal(upper, actual.Upper, tolerance);
    }
}
