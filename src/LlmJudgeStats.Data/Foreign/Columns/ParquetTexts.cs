using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>A column of texts.</summary>
internal sealed class ParquetTexts(DataField source) : ParquetColumn(source)
{
    private string?[] _values = [];

    public override ReadOnlySpan<char> Cell(int row) => _values[row];

    protected override void Read(ParquetRowGroupReader group, int rows)
    {
        if (_values.Length < rows) _values = new string?[rows];
        ParquetWait.For(group.ReadAsync(Source, _values.AsMemory(0, rows)!));
    }
}
