using System.Numerics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>A difference of two systems on pairs in clusters, at the size that it is worth: dependence.md 10.</summary>
/// <remarks>
/// <code>
/// d = (b − c)/N,  A = Σ(b − c − d n)²,  I = b + c − N d²,  B = (1 + d²)/2
/// D = max(1, (A (N − 1)/(N − m) + s² B/4)/(I + s² B/(4m))),  ν = (N − m)/(m − 1)
/// </code>
/// </remarks>
/// <param name="Difference">d.</param>
/// <param name="DesignEffect">D.</param>
/// <param name="Pairs">N/D.</param>
/// <param name="OnlyFirst">b/D.</param>
/// <param name="OnlySecond">c/D.</param>
/// <param name="InverseFreedom">1/ν of the pairs.</param>
internal readonly record struct PairedClusters(
    double Difference, double DesignEffect, double Pairs, double OnlyFirst, double OnlySecond, double InverseFreedom)
{
    public static PairedClusters Of(in ClusteredPairs pairs)
    {
        if (pairs.Count == 0) return default;
        Fraction count = pairs.Count;
        var difference = ((Fraction)pairs.OnlyFirst - pairs.OnlySecond) / count;
        var shape = new ClusterShape(count, pairs.SumOfSquares, pairs.SumOfCubes);
        var effect = shape.Effect(
            SquaredDeviations(in pairs, difference), (Fraction)pairs.OnlyFirst + pairs.OnlySecond - (count * difference.Square),
            shape.Added((1 + difference.Square) / 4));
        return new(
            difference.ToDouble(), effect.ToDouble(), (count / effect).ToDouble(), (pairs.OnlyFirst / effect).ToDouble(),
            (pairs.OnlySecond / effect).ToDouble(), shape.InverseFreedom);
    }

    private static Fraction SquaredDeviations(in ClusteredPairs pairs, Fraction difference)
    {
        var products = new Fraction((BigInteger)pairs.SumOfProducts, BigInteger.One);
        return pairs.SumOfSquaredDifferences - (2 * difference * products) + (difference.Square * pairs.SumOfSquares);
    }
}
