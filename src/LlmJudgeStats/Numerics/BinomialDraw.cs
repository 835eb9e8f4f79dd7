namespace LlmJudgeStats.Numerics;

/// <summary>One draw from a binomial distribution whose parameters change from draw to draw: nothing is laid out before.</summary>
/// <remarks>
/// Inversion by adding up the probabilities from 0 where less than ten successes are expected, transformed rejection with a squeeze above.
/// For many draws with the same parameters see <see cref="BinomialSampler"/>. Source: Hörmann 1993, algorithm BTRS, with the logarithm of v
/// that the paper leaves out.
/// </remarks>
internal static class BinomialDraw
{
    private const double FewExpected = 10;

    public static long Next(ref Philox random, long size, double probability)
    {
        if (size == 0 || probability == 0) return 0;
        if (probability > 0.5) return size - Next(ref random, size, 1 - probability);
        return size * probability < FewExpected
            ? Inverted(random.NextDouble(), size, probability)
            : Rejected(ref random, size, probability);
    }

    private static long Inverted(double uniform, long size, double probability)
    {
        var odds = probability / (1 - probability);
        var mass = Math.Exp(size * LogSeries.Log1P(-probability, 1 - probability));
        long k = 0;
        for (; k < size && uniform >= mass; k++)
        {
            uniform -= mass;
            mass *= odds * (size - k) / (k + 1);
        }
        return k;
    }

    private static long Rejected(ref Philox random, double n, double p)
    {
        var deviation = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + (2.53 * deviation);
        var a = -0.0873 + (0.0248 * b) + (0.01 * p);
        var alpha = (2.83 + (5.1 / b)) * deviation;
        var squeeze = 0.92 - (4.2 / b);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var edge = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / edge) + b) * u) + (n * p) + 0.5);
            if (edge >= 0.07 && v <= squeeze) return (long)k;
            // At u = -1/2 the edge is 0 and k is minus infinity: rejected here.
            if (k >= 0 && k <= n && Math.Log(v * alpha / ((a / (edge * edge)) + b)) <= LogMassRatio(n, p, k)) return (long)k;
        }
    }

    /// <summary>The logarithm of the probability of k successes over that of the mode.</summary>
    private static double LogMassRatio(double n, double p, double k)
    {
        var mode = Math.Floor((n + 1) * p);
        var odds = p / (1 - p);
        return ((mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1)))) + ((n + 1) * Math.Log((n - mode + 1) / (n - k + 1)))
            + ((k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1)))
            + (StirlingError.Of(mode + 1) + StirlingError.Of(n - mode + 1) - StirlingError.Of(k + 1) - StirlingError.Of(n - k + 1));
    }
}
