namespace LlmJudgeStats.Tests.Laws;

/// <summary>The coverage of an interval by enumerating every outcome: no simulation, no seed.</summary>
internal sealed class ExactCoverage
{
    private readonly (double Lower, double Upper)[] _intervals;
    private readonly int _n, _m0, _m1;

    public ExactCoverage(IJudgeEstimator estimator, int n, int m0, int m1, double level, Func<int, int, int, JudgeStudy>? study = null)
    {
        (_n, _m0, _m1) = (n, m0, m1);
        _intervals = new (double, double)[(n + 1) * (m0 + 1) * (m1 + 1)];
        for (var k = 0; k <= n; k++)
        {
            for (var x0 = 0; x0 <= m0; x0++)
            {
                for (var x1 = 0; x1 <= m1; x1++)
                {
                    var interval = estimator.Estimate((study ?? Measured)(k, x0, x1), level).Interval;
                    _intervals[Index(k, x0, x1)] = (interval.Lower, interval.Upper);
                }
            }
        }

        JudgeStudy Measured(int k, int x0, int x1) => new()
        {
            Test = JudgeTally.Of(k, n),
            Calibration = new() { Sensitivity = JudgeTally.Of(x1, m1), Specificity = JudgeTally.Of(x0, m0), Design = CalibrationDesign.ByLabel },
        };
    }

    /// <summary>P(the interval contains the rate), and its expected width.</summary>
    public (double Coverage, double Width) At(double rate, double sensitivity, double specificity)
    {
        var (coverage, width) = (0.0, 0.0);
        Visit(rate, sensitivity, specificity, (lower, upper, mass) =>
        {
            // The closed interval, with room for the rounding of the rate itself.
            if (lower <= rate + 1e-13 && rate <= upper + 1e-13) coverage += mass;
            width += mass * (upper - lower);
        });
        return (coverage, width);
    }

    /// <summary>P(the lower end is at or below the rate), and P(the upper end is at or above it).</summary>
    public (double Below, double Above) OneSidedAt(double rate, double sensitivity, double specificity)
    {
        var (below, above) = (0.0, 0.0);
        Visit(rate, sensitivity, specificity, (lower, upper, mass) =>
        {
            if (lower <= rate + 1e-13) below += mass;
            if (rate <= upper + 1e-13) above += mass;
        });
        return (below, above);
    }

    private void Visit(double rate, double sensitivity, double specificity, Action<double, double, double> visit)
    {
        var p = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
        var (pk, p0, p1) = (Binomial(_n, p), Binomial(_m0, specificity), Binomial(_m1, sensitivity));
        for (var k = 0; k <= _n; k++)
        {
            for (var x0 = 0; x0 <= _m0; x0++)
            {
                for (var x1 = 0; x1 <= _m1; x1++)
                {
                    var (lower, upper) = _intervals[Index(k, x0, x1)];
                    visit(lower, upper, pk[k] * p0[x0] * p1[x1]);
                }
            }
        }
    }

    private int Index(int k, int x0, int x1) => (((k * (_m0 + 1)) + x0) * (_m1 + 1)) + x1;

    /// <summary>The probabilities of 0 to n successes, by the recursion from the mode outwards.</summary>
    public static double[] Binomial(int n, double p)
    {
        var mass = new double[n + 1];
        if (p is 0 or 1)
        {
            mass[p == 0 ? 0 : n] = 1;
            return mass;
        }
        var mode = Math.Min(n, (int)((n + 1) * p));
        mass[mode] = 1;
        for (var k = mode; k < n; k++) mass[k + 1] = mass[k] * (n - k) / (k + 1) * (p / (1 - p));
        for (var k = mode; k > 0; k--) mass[k - 1] = mass[k] * k / (n - k + 1) * ((1 - p) / p);
        var total = mass.Sum();
        for (var k = 0; k <= n; k++) mass[k] /= total;
        return mass;
    }
}
