namespace LlmJudgeStats.Numerics;

/// <summary>Student's t distribution for real degrees of freedom ν &gt; 0, with full relative accuracy in the tail.</summary>
/// <remarks>
/// <code>P(T &gt; t) = ½ P(X ≤ ν/(ν + t²)),  X ~ Beta(ν/2, ½)</code>
/// Source: Abramowitz &amp; Stegun 26.7.1. The quantile is asked for through <see cref="Confidence"/> alone.
/// </remarks>
internal static class StudentT
{
    /// <summary>The value that is exceeded with a probability of at most one half.</summary>
    /// <param name="tail">The probability, above 0 and at most ½.</param>
    /// <param name="degreesOfFreedom">ν, above 0.</param>
    public static double UpperQuantile(double tail, double degreesOfFreedom)
    {
        var point = new BetaDistribution(degreesOfFreedom / 2, 0.5).LowerQuantile(2 * tail);
        return Math.Sqrt(degreesOfFreedom * (point.Complement / point.Rate));
    }

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Zero or more.</param>
    /// <param name="degreesOfFreedom">ν, above 0.</param>
    public static double UpperTail(double t, double degreesOfFreedom)
    {
        var square = t * t;
        var sum = degreesOfFreedom + square;
        return new BetaDistribution(degreesOfFreedom / 2, 0.5).At(degreesOfFreedom / sum, square / sum).Lower / 2;
    }
}
