namespace LlmJudgeStats.Tests.Dependence;

/// <summary>
/// Student's t for real degrees of freedom, infinitely many (the normal distribution) included: the density under a double exponential
/// rule, quantiles by halving. No gamma function, no incomplete beta.
/// </summary>
internal static class PlainStudent
{
    private const int StepsPerUnit = 48;

    /// <summary>P(T &gt; x), to a few units in the last place of itself.</summary>
    public static double UpperTail(double x, double degrees) =>
        x < 0 ? 1 - UpperTail(-x, degrees) : double.IsPositiveInfinity(x) ? 0 : Above(x, degrees) / (2 * Above(0, degrees));

    /// <summary>The x with P(T &gt; x) = tail, for tails up to 1/2.</summary>
    public static double Quantile(double tail, double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tail, 0.5);
        var area = 2 * tail * Above(0, degrees);
        var (low, high) = (0.0, 1.0);
        while (Above(high, degrees) > area) (low, high) = (high, 2 * high);
        while (true)
        {
            var middle = low + (0.5 * (high - low));
            if (middle <= low || middle >= high) return high;
            if (Above(middle, degrees) > area) low = middle;
            else high = middle;
        }
    }

    /// <summary>t_nu(1 - (1 - L)/2), what takes the place of z in an interval.</summary>
    public static double Multiplier(double level, double degrees) => Quantile((1 - level) / 2, degrees);

    /// <summary>t_nu(1 - 0.9 alpha), or t_nu(1 - alpha) for a rule that has no factor .9.</summary>
    public static double OneSidedMultiplier(double level, double degrees, bool hasFactor = true) =>
        Quantile((hasFactor ? 0.9 : 1) * (1 - level), degrees);

    /// <summary>
    /// What the old inversion may miss on each side when it is asked with t in place of z. A level near 1 cannot say it: 5e-18 for
    /// t = 8.65, two clusters.
    /// </summary>
    public static double IndependentTail(double level, double degrees) =>
        UpperTail(Multiplier(level, degrees), double.PositiveInfinity);

    /// <summary>The level at which the independent interval is asked, 2 Phi(t) - 1.</summary>
    public static double IndependentLevel(double level, double degrees) => 1 - (2 * IndependentTail(level, degrees));

    /// <summary>The level at which the independent one-sided limit is asked, which puts its own factor before its error.</summary>
    public static double IndependentOneSidedLevel(double level, double degrees, bool hasFactor = true) =>
        1 - (UpperTail(OneSidedMultiplier(level, degrees, hasFactor), double.PositiveInfinity) / (hasFactor ? 0.9 : 1));

    /// <summary>From the two-sided p-value of the same inversion for independent items.</summary>
    public static double PValue(double independent, double degrees) =>
        degrees < 1 || independent >= 1 ? 1
            : independent <= 0 ? 0
            : 2 * UpperTail(Quantile(independent / 2, double.PositiveInfinity), degrees);

    /// <summary>From the multiplier at which the limit meets the rate; no answer says more than 1.</summary>
    public static double OneSidedPValue(double multiplier, double degrees, bool hasFactor = true) =>
        degrees < 1 ? 1 : Math.Min(1, UpperTail(multiplier, degrees) / (hasFactor ? 0.9 : 1));

    // The area under the density without its constant. y = x + exp(pi/2 sinh s) makes the ends vanish doubly exponentially, also under
    // tails as heavy as y^-1.5; beyond these ends of s every term is below 1e-17 of the sum.
    private static double Above(double x, double degrees)
    {
        var sum = 0.0;
        for (var i = -5 * StepsPerUnit; i <= 5 * StepsPerUnit; i++)
        {
            var s = i / (double)StepsPerUnit;
            var gap = Math.Exp(0.5 * Math.PI * Math.Sinh(s));
            sum += Density(x + gap, degrees) * gap * Math.Cosh(s);
        }
        return sum;
    }

    private static double Density(double y, double degrees) => double.IsPositiveInfinity(degrees)
        ? Math.Exp(-0.5 * y * y)
        : Math.Exp(-0.5 * (degrees + 1) * LogOnePlus(y / degrees * y));

    // Math.Log(1 + u) loses the digits of a small u, and many degrees of freedom multiply what is lost.
    private static double LogOnePlus(double u)
    {
        var sum = 1 + u;
        return sum - 1 == 0 ? u : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (u / (sum - 1));
    }
}
