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
/// <param name="Variance">((b + c + 1)/(N + 2) − d²) D/N, the part of the pairs in the variance of the corrected difference.</param>
internal readonly record struct PairedClusters(
    double Difference, double DesignEffect, double Pairs, double OnlyFirst, double OnlySecond, double InverseFreedom, double Variance)
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
            (pairs.OnlySecond / effect).ToDouble(), shape.InverseFreedom, (Smoothed(in pairs, difference) * effect / count).ToDouble());
    }

    /// <summary>1/ν of the corrected difference, with error rates that have no cluster in common with the pairs.</summary>
    /// <remarks>
    /// <code>V = the pairs', d̃² Se(1 − Se)/n₁ and d̃² Sp(1 − Sp)/n₂ at smoothed rates,  d̃ = d/J inside [−1, 1], 1 at chance</code>
    /// </remarks>
    public double InverseFreedomWith(Proportion sensitivity, Proportion specificity)
    {
        var se = sensitivity.Smooth(1, 1).Rate;
        var sp = specificity.Smooth(1, 1).Rate;
        var youden = se + sp - 1;
        var difference = youden > 0 ? Math.Clamp(Difference / youden, -1, 1) : 1;
        return StudyFreedom.Satterthwaite(
            (Variance, InverseFreedom), (difference, se, sensitivity), (difference, sp, specificity));
    }

    private static Fraction SquaredDeviations(in ClusteredPairs pairs, Fraction difference)
    {
        var products = new Fraction((BigInteger)pairs.SumOfProducts, BigInteger.One);
        return pairs.SumOfSquaredDifferences - (2 * difference * products) + (difference.Square * pairs.SumOfSquares);
    }

    // Where the bracket is not above 0, with the smoothed difference in it.
    private static Fraction Smoothed(in ClusteredPairs pairs, Fraction difference)
    {
        Fraction size = pairs.Count + 2L;
        var differing = ((Fraction)pairs.OnlyFirst + pairs.OnlySecond + 1) / size;
        var bracket = differing - difference.Square;
        return bracket.Sign > 0 ? bracket : differing - (((Fraction)pairs.OnlyFirst - pairs.OnlySecond) / size).Square;
    }
}
