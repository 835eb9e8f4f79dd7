using MathNet.Numerics;

namespace LlmJudgeStats.Data;

/// <summary>Pearson's chi-square of whether some parts hold the same share of a kind.</summary>
/// <remarks>Parts whose expected numbers are below 5 are one part.</remarks>
internal static class ShareTest
{
    private const double FewExpected = 5;

    /// <summary>The sum of squares; 0 where nothing can be compared.</summary>
    /// <param name="parts">In each part those of the kind, and the others.</param>
    /// <param name="freedom">Grows by the degrees of freedom.</param>
    public static double ChiSquare((double Some, double Other)[] parts, ref int freedom)
    {
        var some = parts.Sum(part => part.Some);
        var other = parts.Sum(part => part.Other);
        if (some == 0 || other == 0) return 0;
        var smaller = Math.Min(some, other) / (some + other);
        var large = parts.Where(part => (part.Some + part.Other) * smaller >= FewExpected).ToList();
        var small = parts.Where(part => (part.Some + part.Other) * smaller < FewExpected).ToArray();
        var rest = (Some: small.Sum(part => part.Some), Other: small.Sum(part => part.Other));
        if ((rest.Some + rest.Other) * smaller >= FewExpected) large.Add(rest);
        if (large.Count < 2) return 0;
        freedom += large.Count - 1;
        var all = large.Sum(part => part.Some) / large.Sum(part => part.Some + part.Other);
        return large.Sum(part => Square(part.Some, part.Some + part.Other, all));
    }

    /// <summary>How unlikely so large a sum is where all shares are the same; 1 where nothing was compared.</summary>
    public static double PValue(double square, int freedom) =>
        freedom == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, square / 2);

    private static double Square(double some, double size, double share)
    {
        var excess = some - (size * share);
        return share is > 0 and < 1 ? excess * excess / (size * share * (1 - share)) : 0;
    }
}
