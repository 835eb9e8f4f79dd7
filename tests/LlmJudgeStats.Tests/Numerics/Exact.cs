using System.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

/// <summary>Arithmetic without rounding, for oracles: integers, and ratios of integers rounded once.</summary>
internal static class Exact
{
    public static BigInteger Factorial(int n) => n <= 1 ? BigInteger.One : n * Factorial(n - 1);

    public static BigInteger Choose(int n, int k) => Factorial(n) / (Factorial(k) * Factorial(n - k));

    /// <summary>The ratio of two positive integers, to 2^-62 relative before it is rounded to a double.</summary>
    public static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        var shift = (int)(64 - (numerator.GetBitLength() - denominator.GetBitLength()));
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }

    /// <summary>A finite double times 2^1074: every double is a whole number of these units.</summary>
    public static BigInteger Units(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var size = exponent == 0 ? (BigInteger)fraction : (BigInteger)(fraction | 0x10000000000000) << (exponent - 1);
        return bits < 0 ? -size : size;
    }
}
