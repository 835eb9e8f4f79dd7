namespace LlmJudgeStats.Data;

/// <summary>An evaluation table of MLflow as CSV or Parquet.</summary>
internal sealed class MlflowTableRows(ForeignContext context) : ForeignRows(context)
{
    private ForeignTable? _table;
    private MlflowScorers? _scorers;
    private int _file;
    private long _number;

    public override bool Read(List<ForeignRow> rows)
    {
        while (_table is null || !_table.Read())
        {
            if (!OpenNext()) return false;
        }
        _scorers!.AddRows(_table.Cell, _number++, _table.Line, rows);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _table?.Dispose();
        base.Dispose(disposing);
    }

    private bool OpenNext()
    {
        _table?.Dispose();
        _table = null;
        if (_file == Context.Files.Count) return false;
        if (Context.Choice.IsParquet)
        {
            // Parts of one table are read as one.
            _file = Context.Files.Count;
            _table = new(new ParquetRowReader(Context));
        }
        else
        {
            _table = new(Context, Context.Files[_file++]);
        }
        _scorers = new(Context, null, _table.Columns);
        return true;
    }
}
