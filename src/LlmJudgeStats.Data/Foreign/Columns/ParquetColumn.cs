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

    /// <summary>Makes sure that the values of a group are there.</summary>
    public void Load(ParquetRowGroupReader group, int number)
    {
        if (_group == number) return;
        _group = number;
        Read(group, checked((int)group.RowCount));
    }

    /// <summary>Lets go of what was read: another file begins.</summary>
    public void Restart() => _group = -1;

    protected abstract void Read(ParquetRowGroupReader group, int rows);

    /// <summary>The column of a field; one without text for what is no scalar.</summary>
    public static ParquetColumn Of(DataField source)
    {
        if (source.IsArray || source.MaxRepetitionLevel > 0) return new ParquetNoText(source);
        return Type.GetTypeCode(source.ClrType) switch
        {
            TypeCode.String => new ParquetTexts(source),
            TypeCode.Boolean => new ParquetTruths(source),
            TypeCode.SByte => new ParquetNumbers<sbyte>(source),
            TypeCode.Byte => new ParquetNumbers<byte>(source),
            TypeCode.Int16 => new ParquetNumbers<short>(source),
            TypeCode.UInt16 => new ParquetNumbers<ushort>(source),
            TypeCode.Int32 => new ParquetNumbers<int>(source),
            TypeCode.UInt32 => new ParquetNumbers<uint>(source),
            TypeCode.Int64 => new ParquetNumbers<long>(source),
            TypeCode.UInt64 => new ParquetNumbers<ulong>(source),
            TypeCode.Single => new ParquetNumbers<float>(source),
            TypeCode.Double => new ParquetNumbers<double>(source),
            TypeCode.Decimal => new ParquetNumbers<decimal>(source),
            TypeCode.DateTime => new ParquetNumbers<DateTime>(source),
            _ when source.ClrType == typeof(DateOnly) => new ParquetNumbers<DateOnly>(source),
            _ => new ParquetNoText(source),
        };
    }
}
