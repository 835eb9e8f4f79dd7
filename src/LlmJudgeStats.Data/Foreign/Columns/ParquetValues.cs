using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>A column of values of one size, with gaps or without.</summary>
internal abstract class ParquetValues<T>(DataField source) : ParquetColumn(source)
    where T : struct
{
    private T?[] _values = [];
    private T[] _whole = [];

    protected T? Value(int row) => Source.IsNullable ? _values[row] : _whole[row];

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
}
