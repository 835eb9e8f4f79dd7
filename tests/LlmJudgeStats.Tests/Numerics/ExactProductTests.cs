using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class ExactProductTests
{
    // Fixed seed: never fails by chance.
    [Fact]
    public void Value_and_error_of_any_factors_are_the_exact_product()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var (x, y) = (Any(random), Any(random));
            var (value, error) = ExactProduct.Product(x, y);
            Assert.Equal(x * y, value);
            // Units are 2^-1074 each, so a product of units has 2^-2148.
            Assert.Equal(Exact.Units(x) * Exact.Units(y), (Exact.Units(value) + Exact.Units(error)) << 1074);
        }
    }

    [Fact]
    public void A_difference_of_nearly_equal_products_is_accurate_to_one_rounding()
    {
        var random = new Random(2);
        for (var i = 0; i < 2000; i++)
        {
            var (a, b) = (Any(random), Any(random));
            var (c, d) = (Math.BitIncrement(a), Math.BitDecrement(b));
            var exact = (Exact.Units(a) * Exact.Units(b)) - (Exact.Units(c) * Exact.Units(d));
            var actual = Exact.Units(ExactProduct.Difference(a, b, c, d)) << 1074;
            Assert.True(System.Numerics.BigInteger.Abs(actual - exact) <= System.Numerics.BigInteger.Abs(exact) >> 51, $"{a} {b}");
        }
    }

    [Theory]
    [InlineData(86, 91, 14, 9, 7700)]    // tp tn - fn fp
    [InlineData(0.1, 10, 1, 1, 5.5511151231257827e-17)]    // 0.1 is 5.55e-18 above one tenth
    [InlineData(134217729, 134217727, 134217728, 134217728, -1)]    // 2^54 - 1 - 2^54
    public void A_difference_that_was_checked_by_hand_is_exact(double a, double b, double c, double d, double expected) =>
        Assert.Equal(expected, ExactProduct.Difference(a, b, c, d));

    [Fact]
    public void A_difference_of_exchanged_products_only_changes_sign() =>
        Assert.Equal(-ExactProduct.Difference(0.7, 0.9, 0.3, 0.1), ExactProduct.Difference(0.3, 0.1, 0.7, 0.9));

    private static double Any(Random random) =>
        (random.Next(2) == 0 ? 1 : -1) * (1 + random.NextDouble()) * Math.Pow(2, random.Next(-60, 60));
}
