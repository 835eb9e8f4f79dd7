using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>
/// How sure an answer is to be: the probability with which it may miss, and the quantile that goes with it. The only door to a quantile.
/// </summary>
/// <remarks>
/// <para>An error far smaller than a level can say is kept as it is, so that p-values reach as far down as doubles do.</para>
/// <para>With ν degrees of freedom the quantile is Student's, and every formula is asked at the error at which a normal quantile is as
/// large: <code>z* = t_ν(1 − tail),  error = 2 (1 − Φ(z*))</code> So an interval of a clustered study is that of an independent one of its
/// effective size, at a level nearer to 1. Source: dependence.md 2. Immutable, thread-safe.</para>
/// </remarks>
internal readonly struct Confidence
{
    /// <summary>
    /// The share of its error at which a one-sided limit that was made for gates is computed: pass-rates.md 3.9b and 5.6.
    /// </summary>
    public const double OneSidedShare = 0.9;

    private const double LeastTail = 1e-300;    // a t quantile may be so large that no normal tail is left

    private Confidence(double level, double error, double tail, double quantile)
    {
        Level = level;
        Error = error;
        Tail = tail;
        Quantile = quantile;
    }

    /// <summary>The probability with which the answer holds, strictly between 0 and 1.</summary>
    public double Level { get; }

    /// <summary>
    /// The probability with which the formula may miss: 1 − <see cref="Level"/> without degrees of freedom, else smaller.
    /// </summary>
    public double Error { get; }

    /// <summary>The part of the error on each side that can be missed: half of it of an interval, all of it of one limit.</summary>
    public double Tail { get; }

    /// <summary>z = Φ⁻¹(1 − tail), taken from the small tail.</summary>
    public double Quantile { get; }

    /// <summary>For an interval at a level.</summary>
    public static Confidence TwoSided(double level) => Interval(level, 1 - level);

    /// <summary>For an interval at a level, with so many degrees of freedom.</summary>
    /// <param name="level">The level.</param>
    /// <param name="degreesOfFreedom">ν; below 1 no width can be given, and who asks replaces what comes out.</param>
    public static Confidence TwoSided(double level, double degreesOfFreedom)
    {
        if (!HasStudent(degreesOfFreedom)) return TwoSided(level);
        var z = StudentT.UpperQuantile((1 - level) / 2, degreesOfFreedom);
        var tail = TailAt(z);
        return new(level, 2 * tail, tail, z);
    }

    /// <summary>For an interval that misses with a given probability.</summary>
    public static Confidence TwoSidedError(double error) => Interval(LevelOf(error), error);

    /// <summary>For one limit that misses with a given probability.</summary>
    public static Confidence OneSidedError(double error) => new(LevelOf(error), error, error, -Normal.Quantile(error));

    /// <summary>z for a share of the error on one side, when the other side has the rest of it: negative above one half.</summary>
    /// <remarks>
    /// <code>z = Φ⁻¹(1 − share × error)</code>
    /// With degrees of freedom the error is the one at which a normal quantile is as large as Student's in the middle, so that test and
    /// interval agree. Any split of it misses at most as often as the equal one: P(T &gt; z(tail)) is concave in the tail.
    /// </remarks>
    /// <param name="share">The share of the error, between 0 and 1.</param>
    public double QuantileOf(double share) => -Normal.Quantile(share * Error);

    /// <summary>The upper and the lower quantile of a chi-square, each beyond a tail.</summary>
    public (double Upper, double Lower) OfChiSquare(double degreesOfFreedom) =>
        (ChiSquare.UpperQuantile(Tail, degreesOfFreedom), ChiSquare.UpperQuantile(1 - Tail, degreesOfFreedom));

    /// <summary>The upper and the lower quantile of a ratio of two variances (F), each beyond a tail.</summary>
    public (double Upper, double Lower) OfVarianceRatio(double first, double second) =>
        (VarianceRatio.UpperQuantile(Tail, first, second), VarianceRatio.UpperQuantile(1 - Tail, first, second));

    /// <summary>The quantile of the range of so many independent standard normals, at the level.</summary>
    public double OfRange(int count) => NormalRange.Quantile(count, Level);

    /// <summary>An interval each for so many rates that must all hold: the error shared equally (Bonferroni).</summary>
    public Confidence SharedBy(int rates) => TwoSided(1 - (Error / rates));

    /// <summary>The error at which a one-sided limit is asked for when there are ν degrees of freedom.</summary>
    /// <remarks><code>share × error' = 1 − Φ(t_ν(1 − share × error))</code></remarks>
    /// <param name="error">The probability with which the limit may miss.</param>
    /// <param name="degreesOfFreedom">ν.</param>
    /// <param name="share">The share of its error at which the limit is computed: <see cref="OneSidedShare"/> or 1.</param>
    public static double OneSidedError(double error, double degreesOfFreedom, double share) =>
        HasStudent(degreesOfFreedom) ? TailAt(StudentT.UpperQuantile(share * error, degreesOfFreedom)) / share : error;

    /// <summary>The two-sided p-value with ν degrees of freedom from that of the same inversion without them: dependence.md 2.</summary>
    /// <remarks><code>p = 2 P(T_ν &gt; Φ⁻¹(1 − p₀/2))</code> 1 where ν is below 1.</remarks>
    public static double PValue(double independent, double degreesOfFreedom) =>
        double.IsPositiveInfinity(degreesOfFreedom) ? independent
        : degreesOfFreedom < 1 || independent >= 1 ? 1
        : 2 * StudentTail(independent / 2, degreesOfFreedom);

    /// <summary>The one-sided p-value likewise: 1 where it would reach one half.</summary>
    /// <remarks><code>p = P(T_ν &gt; Φ⁻¹(1 − share × p₀)) / share</code></remarks>
    public static double OneSidedPValue(double independent, double degreesOfFreedom, double share)
    {
        if (double.IsPositiveInfinity(degreesOfFreedom)) return independent;
        if (degreesOfFreedom < 1 || independent >= 0.5) return 1;
        var p = StudentTail(share * independent, degreesOfFreedom) / share;
        return p < 0.5 ? p : 1;
    }

    private static bool HasStudent(double degreesOfFreedom) => degreesOfFreedom >= 1 && !double.IsPositiveInfinity(degreesOfFreedom);

    // A p-value of 0 is below what doubles can say, not nothing: heavy tails have something there.
    private static double StudentTail(double tail, double degreesOfFreedom) =>
        StudentT.UpperTail(-Normal.Quantile(Math.Max(tail, LeastTail)), degreesOfFreedom);

    private static double TailAt(double z) => Math.Max(Normal.UpperTail(z), LeastTail);

    private static Confidence Interval(double level, double error) => new(level, error, error / 2, Normal.TwoSidedError(error));

    // Kept inside (0, 1) where it would round to an end.
    private static double LevelOf(double error) => Math.Clamp(1 - error, double.Epsilon, Math.BitDecrement(1.0));
}
