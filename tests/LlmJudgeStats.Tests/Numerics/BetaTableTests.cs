using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class BetaTableTests
{
    // Found 2.8e-13, in tails near 1e-240: half an ulp of an exponent of 550 is 6e-14, and two such exponents are added. Tails above 1e-20:
    // 1.4e-14.
    [Fact]
    public void At_ShapesFromOneHalfToAMillion_BothTailsTo1e12() => AssertTails(3302, 1e-12, BetaTable.IsUsual);

    // Found 1.7e-13.
    [Fact]
    public void At_ShapesFromOneHalfToABillion_BothTailsTo1e12() =>
        AssertTails(447, 1e-12, (a, b) => !BetaTable.IsUsual(a, b) && Math.Min(a, b) >= 0.5);

    // Found 2.7e-12: a shape near 1e-3 leaves less than 1e-3 of the mass on one side, and that tail comes as 1 minus the other.
    [Fact]
    public void At_AShapeFromOneThousandthToOneHalf_BothTailsTo5e12() => AssertTails(351, 5e-12, (a, b) => Math.Min(a, b) < 0.5);

    // Found 6.7e-14, at quantiles below 1e-100.
    [Fact]
    public void LowerQuantile_ShapesFromOneHalfToAMillion_PointAndComplementTo1e11()
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
    public void UpperQuantile_OfTheMirroredShapes_IsTheLowerQuantileExchanged() =>
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
