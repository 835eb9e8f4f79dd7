using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>One column of a Parquet file: its values of one row group at a time, as text.</summary>
internal abstract class ParquetColumn(DataField source)
{
    private int _group = -1;

    protected DataField Source => source;

    /// <summary>Whether its values are scalars that can be written as text.</summary>
    public virtual bool IsText => true;

    /// <summary>The text of a value; empty where there is none.</summary>
    public abstract ReadOnlySpan<char> Cell(int row);

    /// <summary>Whether the values of a group are there.</summary>
    public bool Has(int number) => _group == number;

    /// <summary>Reads the values of a group.</summary>
    public void Load(ParquetRowGroupReader group, int number)
    {
        Read(group, checked((int)group.RowCount));
        _group = number;
    }

    protected abstract void Read(ParquetRowGroupReader group, int rows);
}
