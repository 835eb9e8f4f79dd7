namespace LlmJudgeStats;

/// <summary>The smallest and the largest value that an item can have: 1 to 5 for a score, 0 to 1 for a win.</summary>
/// <remarks>
/// Declared, never read off the data: an interval for a mean rests on what could have been seen. The default value is the range of no width
/// at 0, which no table accepts. Immutable, thread-safe.
/// </remarks>
public readonly record struct ValueRange
{
    /// <summary>The range from one value to another.</summary>
    /// <param name="lower">The smallest value that an item can have.</param>
    /// <param name="upper">The largest, above it.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An end that is NaN or beyond 1e100 in size, or an upper end that is not above the lower one.
    /// </exception>
    public ValueRange(double lower, double upper)
    {
        Lower = Check.RangeEnd(lower, nameof(lower));
        Upper = Check.RangeEnd(upper, nameof(upper));
        if (!(upper > lower)) Throw.EmptyRange(lower, upper, nameof(upper));
    }

    /// <summary>The smallest value.</summary>
    public double Lower { get; }

    /// <summary>The largest value.</summary>
    public double Upper { get; }

    /// <summary>Upper minus lower.</summary>
    public double Width => Upper - Lower;

    /// <summary>[0, 1]: a share, a win, right or wrong.</summary>
    public static ValueRange Unit => new(0, 1);

    /// <summary>Whether a value lies inside, ends included; NaN does not.</summary>
    /// <param name="value">A value.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
