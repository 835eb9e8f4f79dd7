namespace LlmJudgeStats.Tests.Numerics;

/// <summary>Pearson's test of draws against their exact probabilities.</summary>
internal static class ChiSquare
{
    private const double Failure = 1e-9, Few = 25;

    /// <summary>
    /// Fails where another seed would fail with probability 1e-9 if the probabilities were right. Outcomes expected fewer than 25 times
    /// count as one.
    /// </summary>
    /// <remarks>
    /// <code>P(χ² ≥ d + 2 √(d x) + 2 x) ≤ exp(−x)</code> Source: Laurent &amp; Massart 2000, for exact χ²; cells of 25 or more are near
    /// enough to it.
    /// </remarks>
    public static void Require<T>(IReadOnlyDictionary<T, double> probabilities, IReadOnlyDictionary<T, int> seen) where T : notnull
    {
        Assert.All(seen.Keys, outcome => Assert.True(probabilities.GetValueOrDefault(outcome) > 0, $"{outcome} cannot occur"));
        Assert.Equal(1, probabilities.Values.Sum(), 1e-12);
        var draws = seen.Values.Sum();
        var (sum, cells, rest, restSeen) = (0.0, 0, 0.0, 0);
        foreach (var (outcome, probability) in probabilities)
        {
            var (expected, count) = (draws * probability, seen.GetValueOrDefault(outcome));
            if (expected >= Few) (sum, cells) = (sum + Term(count, expected), cells + 1);
            else (rest, restSeen) = (rest + expected, restSeen + count);
        }
        if (rest >= Few) (sum, cells) = (sum + Term(restSeen, rest), cells + 1);
        var (freedom, x) = (cells - 1, -Math.Log(Failure));
        Assert.True(freedom > 0);
        Assert.InRange(sum, 0, freedom + (2 * Math.Sqrt(freedom * x)) + (2 * x));
    }

    private static double Term(int count, double expected) => (count - expected) * (count - expected) / expected;
}
