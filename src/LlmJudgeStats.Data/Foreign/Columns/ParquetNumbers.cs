using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>
/// A column of numbers or dates. Whole numbers of a floating type are written as whole numbers: data frames store gaps so.
/// </summary>
internal sealed class ParquetNumbers<T>(DataField source) : ParquetColumn(source)
    where T : struct, ISpanFormattable
{
    private const int LongestNumber = 64;
    private readonly char[] _text = new char[LongestNumber];
    private T?[] _values = [];
    private T[] _whole = [];

    public override ReadOnlySpan<char> Cell(int row)
    {
        var value = Source.IsNullable ? _values[row] : _whole[row];
        if (value is not { } there || IsNaN(there)) return default;
        var format = there is DateTime or DateOnly ? "O" : default(ReadOnlySpan<char>);
        return there.TryFormat(_text, out var length, format, CultureInfo.InvariantCulture) ? _text.AsSpan(0, length) : default;
    }

    protected override void Read(ParquetRowGroupReader group, int rows)
    {
        if (Source.IsNullable)
        {
            if (_values.Length < rows) _values = new T?[rows];
            ParquetWait.For(group.ReadAsync<T>(Source, _values.AsMemory(0, rows)));
            return;
        }
        if (_whole.Length < rows) _whole = new T[rows];
        ParquetWait.For(group.ReadAsync<T>(Source, _whole.AsMemory(0, rows)));
    }

    private static bool IsNaN(T value) => value is double.NaN or float.NaN;
}
