using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>
/// How sure an answer is to be: the probability with which it may miss, and the quantile that goes with it. The only door to a quantile.
/// </summary>
/// <remarks>
/// An error far smaller than a level can say is kept as it is, so that p-values reach as far down as doubles do. Immutable, thread-safe.
/// </remarks>
internal readonly struct Confidence
{
    /// <summary>
    /// The share of its error at which a one-sided limit that was made for gates is computed: pass-rates.md 3.9b and 5.6.
    /// </summary>
    public const double OneSidedShare = 0.9;

    private Confidence(double level, double error, double tail, double quantile)
    {
        Level = level;
        Error = error;
        Tail = tail;
        Quantile = quantile;
    }

    /// <summary>The probability with which the answer holds: 1 − <see cref="Error"/>, strictly between 0 and 1.</summary>
    public double Level { get; }

    /// <summary>The probability with which the answer may miss.</summary>
    public double Error { get; }

    /// <summary>The part of the error on each side that can be missed: half of it of an interval, all of it of one limit.</summary>
    public double Tail { get; }

    /// <summary>z = Φ⁻¹(1 − tail), taken from the small tail.</summary>
    public double Quantile { get; }

    /// <summary>For an interval at a level.</summary>
    public static Confidence TwoSided(double level) => Interval(level, 1 - level);

    /// <summary>For an interval that misses with a given probability.</summary>
    public static Confidence TwoSidedError(double error) => Interval(LevelOf(error), error);

    /// <summary>For one limit that misses with a given probability.</summary>
    public static Confidence OneSidedError(double error) => new(LevelOf(error), error, error, -Normal.Quantile(error));

    private static Confidence Interval(double level, double error) => new(level, error, error / 2, Normal.TwoSidedError(error));

    // Kept inside (0, 1) where it would round to an end.
    private static double LevelOf(double error) => Math.Clamp(1 - error, double.Epsilon, Math.BitDecrement(1.0));
}
