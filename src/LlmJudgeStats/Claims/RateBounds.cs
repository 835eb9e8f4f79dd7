namespace LlmJudgeStats.Claims;

/// <summary>What is known of an error rate of a judge: that it lies in a range, or counts that measured it.</summary>
/// <remarks>The default value is [0, 0]. Immutable, thread-safe.</remarks>
public readonly record struct RateBounds
{
    private readonly double _lower;
    private readonly double _upper;

    /// <summary>A range.</summary>
    /// <param name="lower">The least that it may be, in [0, 1].</param>
    /// <param name="upper">The most, not below the least.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end outside [0, 1], or ends in the wrong order.</exception>
    public RateBounds(double lower, double upper)
    {
        _lower = Check.Unit(lower, nameof(lower));
        _upper = Check.Unit(upper, nameof(upper));
        if (lower > upper)
            throw new ArgumentOutOfRangeException(nameof(upper), upper, Invariant($"at least the lower end, {lower}"));
    }

    private RateBounds(Proportion measured) => Measured = measured;

    /// <summary>The counts; <see langword="null"/> of a range.</summary>
    public Proportion? Measured { get; }

    /// <summary>A range measured on items: Clopper–Pearson's, at a level that the claim divides among all its rates.</summary>
    /// <param name="right">How many the judge got right.</param>
    /// <param name="total">Of how many; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No item, or counts that are not a part of them.</exception>
    public static RateBounds Of(long right, long total) => new(PublishedScore.Of(right, total).Proportion);

    /// <summary>The ends; those of measured bounds at a level.</summary>
    internal (double Lower, double Upper) At(double level)
    {
        if (Measured is not { } counts) return (_lower, _upper);
        var (lower, upper) = BinomialInterval.ClopperPearson.Of(counts, level);
        return (lower, upper);
    }
}
