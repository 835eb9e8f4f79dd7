using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace LlmJudgeStats;

/// <summary>Returns the value or throws. Every condition is written so that NaN fails it.</summary>
internal static class Check
{
    /// <summary>The largest real-valued count: above the largest tally, 2^64, and far from any overflow.</summary>
    public const double MaxCount = 1e20;

    public static long Count(long value, [CallerMemberName] string name = "") =>
        value >= 0 ? value : Throw.Outside(value, name, "a count must be zero or more");

    public static int Count(int value, [CallerMemberName] string name = "") =>
        value >= 0 ? value : Throw.Outside(value, name, "a count must be zero or more");

    public static double Count(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= MaxCount ? Math.Abs(value) : Throw.BadCount(value, name);   // Abs: -0 becomes 0

    public static double Count(long value, int row, string name) =>
        value >= 0 ? value : Throw.NotACount(value, row, name);

    public static double Count(double value, int row, string name) =>
        value is >= 0 and <= MaxCount ? Math.Abs(value) : Throw.NotACount(value, row, name);

    public static T NotNull<T>(T value, [CallerMemberName] string name = "") where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>A name that is there.</summary>
    public static string NotEmpty(string value, [CallerMemberName] string name = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        return value;
    }

    /// <summary>Names that are there, each once.</summary>
    public static ImmutableArray<string> Names(ReadOnlySpan<string> names, int fewest, string name)
    {
        if (names.Length < fewest) Throw.FewNames(names.Length, fewest, name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (string.IsNullOrEmpty(names[i])) Throw.EmptyName(i, name);
            if (!seen.Add(names[i])) Throw.RepeatedName(names[i], i, name);
        }
        return [.. names];
    }

    public static int AtLeastOne(int value, [CallerMemberName] string name = "") =>
        value >= 1 ? value : Throw.Outside(value, name, "one or more is needed");

    public static int Index(int value, int size, string name) =>
        (uint)value < (uint)size ? value : Throw.OutsideIndex(value, size, name);

    public static double RangeEnd(double value, string name) =>
        Math.Abs(value) <= MaxScore
            ? value + 0.0
            : Throw.Outside(value, name, "an end of a range must be a number from -1e100 to 1e100");    // -0 becomes 0

    public static double InRange(double value, double lower, double upper, string name) =>
        value >= lower && value <= upper ? value : Throw.OutsideSupport(value, lower, upper, name);

    public static double Unit(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? Math.Abs(value) : Throw.OutsideUnit(value, name);

    public static double Whole(double value, string name) =>
        value is >= 0 and < 1L << 53 && value == Math.Floor(value) ? value : Throw.NotWhole(value, name);

    public static double Between(double value, double least, double largest, string name) =>
        value >= least && value <= largest ? value : Throw.NotBetween(value, least, largest, name);

    public static long ClusterSize(long value, string name) =>
        value <= int.MaxValue ? value : Throw.Outside(value, name, "a cluster must hold fewer than 2^31 items");

    public static double NotNegative(double value, string name) =>
        value >= 0
            ? Math.Abs(value)
            : Throw.Outside(value, name, "degrees of freedom must be zero or more; infinitely many for independent items");

    public static double Epsilon(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1
            ? Math.Abs(value)
            : Throw.Outside(value, name,
                "the advantage that an annotator keeps must lie in [0, 1): 0.2 for experts, 0.15 for skilled people, 0.1 for a crowd");

    public static double Correlation(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? Math.Abs(value) : Throw.Outside(value, name, "the correlation within clusters must lie in [0, 1)");

    public static double Inside(double value, [CallerMemberName] string name = "") =>
        value is > 0 and < 1 ? value : Throw.NotInside(value, name);

    public static double Level(double value, [CallerMemberName] string name = "") =>
        value is > 0 and < 1 ? value : Throw.BadLevel(value, name);

    public static double OneSidedLevel(double value, [CallerMemberName] string name = "") =>
        value is > 0.5 and < 1 ? value : Throw.BadOneSidedLevel(value, name);

    // With fewer than 100 a percentile at 95 % is an extreme, and 1e7 take seconds.
    public static int Replicates(int value, [CallerMemberName] string name = "") =>
        value is >= 100 and <= 10_000_000 ? value : Throw.Outside(value, name, "a bootstrap takes from 100 to 10,000,000 replicates");

    // A shape beyond 1e12 is a prior that no data can move, and one below 1e-6 piles up at the edges: both are slips.
    public static double Shape(double value, [CallerMemberName] string name = "") =>
        value is >= 1e-6 and <= 1e12
            ? value
            : Throw.Outside(value, name, "a shape of a beta prior must lie in [1e-6, 1e12]; with 0 the posterior could be improper");

    public static double Price(double value, [CallerMemberName] string name = "") =>
        value is > 0 and <= 1e12
            ? value
            : Throw.Outside(value, name, "a price must lie above 0 and not above 1e12; what costs nothing needs no plan");

    public static double HalfWidth(double value, [CallerMemberName] string name = "") =>
        value is > 0 and < 0.5 ? value : Throw.BadHalfWidth(value, name);

    public static long Planned(long value, long least, [CallerMemberName] string name = "") =>
        value >= least && value <= 1_000_000_000 ? value : Throw.NotPlanned(value, least, name);

    public static double DesignEffect(double value, [CallerMemberName] string name = "") =>
        value is >= 1 and <= 1e6
            ? value
            : Throw.Outside(value, name, "a design effect must lie from 1 (independent items) to 1e6: items are worth so many times less");

    /// <summary>The largest score: its square, and sums of as many as can be counted, are far from any overflow.</summary>
    public const double MaxScore = 1e100;

    public static double ScoreMean(double value, string name) =>
        Math.Abs(value) <= MaxScore ? value : Throw.Outside(value, name, "a score must be a number from -1e100 to 1e100");

    public static double SquaredDeviations(double value, long count, string name) =>
        value >= 0 && value <= (count > 1 ? count * MaxScore * MaxScore : 0)
            ? Math.Abs(value)
            : Throw.NotSquaredDeviations(value, count, name);

    /// <summary>Looks for a value that is no score where the moments of all say that there may be one.</summary>
    public static void Scores(ReadOnlySpan<double> values, double mean, double squaredDeviations, string name)
    {
        if (Math.Abs(mean) <= MaxScore && squaredDeviations <= values.Length * MaxScore * MaxScore) return;
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i]) <= MaxScore)) Throw.NotAScore(values[i], i, name);
        }
    }

    /// <summary>A score for each of so many classes, rising.</summary>
    public static void RisingScores(ReadOnlySpan<double> values, int classes, string nameOfClasses, string name)
    {
        SameLength(nameOfClasses, classes, name, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i]) <= MaxScore)) Throw.NotAScore(values[i], i, name);
            if (i > 0 && !(values[i] > values[i - 1])) Throw.NotRising(values[i - 1], values[i], i, name);
        }
    }

    public static void PackedCount(long count, int words, string name)
    {
        if (Count(count, name) > 64L * words) Throw.MoreThanBits(count, words, name);
    }

    /// <summary>Tables to be merged: one at least, and none of them missing.</summary>
    public static void Tables<T>(ReadOnlySpan<T> parts, string name) where T : class
    {
        if (parts.IsEmpty) Throw.NoTables(name);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is null) Throw.MissingTable(i, name);
        }
    }

    public static void SameLength(string first, int firstLength, string second, int secondLength)
    {
        if (firstLength != secondLength) Throw.UnequalLengths(first, firstLength, second, secondLength);
    }

    public static T Defined<T>(T value, [CallerMemberName] string name = "") where T : struct, Enum =>
        (uint)Unsafe.BitCast<T, int>(value) < (uint)Members<T>.Count ? value : Throw.UndefinedMember(value, name);

    /// <summary>The exact sum of two counts, or an <see cref="ArgumentException"/>: merging never wraps around.</summary>
    public static long Sum(long left, long right, string name)
    {
        var sum = unchecked(left + right);
        return sum >= 0 ? sum : Throw.CountOverflow(name);
    }

    /// <summary>A number of items that is asked for, of parts that were counted.</summary>
    public static long Total(Int128 sum) => sum <= long.MaxValue ? (long)sum : Throw.TotalOverflow();
}
