using System.Globalization;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>
/// A column of numbers or dates. Whole numbers of a floating type are written as whole numbers: data frames store gaps so.
/// </summary>
internal sealed class ParquetNumbers<T>(DataField source) : ParquetValues<T>(source)
    where T : struct, ISpanFormattable
{
    private const int LongestNumber = 64;
    private readonly char[] _text = new char[LongestNumber];

    public override ReadOnlySpan<char> Cell(int row)
    {
        if (Value(row) is not { } there || IsNaN(there)) return default;
        var format = there is DateTime or DateOnly ? "O" : default(ReadOnlySpan<char>);
        return there.TryFormat(_text, out var length, format, CultureInfo.InvariantCulture) ? _text.AsSpan(0, length) : default;
    }

    private static bool IsNaN(T value) => value is double.NaN or float.NaN;
}
