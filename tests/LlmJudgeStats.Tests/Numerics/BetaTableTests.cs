using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class BetaTableTests
{
    // Found 2.8e-13, in tails near 1e-240: half an ulp of an exponent of 550 is 6e-14, and two such exponents are added. Tails above 1e-20:
    // 1.4e-14.
    [Fact]
    public void Tails_of_shapes_from_one_half_to_a_million_agree_to_1e_12() => AssertTails(3302, 1e-12, BetaTable.IsUsual);

    // Found 1.7e-13.
    [Fact]
    public void Tails_of_shapes_from_one_half_to_a_billion_agree_to_1e_12() =>
        AssertTails(447, 1e-12, (a, b) => !BetaTable.IsUsual(a, b) && Math.Min(a, b) >= 0.5);

    // Found 2.7e-12: a shape near 1e-3 leaves less than 1e-3 of the mass on one side, and that tail comes as 1 minus the other.
    [Fact]
    public void Tails_with_a_shape_from_one_thousandth_to_one_half_agree_to_5e_12() =>
        AssertTails(351, 5e-12, (a, b) => Math.Min(a, b) < 0.5);

    // Found 6.7e-14, at quantiles below 1e-100.
    [Fact]
    public void Quantiles_of_shapes_from_one_half_to_a_million_agree_to_1e_11()
    {
        Assert.Equal(1000, BetaTable.Quantile.Count);
        Assert.All(BetaTable.Quantile, row =>
        {
            Assert.True(BetaTable.IsUsual(row[0], row[1]));
            var point = new BetaDistribution(row[0], row[1]).LowerQuantile(row[2]);
            AssertNear(row[3], point.Rate, 1e-11);
            AssertNear(row[4], point.Complement, 1e-11);
        });
    }

    [Fact]
    public void The_upper_quantile_of_mirrored_shapes_is_the_lower_one_exchanged() =>
        Assert.All(BetaTable.Quantile, row =>
        {
            var point = new BetaDistribution(row[1], row[0]).UpperQuantile(row[2]);
            AssertNear(row[4], point.Rate, 1e-11);
            AssertNear(row[3], point.Complement, 1e-11);
        });

    private static void AssertTails(int count, double tolerance, Func<double, double, bool> domain)
    {
        var rows = BetaTable.Cdf.Where(row => domain(row[0], row[1])).ToList();
        Assert.Equal(count, rows.Count);
        Assert.All(rows, row =>
        {
            var tails = new BetaDistribution(row[0], row[1]).At(row[2]);
            AssertNear(row[3], tails.Lower, tolerance);
            AssertNear(row[4], tails.Upper, tolerance);
        });
    }

    private static void AssertNear(double expected, double actual, double tolerance) =>
        Assert.True(BetaTable.Relative(actual, expected) <= tolerance, $"{actual} instead of {expected}");
}
