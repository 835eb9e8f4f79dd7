
namespace LlmJudgeStats;

/// <summary>Verdicts of two systems on the same items, and what they are worth: an effective number of independent pairs.</summary>
/// <remarks>Equality compares the stored state. The default value holds no pair. Immutable, thread-safe.</remarks>
public readonly record struct PairedProportion
{
    // The design effect less one, so that the default value holds independent pairs.
    private readonly double _excess;

    private PairedProportion(double onlyA, double onlyB, double size, double inverseFreedom = 0, double excess = 0)
    {
        OnlyA = onlyA;
        OnlyB = onlyB;
        Size = size;
        InverseFreedom = inverseFreedom;
        _excess = excess;
    }

    /// <summary>b: effective pairs of which only A passes.</summary>
    public double OnlyA { get; }

    /// <summary>c: effective pairs of which only B passes.</summary>
    public double OnlyB { get; }

    /// <summary>n: effective independent pairs.</summary>
    public double Size { get; }

    /// <summary>The difference of the two pass rates of the judge, (b − c)/n, in [−1, 1]; NaN without a pair.</summary>
    public double Difference => (OnlyA - OnlyB) / Size;

    /// <summary>Degrees of freedom ν behind the difference: +∞ unless the pairs belong together in clusters.</summary>
    public double DegreesOfFreedom => 1 / InverseFreedom;

    internal double InverseFreedom { get; }

    // ((b + c + 1)/(N + 2) − d²) D/N of pairs as they were counted; where the bracket is not above 0 with the smoothed difference in it.
    internal double SmoothedVariance
    {
        get
        {
            var effect = 1 + _excess;
            var smoothedSize = (Size * effect) + 2;
            var differing = (((OnlyA + OnlyB) * effect) + 1) / smoothedSize;
            var bracket = differing - (Difference * Difference);
            if (bracket > 0) return bracket / Size;
            var difference = (OnlyA - OnlyB) * effect / smoothedSize;
            return (differing - (difference * difference)) / Size;
        }
    }

    /// <summary>Counts of pairs. Real values are welcome: an effective size rarely is an integer.</summary>
    /// <param name="onlyA">Pairs of which only A passes, zero or more.</param>
    /// <param name="onlyB">Pairs of which only B passes, zero or more.</param>
    /// <param name="size">All pairs, at most 1e20.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A negative value, NaN, a value above 1e20, or more differing pairs than pairs.
    /// </exception>
    public static PairedProportion FromCounts(double onlyA, double onlyB, double size)
    {
        Check.Count(onlyA, nameof(onlyA));
        Check.Count(onlyB, nameof(onlyB));
        Check.Count(size, nameof(size));
        if (onlyA + onlyB > size)
            throw new ArgumentOutOfRangeException(
                nameof(size), size, Invariant($"at least the differing pairs ({onlyA + onlyB})"));
        return new(onlyA, onlyB, size);
    }

    /// <summary>Shares of differing pairs, and the effective number of pairs behind them.</summary>
    /// <param name="rateOnlyA">The share of pairs of which only A passes, in [0, 1].</param>
    /// <param name="rateOnlyB">The share of pairs of which only B passes, in [0, 1].</param>
    /// <param name="size">Effective pairs, at most 1e20.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A share outside [0, 1], shares above 1 together, or a size that is no count.
    /// </exception>
    public static PairedProportion FromRates(double rateOnlyA, double rateOnlyB, double size)
    {
        Check.Count(size, nameof(size));
        return FromCounts(Check.Unit(rateOnlyA, nameof(rateOnlyA)) * size, Check.Unit(rateOnlyB, nameof(rateOnlyB)) * size, size);
    }

    /// <summary>Pairs that belong together in clusters, at the size and with the degrees of freedom that they are worth.</summary>
    /// <remarks>Clusters of one pair each give the independent pairs. Source: dependence.md 10.</remarks>
    /// <param name="pairs">The sums over clusters.</param>
    public static PairedProportion FromClusters(in ClusteredPairs pairs)
    {
        var effective = PairedClusters.Of(in pairs);
        return new(effective.OnlyFirst, effective.OnlySecond, effective.Pairs, effective.InverseFreedom, effective.DesignEffect - 1);
    }

    /// <summary>Pairs as they were counted.</summary>
    public static implicit operator PairedProportion(PairedTally pairs) => FromTally(pairs);

    /// <summary>Pairs as they were counted.</summary>
    /// <param name="pairs">Verdicts on the same items.</param>
    public static PairedProportion FromTally(PairedTally pairs) =>
        new(pairs.OnlyA, pairs.OnlyB, (double)pairs.Both + pairs.OnlyA + pairs.OnlyB + pairs.Neither);

    /// <summary>The same pairs with the systems exchanged; or with pass and fail exchanged, which comes to the same.</summary>
    public PairedProportion Swap() => new(OnlyB, OnlyA, Size, InverseFreedom, _excess);

    // So many pairs more of which only one system passes, of each kind, and so many of the others.
    internal PairedProportion Smooth(double differing, double same) =>
        new(OnlyA + differing, OnlyB + differing, Size + (2 * differing) + same, InverseFreedom, _excess);

    /// <summary>For people: <c>20 : 10 of 115</c>.</summary>
    public override string ToString() => Invariant($"{OnlyA} : {OnlyB} of {Size}");
}
