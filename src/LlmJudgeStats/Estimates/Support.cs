namespace LlmJudgeStats;

/// <summary>The range that an estimand can take.</summary>
/// <remarks>
/// No <see cref="ValueRange"/>: that is declared by a user, finite and checked, and no mean is read without it. A support follows from what
/// is estimated, has infinite ends, and knows what the same value is from the other end. Immutable, thread-safe.
/// </remarks>
/// <param name="Lower">The smallest value; −∞ for a difference of strengths.</param>
/// <param name="Upper">The largest value; +∞ with a lower end of −∞, and of 0 for a ratio.</param>
public readonly record struct Support(double Lower, double Upper)
{
    /// <summary>[0, 1], the range of a rate.</summary>
    public static Support Rate => new(0, 1);

    /// <summary>[0, ∞), the range of a ratio of two shares.</summary>
    public static Support Ratio => new(0, double.PositiveInfinity);

    /// <summary>Whether it is the range of a ratio.</summary>
    internal bool IsRatio => this == Ratio;

    /// <summary>The same value seen from the other end: one minus a rate, minus a difference, one over a ratio.</summary>
    /// <param name="value">A value.</param>
    public double Mirror(double value) => IsRatio ? 1 / value : double.IsInfinity(Upper) ? -value : Lower + Upper - value;

    /// <summary>The value, or the end that it lies beyond.</summary>
    /// <param name="value">A value.</param>
    public double Clip(double value) => Math.Clamp(value, Lower, Upper);
}
