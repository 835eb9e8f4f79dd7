using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Data;

/// <summary>The rows of a format that is a table: one file after the other, or the parts of one in Parquet.</summary>
internal abstract class TableRows(ForeignContext context) : ForeignRows(context)
{
    private ForeignTable? _table;
    private int _file;
    private long _number;

    /// <summary>What the first row of a file is.</summary>
    protected virtual FirstRow FirstRow => FirstRow.Names;

    /// <summary>Told when a table was opened, before its rows are read.</summary>
    protected abstract void Begin(ForeignTable table);

    /// <summary>Adds the rows of a row of the table.</summary>
    /// <param name="table">The table, at that row.</param>
    /// <param name="number">The place of the row over all files, from 0.</param>
    /// <param name="rows">Takes the rows.</param>
    protected abstract void Map(ForeignTable table, long number, List<ForeignRow> rows);

    public override bool Read(List<ForeignRow> rows)
    {
        while (_table is null || !_table.Read())
        {
            if (!OpenNext()) return false;
        }
        Map(_table, _number++, rows);
        return true;
    }

    public override void Dispose() => _table?.Dispose();

    [MemberNotNullWhen(true, nameof(_table))]
    private bool OpenNext()
    {
        _table?.Dispose();
        _table = null;
        if (_file == Context.Files.Count) return false;
        var isParquet = Context.Choice.IsParquet;
        _table = isParquet ? new(new ParquetRowReader(Context)) : new(Context, Context.Files[_file], FirstRow);
        _file = isParquet ? Context.Files.Count : _file + 1;
        Begin(_table);
        return true;
    }
}
