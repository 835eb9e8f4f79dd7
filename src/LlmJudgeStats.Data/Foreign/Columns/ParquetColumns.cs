using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>The columns of a Parquet file by their types.</summary>
internal static class ParquetColumns
{
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
            // How the package calls a text.
            _ when source.ClrType == typeof(ReadOnlyMemory<char>) => new ParquetTexts(source),
            _ when source.ClrType == typeof(DateOnly) => new ParquetNumbers<DateOnly>(source),
            _ => new ParquetNoText(source),
        };
    }
}
