using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>A column of truth values.</summary>
internal sealed class ParquetTruths(DataField source) : ParquetColumn(source)
{
    private bool?[] _values = [];
    private bool[] _whole = [];

    public override ReadOnlySpan<char> Cell(int row)
    {
        var value = Source.IsNullable ? _values[row] : _whole[row];
        return value is null ? default : value.Value ? "true" : "false";
    }

    protected override void Read(ParquetRowGroupReader group, int rows)
    {
        if (Source.IsNullable)
        {
            if (_values.Length < rows) _values = new bool?[rows];
            ParquetWait.For(group.ReadAsync<bool>(Source, _values.AsMemory(0, rows)));
            return;
        }
        if (_whole.Length < rows) _whole = new bool[rows];
        ParquetWait.For(group.ReadAsync<bool>(Source, _whole.AsMemory(0, rows)));
    }
}
