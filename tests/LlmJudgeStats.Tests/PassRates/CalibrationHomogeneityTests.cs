namespace LlmJudgeStats.Tests.PassRates;

/// <summary>May systems share a calibration? Oracle: scipy's Fisher test and chi-square (reference homogeneity-*), and counting.</summary>
public sealed class CalibrationHomogeneityTests
{
    [Theory]
    [InlineData(90, 100, 85, 100, 78, 100, 88, 100, 0.03269214658288657, 0.679614028364589, false)]
    [InlineData(46, 50, 41, 50, 30, 50, 40, 50, 0.00030805520754130955, 1.0, true)]
    [InlineData(36, 40, 12, 15, 33, 60, 18, 20, 0.00016722589976529784, 0.631274797308953, true)]
    [InlineData(950, 1000, 850, 1000, 900, 1000, 900, 1000, 2.747498052166883e-05, 0.0008950875386906894, true)]
    public void Two_systems_by_Fisher(
        int x1, int m1, int x0, int m0, int y1, int n1, int y0, int n0, double sensitivity, double specificity, bool refused)
    {
        var test = CalibrationHomogeneity.Of([Table(x1, m1, x0, m0), Table(y1, n1, y0, n0)]);
        Assert.Equal(sensitivity, test.Sensitivity, 1e-8 * sensitivity);
        Assert.Equal(specificity, test.Specificity, 1e-8);
        Assert.Equal(Math.Min(1, 2 * Math.Min(sensitivity, specificity)), test.PValue, 1e-8);
        Assert.Equal(refused, test.IsRefused);
        var exchanged = CalibrationHomogeneity.Of([Table(y1, n1, y0, n0), Table(x1, m1, x0, m0)]);
        Assert.Equal(test.PValue, exchanged.PValue, 1e-12);
    }

    /// <summary>
    /// Every table of two rows of up to nine, against the sum over all tables with the same margins by binomial coefficients.
    /// </summary>
    [Fact]
    public void Small_tables_by_counting()
    {
        static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
        for (var m = 1; m <= 9; m++)
        {
            for (var n = 1; n <= 9; n++)
            {
                for (var x = 0; x <= m; x++)
                {
                    for (var y = 0; y <= n; y++)
                    {
                        double Mass(int i) => i < 0 || i > m || x + y - i < 0 || x + y - i > n ? 0 : Choose(m, i) * Choose(n, x + y - i);
                        var expected = Enumerable.Range(0, m + 1).Where(i => Mass(i) <= Mass(x) * (1 + 1e-9))
                            .Sum(Mass) / Choose(m + n, x + y);
                        Assert.Equal(expected, CalibrationHomogeneity.Of([Table(x, m, 1, 1), Table(y, n, 1, 1)]).Sensitivity, 1e-12);
                    }
                }
            }
        }
    }

    /// <summary>Three systems, 80, 70 and 90 of 100: chi-square 12.5 with 2 degrees of freedom is e^-6.25 in its tail.</summary>
    [Fact]
    public void More_systems_by_chi_square()
    {
        var test = CalibrationHomogeneity.Of([Table(80, 100, 5, 5), Table(70, 100, 0, 0), Table(90, 100, 5, 5)]);
        Assert.Equal(Math.Exp(-6.25), test.Sensitivity, 1e-12);
        Assert.Equal(1, test.Specificity);      // nobody erred
    }

    [Fact]
    public void One_system_shows_nothing() => Assert.Equal(1, CalibrationHomogeneity.Of([Table(9, 10, 5, 10)]).PValue);

    /// <summary>More outcomes than are added one by one: chi-square.</summary>
    [Fact]
    public void Huge_counts_take_no_longer() => Assert.InRange(
        CalibrationHomogeneity.Of([Table(800_000_000_000, 1_000_000_000_000, 1, 1),
            Table(800_000_000_001, 1_000_000_000_000, 1, 1)]).PValue, 0.99, 1);

    private static ConfusionCounts Table(long x1, long m1, long x0, long m0) =>
        new() { TruePositive = x1, FalseNegative = m1 - x1, FalsePositive = m0 - x0, TrueNegative = x0 };
}
