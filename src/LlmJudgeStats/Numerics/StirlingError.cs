namespace LlmJudgeStats.Numerics;

/// <summary>
/// The remainder of Stirling's formula: ln Γ(z) = (z − ½) ln z − z + ½ ln 2π + μ(z). Small, smooth, and all that gamma ratios need.
/// </summary>
internal static class StirlingError
{
    private const double SeriesFrom = 10;    // the eighth term of the series is below 3e-17 there

    /// <summary>μ(z) for z above 0.</summary>
    /// <remarks>
    /// Asymptotic series with Bernoulli numbers from z = 10 on; below, μ(z) = μ(z+1) + (z + ½) ln(1 + 1/z) − 1, where the last two terms
    /// are atanh(r)/r − 1 with r = 1/(2z+1). Source: Abramowitz &amp; Stegun 1964, 6.1.40 and 6.1.15.
    /// </remarks>
    public static double Of(double z)
    {
        var shifted = 0.0;
        for (; z < SeriesFrom; z++)
        {
            var r = 1 / ((2 * z) + 1);
            shifted += z >= 0.5 ? LogSeries.AtanhTail(r * r) : ((z + 0.5) * Math.Log((z + 1) / z)) - 1;
        }
        var w = 1 / (z * z);
        var series = ((((((w / 156) - (691.0 / 360360)) * w + (1.0 / 1188)) * w - (1.0 / 1680))
            * w + (1.0 / 1260)) * w - (1.0 / 360)) * w + (1.0 / 12);
        return shifted + (series / z);
    }
}
