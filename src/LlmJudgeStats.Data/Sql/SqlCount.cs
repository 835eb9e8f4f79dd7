using System.Numerics;

namespace LlmJudgeStats.Data;

/// <summary>Numbers of rows, whatever type a database gives them.</summary>
internal static class SqlCount
{
    private const double LargestExact = 1L << 53;

    /// <summary>A whole number from 0 to 2^63 - 1; nothing is 0.</summary>
    /// <returns>The number; nothing where the value is none.</returns>
    public static long? Of(object value) => value switch
    {
        DBNull => 0,
        long number => AtLeastZero(number),
        int or short or sbyte or byte or ushort or uint => AtLeastZero(Convert.ToInt64(value, null)),
        ulong number => number <= long.MaxValue ? (long)number : null,
        BigInteger number => number >= 0 && number <= long.MaxValue ? (long)number : null,
        decimal number => number >= 0 && number <= long.MaxValue && decimal.Truncate(number) == number ? (long)number : null,
        double number => number is >= 0 and <= LargestExact && Math.Floor(number) == number ? (long)number : null,
        _ => null,
    };

    /// <summary>Ends a reading whose database gave a number of rows that is none.</summary>
    public static long Refuse(object value, string what, ErrorLog errors)
    {
        errors.Fail(new(DataCodes.BadCount, $"the database counted '{Excerpt.Of(SqlColumn.TextOf(value))}' {what}",
            "a number of rows is whole, and not larger than 2^63-1"));
        return 0;
    }

    private static long? AtLeastZero(long number) => number >= 0 ? number : null;
}
