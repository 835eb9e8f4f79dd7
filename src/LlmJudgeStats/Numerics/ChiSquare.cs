using MathNet.Numerics;

namespace LlmJudgeStats.Numerics;

/// <summary>The chi-square distribution for real degrees of freedom ν &gt; 0.</summary>
/// <remarks>Source: Abramowitz &amp; Stegun 26.4.</remarks>
internal static class ChiSquare
{
    private const double Largest = 1e4;    // times ν + 100: beyond every quantile that doubles can tell from the end

    /// <summary>P(X &gt; x).</summary>
    /// <param name="x">Zero or more.</param>
    /// <param name="degreesOfFreedom">ν, above 0.</param>
    public static double UpperTail(double x, double degreesOfFreedom) =>
        x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, x / 2);

    /// <summary>The value that is exceeded with a probability.</summary>
    /// <param name="tail">The probability, strictly between 0 and 1.</param>
    /// <param name="degreesOfFreedom">ν, above 0.</param>
    public static double UpperQuantile(double tail, double degreesOfFreedom) =>
        Root.Find(new Excess(degreesOfFreedom, tail), 0, Largest * (degreesOfFreedom + 100));

    // Above 0 where the value is exceeded more often than asked; from the smaller tail, so that neither loses digits.
    private readonly struct Excess(double degreesOfFreedom, double tail) : IFunction
    {
        public double At(double x) => tail <= 0.5
            ? UpperTail(x, degreesOfFreedom) - tail
            : 1 - tail - (x <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(degreesOfFreedom / 2, x / 2));
    }
}
