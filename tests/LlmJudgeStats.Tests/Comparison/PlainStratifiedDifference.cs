namespace LlmJudgeStats.Tests.Comparison;

/// <summary>
/// The difference of two samples of labels a second time: four cells of each system's judged items, the restricted likelihood by nested
/// bisection on its derivatives, the smallest sum of two deviances by golden sections. Formulas of decisions.md 4.3.
/// </summary>
internal static class PlainStratifiedDifference
{
    private const double Square = 1.959963984540054 * 1.959963984540054;
    private const double Golden = 0.6180339887498949;

    public static (double Lower, double Upper) Interval(PlainLabels a, PlainLabels b) => (Lower(a, b), -Lower(b, a));

    // a's counts corrected downward and b's upward; b's rate from above is one minus that of its mirrored labels from below.
    private static double Lower(PlainLabels a, PlainLabels b)
    {
        var (first, second) = (a.Correct(), b.Mirror().Correct());
        var top = first.Point + second.Point;    // of t_a + (1 − t_b)
        var (low, high) = (0.0, top);
        for (var i = 0; i < 34; i++)
        {
            var middle = 0.5 * (low + high);
            if (Least(first, second, middle) > Square) low = middle;
            else high = middle;
        }
        return Math.Max(-1, high - 1);
    }

    private static double Least(PlainLabels first, PlainLabels second, double sum)
    {
        double At(double t) => first.Deviance(t) + second.Deviance(sum - t);
        var (low, high) = (Math.Max(0, sum - second.Point), Math.Min(first.Point, sum));
        var x = high - (Golden * (high - low));
        var y = low + (Golden * (high - low));
        var (fx, fy) = (At(x), At(y));
        for (var i = 0; i < 30; i++)
        {
            if (fx <= fy)
            {
                (high, y, fy) = (y, x, fx);
                x = high - (Golden * (high - low));
                fx = At(x);
            }
            else
            {
                (low, x, fx) = (x, y, fy);
                y = low + (Golden * (high - low));
                fy = At(y);
            }
        }
        return Math.Min(fx, fy);
    }
}

/// <summary>
/// Labels within a judge's passes (N11 of which pass, N01 fail) and fails (N10 pass, N00 fail), and how many of each verdict have none.
/// </summary>
internal sealed record PlainLabels(double N11, double N01, double N10, double N00, double PassUnlabelled, double FailUnlabelled)
{
    private double _top = double.NaN;

    private double Passes => N11 + N01 + PassUnlabelled;

    private double Fails => N10 + N00 + FailUnlabelled;

    /// <summary>The rate; a verdict without labels counts as failed.</summary>
    public double Point => ((Passes * Share(N11, N01)) + (Fails * Share(N10, N00))) / (Passes + Fails);

    /// <summary>The label seen from the other end.</summary>
    public PlainLabels Mirror() => new(N01, N11, N00, N10, PassUnlabelled, FailUnlabelled);

    /// <summary>The continuity correction for a lower limit.</summary>
    public PlainLabels Correct()
    {
        var (s1, s0) = (Passes / (N11 + N01 + 1), Fails / (N10 + N00 + 1));
        var one = Math.Min(N11, Math.Pow(s1 / (s1 + s0), 1.5) / 2);
        var zero = Math.Min(N10, Math.Pow(s0 / (s1 + s0), 1.5) / 2);
        return this with { N11 = N11 - one, N01 = N01 + one, N10 = N10 - zero, N00 = N00 + zero, _top = double.NaN };
    }

    public double Deviance(double t)
    {
        if (t >= Point) return 0;
        if (t <= 0) return 1e12;
        if (double.IsNaN(_top))
        {
            _top = Log(Passes, Passes / (Passes + Fails)) + Log(Fails, Fails / (Passes + Fails)) + Log(N11, Share(N11, N01))
                + Log(N01, 1 - Share(N11, N01)) + Log(N10, Share(N10, N00)) + Log(N00, 1 - Share(N10, N00));
        }
        // x: judged a pass and truly one, of t in all; y: judged a pass and truly none, of 1 − t in all.
        var x = Falling(
            at => Slope(N11, at) - Slope(N10, t - at) + Rest(at + OtherCell(at, t)), 0, t);
        var y = OtherCell(x, t);
        var value = Log(N11, x) + Log(N10, t - x) + Log(N01, y) + Log(N00, 1 - t - y) + Log(PassUnlabelled, x + y)
            + Log(FailUnlabelled, 1 - x - y);
        return 2 * (_top - value);
    }

    private double OtherCell(double x, double t) =>
        Falling(y => Slope(N01, y) - Slope(N00, 1 - t - y) + Rest(x + y), 0, 1 - t);

    private double Rest(double passed) => Slope(PassUnlabelled, passed) - Slope(FailUnlabelled, 1 - passed);

    private static double Falling(Func<double, double> function, double low, double high)
    {
        for (var i = 0; i < 46; i++)
        {
            var middle = 0.5 * (low + high);
            if (function(middle) > 0) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }

    private static double Share(double part, double other) => part == 0 ? 0 : part / (part + other);

    private static double Slope(double count, double share) => count == 0 ? 0 : count / share;

    private static double Log(double count, double share) => count == 0 ? 0 : count * Math.Log(share);
}
