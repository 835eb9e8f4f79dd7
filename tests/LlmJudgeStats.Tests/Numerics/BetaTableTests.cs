using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class BetaTableTests
{
    // Found 2.83e-13, in tails near 1e-240: half an ulp of an exponent of 550 is 6e-14, and two such exponents are added.
    [Fact]
    public void At_ShapesFromOneHalfToAMillion_BothTailsTo1e12() => AssertTails(usual: true, count: 3302, tolerance: 1e-12);

    // Found 2.66e-12, where a shape near 1e-3 leaves less than 1e-3 of the mass on one side and that tail comes as 1 minus the other;
    // without those, 1.0e-12. Twice what was found.
    [Fact]
    public void At_ShapesFromOneThousandthToABillion_BothTailsTo5e12() => AssertTails(usual: false, count: 798, tolerance: 5e-12);

    // Found 6.7e-14, at quantiles below 1e-100.
    [Fact]
    public void LowerQuantile_ShapesFromOneHalfToAMillion_PointAndComplementTo1e11()
    {
        Assert.Equal(1000, BetaTable.Quantile.Count);
        Assert.All(BetaTable.Quantile, row =>
        {
            Assert.True(BetaTable.IsUsual(row[0], row[1]));
            var point = new BetaDistribution(row[0], row[1]).LowerQuantile(row[2]);
            AssertNear(row[3], point.X, 1e-11);
            AssertNear(row[4], point.Y, 1e-11);
        });
    }

    [Fact]
    public void UpperQuantile_OfTheMirroredShapes_IsTheLowerQuantileExchanged() =>
        Assert.All(BetaTable.Quantile, row =>
        {
            var point = new BetaDistribution(row[1], row[0]).UpperQuantile(row[2]);
            AssertNear(row[4], point.X, 1e-11);
            AssertNear(row[3], point.Y, 1e-11);
        });

    private static void AssertTails(bool usual, int count, double tolerance)
    {
        var rows = BetaTable.Cdf.Where(row => BetaTable.IsUsual(row[0], row[1]) == usual).ToList();
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
