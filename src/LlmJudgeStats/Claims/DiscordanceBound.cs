using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Claims;

/// <summary>Two systems on the same items, when only their totals are printed: how many items may have changed outcome?</summary>
/// <remarks>
/// <code>
/// D = |k_a − k_b|;  of N changed items (N + D)/2 went one way;  p = 2 (P(X > (N + D)/2) + P(X = (N + D)/2)/2),  X ~ Bin(N, 1/2)
/// the largest N with p ≤ α,  at most min(k_a + k_b, 2n − k_a − k_b)
/// </code>
/// Source: claims.md 4.
/// </remarks>
public readonly record struct DiscordanceBound
{
    /// <summary>How many more passed in one than in the other: D.</summary>
    public long Net { get; private init; }

    /// <summary>
    /// The most items that may have changed outcome for the difference to be significant; <see langword="null"/>: not even D.
    /// </summary>
    public long? Maximum { get; private init; }

    /// <summary>The most that can have changed outcome at all.</summary>
    public long Possible { get; private init; }

    /// <summary>As many as independent answers would change: n (p_a (1 − p_b) + p_b (1 − p_a)).</summary>
    public double Independent { get; private init; }

    /// <summary>
    /// The bound of two scores on the same items; <see langword="null"/> where they are no counts of one number of items.
    /// </summary>
    /// <param name="a">A score.</param>
    /// <param name="b">Another on the same items.</param>
    /// <param name="level">The level at which a difference is significant, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">A score is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static DiscordanceBound? Of(PublishedScore a, PublishedScore b, double level)
    {
        Check.NotNull(a, nameof(a));
        Check.NotNull(b, nameof(b));
        Check.Level(level, nameof(level));
        if (!a.IsCount || !b.IsCount || a.Total != b.Total) return null;
        return Of((long)a.Passed, (long)b.Passed, a.Total, level);
    }

    /// <summary>That of the smallest lead that rounding allows the first score.</summary>
    internal static DiscordanceBound? Least(PublishedScore leader, PublishedScore other, double level)
    {
        if (!leader.IsCount || !other.IsCount || leader.Total != other.Total) return null;
        var fewest = (long)leader.Fewest.Passed;
        var most = (long)other.Most.Passed;
        return Of(Math.Max(fewest, most), most, leader.Total, level);
    }

    private static DiscordanceBound Of(long passedA, long passedB, long total, double level)
    {
        var net = Math.Abs(passedA - passedB);
        var rateA = passedA / (double)total;
        var rateB = passedB / (double)total;
        var possible = Math.Min(passedA + passedB, (2 * total) - passedA - passedB);
        return new()
        {
            Net = net,
            Maximum = Largest(net, possible, 1 - level),
            Possible = possible,
            Independent = total * ((rateA * (1 - rateB)) + (rateB * (1 - rateA))),
        };
    }

    // An item more each way makes a difference less sure, so the p-value rises with the number of pairs of such items: bisection.
    private static long? Largest(long net, long possible, double error)
    {
        if (PValue(net, net) > error) return null;
        var significant = 0L;
        var beyond = ((possible - net) / 2) + 1;
        while (beyond - significant > 1)
        {
            var middle = significant + ((beyond - significant) / 2);
            if (PValue(net, net + (2 * middle)) <= error) significant = middle;
            else beyond = middle;
        }
        return net + (2 * significant);
    }

    /// <summary>McNemar's mid-p, two-sided: twice the mean of P(X ≥ k) at k and at k + 1.</summary>
    internal static double PValue(long net, long changed)
    {
        if (net == 0) return 1;
        var more = (changed + net) / 2;
        var fewer = changed - more;
        return Math.Min(1, BetaDistribution.BinomialTail(more, fewer, 0.5) + BetaDistribution.BinomialTail(more + 1, fewer - 1, 0.5));
    }
}
