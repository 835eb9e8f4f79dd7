namespace LlmJudgeStats.Numerics;

/// <summary>Fisher's F, the ratio of two mean squares, for real degrees of freedom; the second may be infinite.</summary>
/// <remarks>
/// <code>P(F &gt; f) = P(X ≤ d₂/(d₂ + d₁ f)),  X ~ Beta(d₂/2, d₁/2)</code>
/// Source: Abramowitz &amp; Stegun 26.6.2. With infinite d₂ it is a chi-square over d₁.
/// </remarks>
internal static class VarianceRatio
{
    /// <summary>P(F &gt; f).</summary>
    /// <param name="f">Zero or more.</param>
    /// <param name="first">d₁, above 0.</param>
    /// <param name="second">d₂, above 0.</param>
    public static double UpperTail(double f, double first, double second)
    {
        if (f <= 0) return 1;
        if (double.IsPositiveInfinity(second)) return ChiSquare.UpperTail(first * f, first);
        var sum = second + (first * f);
        return new BetaDistribution(second / 2, first / 2).At(second / sum, first * f / sum).Lower;
    }

    /// <summary>The ratio that is exceeded with a probability.</summary>
    /// <param name="tail">The probability, strictly between 0 and 1.</param>
    /// <param name="first">d₁, above 0.</param>
    /// <param name="second">d₂, above 0.</param>
    public static double UpperQuantile(double tail, double first, double second)
    {
        if (double.IsPositiveInfinity(second)) return ChiSquare.UpperQuantile(tail, first) / first;
        var point = new BetaDistribution(second / 2, first / 2).LowerQuantile(tail);
        return second * point.Complement / (first * point.Rate);
    }
}
