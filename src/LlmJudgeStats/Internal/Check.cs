using System.Runtime.CompilerServices;

namespace LlmJudgeStats;

/// <summary>Returns the value or throws. Every condition is written so that NaN fails it.</summary>
internal static class Check
{
    public static long Count(long value, [CallerMemberName] string name = "") =>
        value >= 0 ? value : Throw.NegativeCount(value, name);

    public static double Count(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < double.PositiveInfinity ? Math.Abs(value) : Throw.BadCount(value, name);   // Abs: -0 becomes 0

    public static double Unit(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? Math.Abs(value) : Throw.OutsideUnit(value, name);

    public static double Level(double value, [CallerMemberName] string name = "") =>
        value is > 0 and < 1 ? value : Throw.BadLevel(value, name);

    public static double Positive(double value, [CallerMemberName] string name = "") =>
        value is > 0 and < double.PositiveInfinity ? value : Throw.NotPositive(value, name);

    public static T Defined<T>(T value, [CallerMemberName] string name = "") where T : struct, Enum =>
        Enum.IsDefined(value) ? value : Throw.UndefinedMember(value, name);

    /// <summary>The exact sum of two counts, or an <see cref="ArgumentException"/>: merging never wraps around.</summary>
    public static long Sum(long left, long right, string name)
    {
        var sum = unchecked(left + right);
        return sum >= 0 ? sum : Throw.CountOverflow(name);
    }
}
