using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>A column of truth values.</summary>
internal sealed class ParquetTruths(DataField source) : ParquetValues<bool>(source)
{
    public override ReadOnlySpan<char> Cell(int row) => Value(row) is { } value ? value ? "true" : "false" : default;
}
