using System.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

/// <summary>Moments of doubles without rounding: integers in units of 2^-1074, rounded once at the end.</summary>
internal static class ExactMoments
{
    private static readonly BigInteger s_one = BigInteger.One << 1074;

    public static double Mean(double[] values) => Quotient(Sum(values), values.Length * s_one);

    public static double SquaredDeviations(double[] values) => CrossDeviations(values, values);

    /// <summary>Σ x y − Σ x Σ y / n.</summary>
    public static double CrossDeviations(double[] first, double[] second)
    {
        var products = BigInteger.Zero;
        for (var i = 0; i < first.Length; i++) products += Exact.Units(first[i]) * Exact.Units(second[i]);
        return Quotient((products * first.Length) - (Sum(first) * Sum(second)), first.Length * s_one * s_one);
    }

    private static BigInteger Sum(double[] values) => values.Aggregate(BigInteger.Zero, (sum, value) => sum + Exact.Units(value));

    private static double Quotient(BigInteger part, BigInteger whole) => part.Sign * Exact.Ratio(BigInteger.Abs(part), whole);
}
