using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>A power x^A y^B of a rate x and its complement y while x moves linearly along a line.</summary>
/// <remarks>
/// <code>x = X0 (1 − s) + X1 s,  y = Y0 (1 − s) + Y1 s</code>
/// Sums of non-negative terms: exact near both ends. Logarithms are relative to the top of the power, at x = A/(A+B), and taken of the
/// ratio to it: with counts of a billion the difference of two large logarithms would leave eight digits.
/// </remarks>
internal readonly record struct BetaPath(double A, double B, double X0, double X1, double Y0, double Y1)
{
    /// <summary>The path with exponents below 0 left out, for finding the hill: its logarithm is concave.</summary>
    public BetaPath Envelope => this with { A = Math.Max(0, A), B = Math.Max(0, B) };

    public double Log(double s, double rest) => Log(A, B, (X0 * rest) + (X1 * s), (Y0 * rest) + (Y1 * s));

    /// <summary>ln of x^a y^b, relative to its top when both exponents are above 0.</summary>
    public static double Log(double a, double b, double x, double y)
    {
        if (!(a > 0 && b > 0)) return LogPower(a, x, y) + LogPower(b, y, x);
        var topX = a / (a + b);
        var topY = b / (a + b);
        var difference = topX <= topY ? x - topX : topY - y;
        return (a * LogSeries.Log1P(difference / topX, x / topX)) + (b * LogSeries.Log1P(-difference / topY, y / topY));
    }

    /// <summary>Adds the slope and minus the curvature of the logarithm in s.</summary>
    public void Add(double s, ref double slope, ref double curvature)
    {
        Add(A, X1 - X0, (X0 * (1 - s)) + (X1 * s), ref slope, ref curvature);
        Add(B, Y1 - Y0, (Y0 * (1 - s)) + (Y1 * s), ref slope, ref curvature);
    }

    /// <summary>
    /// The exponent of a power that is not smooth and has its zero at the start of the line, or too near; infinite when there is none.
    /// </summary>
    public double RoughnessAtStart => Math.Min(Rough(A, X0, X1), Rough(B, Y0, Y1));

    public double RoughnessAtEnd => Math.Min(Rough(A, X1, X0), Rough(B, Y1, Y0));

    private static double Rough(double exponent, double here, double there) =>
        here < Axis.Near * there ? Axis.Roughness(exponent) : double.PositiveInfinity;

    private static void Add(double exponent, double change, double value, ref double slope, ref double curvature)
    {
        if (exponent == 0 || change == 0) return;
        var ratio = change / value;
        slope += exponent * ratio;
        curvature += exponent * ratio * ratio;
    }

    private static double LogPower(double exponent, double x, double y) =>
        exponent == 0 ? 0 : exponent * (x < 0.5 ? Math.Log(x) : LogSeries.Log1P(-y, x));
}
