using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Tests.Agreement;

/// <summary>A second implementation: coefficients as textbooks write them, and derivatives by differences.</summary>
internal static class TextbookAgreement
{
    private const double Step = 1e-6;

    /// <summary>The coefficient at shares of the cells.</summary>
    public static double Of(AgreementCoefficient coefficient, double[][] p)
    {
        var k = p.Length;
        double[] a = [.. Enumerable.Range(0, k).Select(i => Enumerable.Range(0, k).Sum(j => p[i][j]))];
        double[] b = [.. Enumerable.Range(0, k).Select(j => Enumerable.Range(0, k).Sum(i => p[i][j]))];
        double[] q = [.. a.Zip(b, (one, other) => (one + other) / 2)];
        double Sum(Func<int, int, double> of) => Enumerable.Range(0, k * k).Sum(cell => of(cell / k, cell % k));
        double Weighted(Func<int, int, double> w)
        {
            var (po, pe) = (Sum((i, j) => w(i, j) * p[i][j]), Sum((i, j) => w(i, j) * a[i] * b[j]));
            return (po - pe) / (1 - pe);
        }

        double Chance(double pe) => (Sum((i, j) => i == j ? p[i][j] : 0) - pe) / (1 - pe);
        return coefficient switch
        {
            AgreementCoefficient.Kappa => Weighted((i, j) => i == j ? 1 : 0),
            AgreementCoefficient.KappaLinear => Weighted((i, j) => 1 - (Math.Abs(i - j) / (k - 1.0))),
            AgreementCoefficient.KappaQuadratic => Weighted((i, j) => 1 - ((i - j) * (i - j) / ((k - 1.0) * (k - 1)))),
            AgreementCoefficient.ScottPi or AgreementCoefficient.KrippendorffAlpha => Chance(q.Sum(one => one * one)),
            AgreementCoefficient.GwetAc1 => Chance(q.Sum(one => one * (1 - one)) / (k - 1)),
            AgreementCoefficient.KrippendorffAlphaInterval =>
                1 - (Sum((i, j) => (i - j) * (i - j) * p[i][j]) / Sum((i, j) => (i - j) * (i - j) * q[i] * q[j])),
            AgreementCoefficient.Matthews => (Sum((i, j) => i == j ? p[i][j] : 0) - a.Zip(b, (one, other) => one * other).Sum())
                / Math.Sqrt((1 - a.Sum(one => one * one)) * (1 - b.Sum(one => one * one))),
            _ => double.NaN,
        };
    }

    /// <summary>The two ends of the hull before they are cut off.</summary>
    /// <param name="coefficient">Which coefficient.</param>
    /// <param name="counts">The table.</param>
    /// <param name="quantile">Student's t.</param>
    public static (double Lower, double Upper) Hull(AgreementCoefficient coefficient, long[][] counts, double quantile)
    {
        var (lower, upper) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var added in new[] { 1, 4 })
        {
            var (value, error) = Smoothed(coefficient, counts, added);
            lower = Math.Min(lower, value - (quantile * error));
            upper = Math.Max(upper, value + (quantile * error));
        }
        return (lower, upper);
    }

    private static (double Value, double Error) Smoothed(AgreementCoefficient coefficient, long[][] counts, int added)
    {
        var k = counts.Length;
        var total = counts.SelectMany(row => row).Sum() + added;
        var p = Square<double>(k);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) p[i][j] = (counts[i][j] + (added / (double)(k * k))) / total;
        }
        var isAlpha = coefficient is AgreementCoefficient.KrippendorffAlpha or AgreementCoefficient.KrippendorffAlphaInterval;
        var factor = isAlpha ? 1 - (1 / (2.0 * total)) : 1;
        var (first, second) = (0.0, 0.0);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var slope = Slope(coefficient, p, i, j);
                first += p[i][j] * slope;
                second += p[i][j] * slope * slope;
            }
        }
        return (1 - (factor * (1 - Of(coefficient, p))), factor * Math.Sqrt((second - (first * first)) / total));
    }

    /// <summary>Along the line to all mass in one cell: what keeps a sum of one, and shifts all slopes by a constant only.</summary>
    private static double Slope(AgreementCoefficient coefficient, double[][] p, int row, int column)
    {
        return (At(Step) - At(-Step)) / (2 * Step);

        double At(double step)
        {
            var k = p.Length;
            var moved = Square<double>(k);
            for (var i = 0; i < k; i++)
            {
                for (var j = 0; j < k; j++) moved[i][j] = (p[i][j] * (1 - step)) + (i == row && j == column ? step : 0);
            }
            return Of(coefficient, moved);
        }
    }

    /// <summary>A square of zeros.</summary>
    public static T[][] Square<T>(int size) => [.. Enumerable.Range(0, size).Select(_ => new T[size])];
}
