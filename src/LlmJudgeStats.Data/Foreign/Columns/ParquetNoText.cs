using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>A column of lists, bytes or something else that is no text.</summary>
internal sealed class ParquetNoText(DataField source) : ParquetColumn(source)
{
    public override bool IsText => false;

    public override ReadOnlySpan<char> Cell(int row) => default;

    protected override void Read(ParquetRowGroupReader group, int rows)
    {
    }
}
